// Any cells come back from CSV and from a workbook as they were, and none of them is a formula.

import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { restored } from '../../../src/core/csv.ts'
import { PRINCIPLE_COLUMNS, type PrincipleRow } from '../../../src/reports/tables/principles/columns.ts'
import { toCsvBytes } from '../../../src/reports/tables/writing/csv.ts'
import { toWorkbook } from '../../../src/reports/tables/writing/workbook.ts'
import { csvRows, firstRows, head, partsOf, sheetsOf, tableOf } from './written.ts'

const piece = fc.constantFrom(
  ...['=', '+', '-', '@', '\t', "'", ' ', '\n', '"', ',', ';', '&', '<', '>', ']]>', '_x0041_', '_x005F_', '__proto__'],
  ...['constructor', '😀', '\u0001', '\u000b', '\ufffd', '\uffff', '\r', 'é', 'עברית', 'a', '1', '.'],
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
  fc.constantFrom('__proto__', 'constructor', '1e9', '007', 'TRUE', '2026-11-21', '-5', '+31 20 123'),
)
const columns = ['first', 'second', 'third'].map(name => head(name))
const rows = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 })
const isNumber = (cell: string) => /^[+-]?\d+([.,]\d+)?$/.test(cell)

test('any texts come back from CSV, and no line of a cell begins a formula', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async cells => {
      const [names, ...read] = csvRows(await toCsvBytes(tableOf(columns, cells)))
      expect(names).toEqual(['first', 'second', 'third'])
      expect(read.map(row => row.map(restored))).toEqual(cells)
      for (const cell of read.flat().filter(cell => !isNumber(cell)))
        for (const line of cell.split(/[\r\n]/)) expect(line.trimStart()).not.toMatch(/^[=+\-@]/)
    }),
    { numRuns: 150 },
  )
})

test('any texts come back from a workbook, which is well-formed and holds no formula', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async cells => {
      const bytes = await toWorkbook([tableOf(columns, cells)])
      for (const [, xml] of partsOf(bytes)) wellFormed(xml)
      expect(sheetsOf(bytes).get('records')).not.toContain('<f>')
      const [names, ...read] = await firstRows(bytes)
      expect(names).toEqual(['first', 'second', 'third'])
      // What is empty at the end of a row, and rows without anything, are not in a workbook.
      const filled = (list: readonly (readonly string[])[]) =>
        list.map(row => [0, 1, 2].map(at => restored(row[at] ?? ''))).filter(row => row.some(cell => cell !== ''))
      expect(filled(read)).toEqual(cells.filter(row => row.some(cell => cell !== '')))
    }),
    { numRuns: 60 },
  )
})

test('numbers, days and times are what a spreadsheet counts with; what is no date stays a text', async () => {
  const kinds = [head('n', 'number'), head('d', 'day'), head('t', 'time')]
  const bytes = await toWorkbook([
    tableOf(kinds, [
      [12.5, '2026-11-21', '2026-11-21T12:00:00.000Z'],
      [null, '2026-02-30', '1066'],
    ]),
  ])
  const sheet = sheetsOf(bytes).get('records') ?? ''
  expect(sheet).toContain('<c r="A2"><v>12.5</v></c><c r="B2" s="2"><v>46347</v></c><c r="C2" s="3"><v>46347.5</v></c>')
  expect(sheet).toContain('2026-02-30</t>')
  expect(sheet).toContain('1066</t>')
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  expect(sheet).toMatch(/<c r="A1" s="1" t="inlineStr">/)
})

test('a text longer than a cell goes on in a sheet of its own, and nothing of it is lost', async () => {
  const prose = `${'x'.repeat(15_999)}😀${'word '.repeat(20_000)}`
  const list = '- an item\n=1+1\n'.repeat(5_000)
  const bytes = await toWorkbook([
    tableOf(
      [head('a'), head('abstract')],
      [
        ['short', prose],
        ['list', list],
      ],
    ),
  ])
  const [, ...cells] = await firstRows(bytes)
  for (const row of cells) {
    expect(row[1]?.length).toBeLessThanOrEqual(32_767)
    expect(row[1]).toMatch(/… \[goes on in the sheet “continued”, \d parts in all\]$/)
  }
  const sheet = sheetsOf(bytes).get('continued') ?? ''
  const rows = [...sheet.matchAll(/<c r="B\d+"><v>(\d+)<\/v>.*?<c r="E\d+"[^>]*><is><t[^>]*>([^<]*)</gs)]
  const whole = (row: string) => rows.flatMap(found => (found[1] === row ? [restored(found[2] ?? '')] : [])).join('')
  expect(whole('2')).toBe(prose)
  expect(whole('3')).toBe(list)
  expect(sheetsOf(bytes).get('codebook')).toContain('continued')
  const [, csv] = csvRows(await toCsvBytes(tableOf([head('a'), head('abstract')], [['short', prose]])))
  expect(csv?.[1]).toBe(prose)
})

test('sheets have short names that every program takes', async () => {
  const bytes = await toWorkbook([tableOf(columns, [], 'codebook'), tableOf(columns, [], 'activity')])
  expect([...sheetsOf(bytes).keys()]).toEqual(['terms', 'activity', 'codebook'])
})

test('others have their turn while a long table is written', async () => {
  const many = Array.from({ length: 5_000 }, (_, at) => [`row ${at}`, 'word '.repeat(100), null])
  let turns = 0
  let isDone = false
  const count = () => {
    turns++
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  await toCsvBytes(tableOf(columns, many))
  await toWorkbook([tableOf(columns, many)])
  isDone = true
  expect(turns).toBeGreaterThan(45)
})

function wellFormed(xml: string): void {
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
}

test('a study that contradicts a principle and supports it too stands under both', () => {
  const studies = [{ label: 'Bos 2023', stance: 'contradicts', stances: ['contradicts', 'supports', 'background'] }]
  const row = { resting: { studies } } as unknown as PrincipleRow
  const cell = (name: string) => PRINCIPLE_COLUMNS.find(column => column.name === name)?.of(row)
  expect(['supporting', 'refining', 'contradicting'].map(one => cell(`studies_${one}`))).toEqual([
    ...['Bos 2023', '', 'Bos 2023'],
  ])
})
