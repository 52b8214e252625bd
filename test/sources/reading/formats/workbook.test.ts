// Workbooks: the first sheet as a table, and archives that are judged before anything opens them.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'
import { workbookFile } from './workbook-file.ts'

const ROWS = [
  ['Title', 'Authors', 'Year', 'DOI', 'Notes of ours'],
  ['Being heard & seen', 'Mercer, Anna; Holt, Ben', 2019, '10.1000/JCE.1', 'x'],
  ['', '', '', '', ''],
  ['', 'Quill, Rosa', 2018, '', ''],
]

describe('a workbook', () => {
  test('gives a record for each row that holds anything', async () => {
    const { kind, references, columns, remarks } = await readText(workbookFile(ROWS))
    expect(kind).toBe('xlsx')
    expect(references.map(one => [one.line, one.record?.title, one.record?.year, one.record?.authors])).toEqual([
      [2, 'Being heard & seen', 2019, ['Mercer, Anna', 'Holt, Ben']],
      [4, '', 2018, ['Quill, Rosa']],
    ])
    expect(references[0]?.record?.doi).toBe('10.1000/jce.1')
    expect(references[0]?.raw).toContain('Being heard & seen\tMercer')
    expect(columns.at(-1)).toEqual({ name: 'Notes of ours', field: '' })
    expect(remarks.map(one => one.line)).toEqual([4])
  })

  test('may have lines above the names of its columns', async () => {
    const { references } = await readText(workbookFile([['Exported for the team'], [], ...ROWS]))
    expect(references.map(one => one.line)).toEqual([4, 6])
  })

  test.each([
    [
      'no column that is known',
      workbookFile([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      'has no row with the names of its columns',
    ],
    [
      'a zip of something else',
      Buffer.from(zipSync({ 'notes.txt': strToU8('x') })),
      'a zip archive or an Office file of another kind',
    ],
    ['cut off', workbookFile(ROWS).subarray(0, 400), 'damaged or incomplete'],
    ['a sheet that is no sheet', workbookFile([], { 'xl/workbook.xml': strToU8('<') }), 'damaged and cannot be opened'],
    ['a name that leads out', workbookFile(ROWS, { '../evil.xml': strToU8('x') }), 'damaged or incomplete'],
  ])('with %s is refused', async (_, bytes, sentence) => {
    const read = await readText(bytes)
    expect(read.refusal).toContain(sentence)
    expect(read.references).toEqual([])
  })

  test('that unpacks to a thousand times its size is refused before it is read', async () => {
    const bomb = workbookFile(ROWS, { 'xl/media/a.bin': new Uint8Array(30_000_000) })
    expect((await readText(bomb)).refusal).toContain('unpacks to far more than its size')
  })

  test('with too many parts is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`p${i}`, new Uint8Array(0)]))
    expect((await readText(workbookFile(ROWS, many))).refusal).toContain('more than 2,000 parts')
  })
})
