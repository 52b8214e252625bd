// A report that is set in stretches is the report that is set at once: structure, bookmarks, contents, links, notes and numbers of pages.
import { expect, test } from 'vitest'
import * as b from '../../../../src/reports/report/writing/blocks.ts'
import { toPdf } from '../../../../src/reports/report/writing/pdf/compose.ts'
import { linksOf } from '../../support/links.ts'
import { type Part, partsOf, readTagged, textOf } from '../../support/tagged.ts'

const FRAME = { contents: 'Contents', made: 'Made here.', lacking: 'Not in the typeface:' }
const LIMITS = { ms: 600_000, bytes: 1_500_000_000 }
const CHAPTERS = 6
const WIDE = Array.from({ length: 10 }, (_, at) => `Column ${at + 1}`)

const chapter = (at: number): b.Block[] => [
  b.heading(2, `Chapter ${at} (with) 12 0 R`, `chapter-${at}`),
  b.paragraph([b.plain(`Begins ${at}`), b.footnote(`Note of ${at}.`), b.plain(', and so on. 中')]),
  b.list([[b.linkTo('next', `#behind-${(at + 1) % CHAPTERS}`)], [b.linkTo('away', 'https://example.org/')]]),
  b.table(
    `Table ${at}`,
    ['Number', 'What'],
    [
      ['1', 'one'],
      ['2', 'two'],
    ],
  ),
  ...(at % 2 === 0 ? [b.wideTable(`Wide ${at}`, WIDE, [WIDE])] : []),
  b.group([b.heading(3, `Within ${at}`, `within-${at}`), b.paragraph('Reads on.')], `group-${at}`),
  b.details(`Behind ${at}`, [b.paragraph('Folded.'), b.paragraph([b.linkTo('up', `#chapter-${at}`)])], `behind-${at}`),
]
const report: b.Report = {
  ...{ language: 'en', title: 'Long', subtitle: 'Realist review', notice: '' },
  blocks: Array.from({ length: CHAPTERS }, (_, at) => chapter(at)).flat(),
}
const set = (blocks: number) => toPdf(report, FRAME, { ...LIMITS, blocks })
const [atOnce, inStretches] = [await set(1_000), await set(35)]
const [whole, joined] = [await readTagged(atOnce), await readTagged(inStretches)]

test('the same parts with the same words, whole across the stretches', () => {
  const read = (part: Part): unknown => [
    part.role,
    part.alt,
    part.inside
      .filter(one => typeof one === 'string' || one.role !== 'TOC')
      .map(one => (typeof one === 'string' ? one.trim() : read(one))),
  ]
  expect(read(joined.whole)).toEqual(read(whole.whole))
  const { title, language, isMarked, bookmarks } = whole
  expect(joined).toMatchObject({ title, language, isMarked, bookmarks })
  expect(bookmarks).toHaveLength(2 * CHAPTERS)
})

test('every page has its number and the title, and lies as it should', () => {
  expect(joined.pages).toBeGreaterThan(whole.pages)
  for (const [at, beside] of joined.beside.entries()) {
    expect(beside).toContain(`${at + 1} / ${joined.pages}`)
    expect(beside.includes('Long')).toBe(at > 0)
  }
  const wide = joined.sizes.flatMap(([width, height], at) => (width > height ? [pageText(at + 1)] : []))
  expect(wide).toHaveLength(CHAPTERS / 2)
  expect(wide.every((text, at) => text.includes(`Wide ${2 * at}`))).toBe(true)
})

test('contents say the page where a heading stands', () => {
  const lines = partsOf(joined.whole, 'TOCI').map(one => textOf(one).replaceAll(/\s+/g, ' ').trim())
  const found = lines.flatMap(line => /((?:Chapter|Within) \d.*?) ?(\d+)$/.exec(line)?.slice(1) ?? [])
  expect(found).toHaveLength(4 * CHAPTERS)
  for (let at = 0; at < found.length; at += 2) expect(pageText(Number(found[at + 1]))).toContain(found[at])
})

test('links lead to the page and the height of their place, within a stretch and between them', async () => {
  const links = await linksOf(inStretches)
  expect(links.filter(one => one.address === 'https://example.org/')).toHaveLength(CHAPTERS)
  expect(Buffer.from(inStretches).includes('(place:')).toBe(false)
  const inside = links.filter(one => one.address === null && pageText(one.from).includes('Behind'))
  const led = inside.map(one => [...pageText(one.to ?? 0).matchAll(/Behind \d|Chapter \d/g)].map(([name]) => name))
  for (let at = 0; at < CHAPTERS; at++)
    expect(led.flat()).toEqual(expect.arrayContaining([`Behind ${at}`, `Chapter ${at}`]))
  expect(links.every(one => one.address !== null || (one.to !== null && (one.above ?? 0) > 0))).toBe(true)
})

test('notes are numbered throughout, and what the typeface lacks is said once, at the end', () => {
  const notes = partsOf(joined.whole, 'Note').map(one => textOf(one).trim())
  expect(notes).toEqual(Array.from({ length: CHAPTERS }, (_, at) => `${at + 1}Note of ${at}.`))
  expect(textOf(joined.whole).match(/Not in the typeface: U\+4E2D/g)).toHaveLength(1)
})

test('equal reports are equal files', async () => {
  expect(Buffer.from(await set(35)).equals(Buffer.from(inStretches))).toBe(true)
})

function pageText(page: number): string {
  return (joined.parts[page - 1] ? textOf(joined.parts[page - 1] as Part) : '').replaceAll(/\s+/g, ' ')
}

test('how far it is is told after each stretch, and who stops it stops it', async () => {
  const told: (readonly [number, number])[] = []
  const telling = (tell: (done: number, total: number) => void) =>
    toPdf(report, { ...FRAME, progress: async (done, total) => tell(done, total) }, { ...LIMITS, blocks: 35 })
  await telling((done, total) => told.push([done, total]))
  const total = told[0]?.[1] ?? 0
  expect(total).toBeGreaterThan(3)
  expect(told).toEqual(Array.from({ length: total - 1 }, (_, at) => [at + 1, total]))
  await expect(
    telling(() => {
      throw new Error('Stopped.')
    }),
  ).rejects.toThrow('Stopped.')
})
