/** Whatever words are set in columns come out again, each at the place on its page where it was put. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FoundText } from '../../../src/documents/extraction/plain.ts'
import { packRuns, unpackRuns } from '../../../src/documents/layout/domain.ts'
import { pdf, type Sheet } from '../../support/pdf.ts'
import { typeset } from '../../support/typeset.ts'
import { reading } from './support/reading.ts'

/** None that begins with “self”: broken behind it, nothing tells its hyphen from that of “self-care”. */
const word = fc
  .array(fc.constantFrom(...'aeioubdfglmnprstvwy'), { minLength: 2, maxLength: 11 })
  .map(letters => letters.join(''))
  .filter(letters => !letters.startsWith('self'))
const sentence = fc
  .array(word, { minLength: 5, maxLength: 16 })
  .map(words => `${words[0]![0]!.toUpperCase()}${words.join(' ').slice(1)}.`)
const paragraph = fc.array(sentence, { minLength: 2, maxLength: 7 }).map(sentences => sentences.join(' '))
/** Narrow columns are not justified without breaking words: their gaps would be as wide as those between cells. */
const setting = fc
  .record({
    columns: fc.constantFrom(1, 2, 3),
    size: fc.constantFrom(9, 10, 11),
    indents: fc.boolean(),
    isJustified: fc.boolean(),
    hyphenates: fc.boolean(),
    head: fc.constantFrom('Examples of things heard', undefined),
    foot: fc.constantFrom('Page #', undefined),
  })
  .map(set => (set.columns === 3 && set.isJustified ? { ...set, hyphenates: true, size: 9 } : set))

const letters = (text: string) => text.replace(/[\s\u00ad-]+/g, '')
const wordsOf = (found: FoundText) => {
  const running = new Set(found.headings!.filter(one => one.level === -1).map(one => one.start))
  const kept: string[] = []
  let at = 0
  for (const paragraph of found.text.split('\n\n')) {
    if (!running.has(at)) kept.push(paragraph)
    at += [...paragraph].length + 2
  }
  return kept.join(' ').split(/\s+/)
}

/** Without edge values, which make texts of one word again and again: a line that opens page after page is a running head. */
const RUNS = { numRuns: 60, unbiased: true }

test('words in are words out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(paragraph, { minLength: 3, maxLength: 24 }), setting, async (paragraphs, set) => {
      const sheets = typeset(paragraphs, defined(set))
      // Only what repeats is recognised, and on one page nothing does.
      const shown =
        sheets.length > 1 ? sheets : typeset(paragraphs, defined({ ...set, head: undefined, foot: undefined }))
      const found = await reading(pdf(shown))
      expect(wordsOf(found)).toEqual(paragraphs.join(' ').split(' '))
    }),
    RUNS,
  )
})

test('every run holds the words that are printed in its box', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(paragraph, { minLength: 3, maxLength: 24 }), setting, async (paragraphs, set) => {
      const sheets = typeset(paragraphs, defined(set))
      const found = await reading(pdf(sheets))
      const points = [...found.text]
      let before = 0
      for (const [i, page] of found.layout!.entries())
        for (const [start, end, x, y, width, height] of page.runs) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          before = end
          const text = points.slice(start, end).join('')
          const print = printAt(sheets[i]!, x, y + height)
          expect(letters(print.text)).toContain(letters(text))
          expect(x + width).toBeLessThan(600)
        }
    }),
    RUNS,
  )
})

test('boxes are kept to a tenth of a point', () => {
  const run = fc.tuple(
    fc.nat(50),
    fc.integer({ min: 1, max: 90 }),
    ...[0, 1, 2, 3].map(() => fc.integer({ min: -50, max: 9_000 })),
  )
  fc.assert(
    fc.property(fc.array(run), list => {
      let at = 0
      const runs = list.map(([skip, length, ...box]) => {
        const start = at + skip!
        at = start + length!
        const [x, y, width, height] = box.map(one => one / 10)
        return [start, at, x!, y!, width!, height!] as const
      })
      expect(unpackRuns(packRuns(runs))).toEqual(runs)
    }),
  )
})

/** Without what is undefined, which the types of settings do not take. */
function defined(set: object): Parameters<typeof typeset>[1] {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
}

/** The print whose line this box stands on, and whose words begin last before it. */
function printAt(sheet: Sheet, x: number, bottom: number) {
  const here = sheet.prints.filter(print => print.y <= bottom + 0.5 && print.y > bottom - 6 && print.x <= x + 1)
  return here.reduce((best, print) => (print.x >= best.x ? print : best))
}
