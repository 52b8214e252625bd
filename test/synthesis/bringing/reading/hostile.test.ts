// Tables that nobody means well: huge cells, unbalanced tags, formulas, and whatever characters there are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretchesOf } from '../../../../src/configurations/wording.ts'
import { rowsOfText } from '../../../../src/synthesis/bringing/grid.ts'
import { referencesIn } from '../../../../src/synthesis/bringing/reading/references.ts'
import { readSentence } from '../../../../src/synthesis/bringing/reading/sentence/sentence.ts'
import { NO_CHOICES, tableOf } from '../../../../src/synthesis/bringing/reading/table.ts'
import { spentSince, spentUntilNow } from '../../../support/measuring/spent.ts'

/** Twice the text takes at most so many times as long; what is quadratic takes four times. */
function millis(work: () => unknown): number {
  const began = spentUntilNow()
  work()
  return spentSince(began)
}

const LONG = 100_000
const CELLS: Readonly<Record<string, string>> = {
  'open brackets': '('.repeat(LONG),
  'closed brackets': ')'.repeat(LONG),
  'pairs of brackets': '()[]'.repeat(LONG / 4),
  tags: '(C1) '.repeat(LONG / 5),
  'tags with words': 'a (M) '.repeat(LONG / 6),
  'half tags': '(C'.repeat(LONG / 2),
  'colon tags': 'C1: '.repeat(LONG / 4),
  citations: '(Smith 2019; Jones 2020)'.repeat(LONG / 24),
  years: '2019, '.repeat(LONG / 6),
  names: 'Smith, '.repeat(LONG / 7),
  connectives: 'and or then because '.repeat(LONG / 20),
  spaces: ' \t'.repeat(LONG / 2),
  semicolons: ';'.repeat(LONG),
  dots: '. '.repeat(LONG / 2),
  ifs: 'if then because '.repeat(LONG / 16),
  opposite: 'opposite confirmed '.repeat(LONG / 19),
  one: 'x'.repeat(LONG),
}

test.each(Object.entries(CELLS))('a cell of %s is read in time that grows with it', (_, cell) => {
  for (const header of ['CMOC', 'Sources', 'Mechanism', 'ID', 'Title']) {
    const grid = {
      rows: [
        { line: 1, cells: [header, 'Note'] },
        { line: 2, cells: [cell, 'x'] },
      ],
    }
    expect(millis(() => tableOf(grid))).toBeLessThan(1_500)
  }
  expect(millis(() => referencesIn(cell))).toBeLessThan(1_000)
})

test('ten thousand rows are read in a few seconds, with nobody under two parents', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    line: at + 2,
    cells: [
      `${Math.floor(at / 5)}${'abcde'[at % 5]}`,
      `When ${at} (C1), they grow (M1) and bloom (O1).`,
      `Alder ${1950 + (at % 60)}`,
    ],
  }))
  const grid = { rows: [{ line: 1, cells: ['No.', 'CMOC', 'Sources'] }, ...rows] }
  let table = tableOf({ rows: grid.rows.slice(0, 10) })
  expect(millis(() => (table = tableOf(grid)))).toBeLessThan(6_000)
  expect(table.rows).toHaveLength(10_000)
})

test('no words are lost from a sentence, whatever it holds', () => {
  const bit = fc.constantFrom(
    '(C1)',
    '(M)',
    '[O]',
    '(',
    ')',
    '[',
    ']',
    'C1:',
    'words',
    'more words',
    '. ',
    ', ',
    ' ',
    '(Smith 2019)',
    '(c)',
    'x',
  )
  const letters = (text: string) => text.replaceAll(/[^a-z]/g, '')
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 30 }), bits => {
      const { wording, parts, sources } = readSentence(bits.join(' '), new Map())
      const plain = stretchesOf(wording)
        .map(stretch => stretch.text)
        .join('')
      const kept = bits.filter(one => one === 'words' || one === 'more words' || one === 'x').join('')
      expect(letters(plain.replaceAll(/\(c\)/g, ''))).toContain(letters(kept).slice(0, 1))
      for (const word of ['words', 'more']) {
        const times = (text: string) => text.split(word).length
        expect(times(plain)).toBe(times(bits.join(' ')))
      }
      for (const part of parts) expect(stretchesOf(wording).some(one => one.mark === part.mark)).toBe(true)
      expect(sources.length).toBeLessThanOrEqual(bits.length)
    }),
    { numRuns: 500 },
  )
})

test('any text at all is read without breaking', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), async (text, isFile) => {
      const grid = await rowsOfText(text, isFile)
      if (!('refusal' in grid)) tableOf(grid, NO_CHOICES)
    }),
    { numRuns: 300 },
  )
})

test('a formula that was neutralised for a spreadsheet is what it was', () => {
  const rows = [
    { line: 1, cells: ['ID', 'Title', 'CMOC'] },
    { line: 2, cells: ['1', "'=1+1", 'When a (C), b (M), c (O).'] },
  ]
  expect(tableOf({ rows }).rows[0]?.title).toBe('=1+1')
})
