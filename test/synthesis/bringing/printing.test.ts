// Tables printed and read in again give the same rows, whatever their words, marks, labels, themes, sources and style of tags.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STYLES, type Style } from '../../../src/synthesis/bringing/printing/sentence.ts'
import { LAYOUTS, type Layout, type Printable, printTable } from '../../../src/synthesis/bringing/printing/table.ts'
import { csvOf, printable, randomTable } from './random-tables.ts'
import { CODED, IF_THEN, NESTED, REPEATED, REPEATED_LIST, THEMED, TITLED } from './shapes.ts'

test('read in and printed again, in every layout and style', async () => {
  const how = fc.record({ layout: fc.constantFrom(...LAYOUTS), style: fc.constantFrom(...STYLES) })
  await fc.assert(
    fc.asyncProperty(randomTable, how, async (rows, how) => {
      const first = printTable(rows, how)
      const again = printTable(await printable(csvOf(first)), how)
      expect(again.head).toEqual(first.head)
      expect(again.rows.map(one => one.cells)).toEqual(first.rows.map(one => one.cells))
    }),
    { numRuns: 300 },
  )
})

test('elements keep their words, marks and roles through a printed table with numbers', async () => {
  await fc.assert(
    fc.asyncProperty(randomTable, async rows => {
      const read = await printable(csvOf(printTable(rows, { layout: 'columns', style: '(C1)' })))
      const said = (all: readonly Printable[]) =>
        all.flatMap(one => one.elements.map(e => `${e.role} ${e.mark} ${e.wording} ${e.mechanismAbsent}`)).toSorted()
      expect(said(read)).toEqual(said(rows))
      const cited = (all: readonly Printable[]) =>
        all
          .flatMap(one => one.sources.map(s => `${s.name} ${s.stance} ${s.isConverse} ${s.mark} ${s.locator}`))
          .toSorted()
      expect(cited(read)).toEqual(cited(rows))
    }),
    { numRuns: 200 },
  )
})

test('without numbers a source still names the element it is cited for', async () => {
  const report = { name: 'WHO report', stance: 'supports', isConverse: false, locator: '', mark: 'O1' } as const
  const elements = [
    { role: 'outcome', mark: 'O1', wording: 'beds run wild', mechanismAbsent: true },
    { role: 'outcome', mark: 'O2', wording: 'beds are kept', mechanismAbsent: false },
  ] as const
  const [own] = await printable(NESTED, false)
  const one = { ...own!, elements, stretches: [{ text: 'Beds are kept.', mark: null }], sources: [report] }
  const printed = printTable([one], { layout: 'both', style: 'none' })
  const [read] = await printable(csvOf(printed))
  const cited = read!.elements.find(element => element.mark === read!.sources[0]!.mark)
  expect(cited?.wording).toBe('beds run wild')
})

const SHAPES: readonly (readonly [string, string, Layout, Style])[] = [
  ['tagged sentences under an overarching one', NESTED, 'sentences', '(C1)'],
  ['themes with sources and opposites', THEMED, 'sentences', '(C)'],
  ['columns with codes and absent mechanisms', CODED, 'columns', '(C1)'],
  ['short titles and lists', TITLED, 'columns', 'none'],
  ['resource and response repeated', REPEATED, 'sentences', '(C)'],
  ['if, then, because', IF_THEN, 'sentences', 'none'],
]

test.each(SHAPES)('a published table of %s is printed again as it was', async (_, text, layout, style) => {
  const first = printTable(await printable(text, false, REPEATED_LIST), { layout, style })
  const again = printTable(await printable(csvOf(first)), { layout, style })
  expect(again.rows.map(one => one.cells)).toEqual(first.rows.map(one => one.cells))
  if (layout !== 'sentences') return
  const sentences = first.rows.map(one => one.cells[first.head.indexOf('CMOC')] ?? '').filter(one => one !== '')
  for (const sentence of sentences) expect(text).toContain(sentence)
  expect(sentences.length).toBeGreaterThan(1)
})
