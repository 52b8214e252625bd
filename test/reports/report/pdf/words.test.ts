// What people wrote stays what they wrote: no text becomes markup or a part of its own, and no character vanishes without a word.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../../src/core/errors.ts'
import type { Block, Inline, Report } from '../../../../src/reports/report/writing/blocks.ts'
import * as b from '../../../../src/reports/report/writing/blocks.ts'
import { toPdf } from '../../../../src/reports/report/writing/pdf/compose.ts'
import type { Words } from '../../../../src/reports/report/writing/typst/nodes.ts'
import { coverageOf, signs } from '../../../../src/reports/report/writing/typst/signs.ts'
import { type Part, partsOf, readTagged, textOf } from '../../support/tagged.ts'

const frame = { contents: 'Contents', made: 'Made.', lacking: 'Not in the typeface:' }
const LIMITS = { ms: 600_000, bytes: 1_500_000_000, blocks: 10_000 }

/** Marks of Typst, of Markdown, of JSON, of HTML, and what breaks lines. */
const MARKUP = [
  ...['#', '$', '@', '\\', '<label>', '*/', '/*', '//', '#let x = 1', '= Heading', '- item', '+ item', '`raw`', '_a_'],
  ...['*b*', '#pagebreak()', '#panic("x")', '~', '---', '...', '"', "'", '{', '}', '[', ']', '\\u{1F600}', '\\n', '%'],
  ...['</script>', '&amp;', '#include "/report.typ"', '$x^2$', '@ref', '<report>', '#{', '"]', 'https://a.b/c?d=e#f'],
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string()), {
    maxLength: 6,
  })
  .map(parts => parts.join(' '))

describe('any text', () => {
  test('comes back as it was, each in a part of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 80, maxLength: 80 }), async texts => {
        const all = await read(texts.map(one => b.list([[b.plain(`(${one})`)]])))
        expect(partsOf(all, 'LI').map(letters)).toEqual(texts.map(one => shown(`•(${one})`)))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  test('changes nothing around it, wherever it stands', async () => {
    const safe = await roles(everywhere('word'))
    expect(safe).toMatchObject({ H2: 1, L: 1, LI: 2, Table: 1, TR: 2, TH: 2, TD: 2, Note: 6 })
    expect(await roles(everywhere(MARKUP.join(' ')))).toEqual(safe)
    // The one paragraph more says what the typeface lacks.
    expect(await roles(everywhere('中\u0000\ud800 \u202e אב'))).toEqual({ ...safe, P: safe.P! + 1 })
  })
})

describe('characters', async () => {
  const european = 'Αβγ ΩΨ déjà łódź čeština ñ ß Þ — – … “” ‘’ → ← ≥ ≤ ≠ ± × € µ ½ Жук'
  const lines = [
    european,
    'CO₂ and m² at 10⁻⁵, ﬁne Ａ',
    'Held 中文 and 😀 here ∴',
    'one\u0000two\u200dthree\ufe0f\ud800.',
    'First 3∕5, then ⅗ and 3⁄5.',
  ]
  const all = await read(lines.map(line => b.paragraph(line)))
  const text = letters(all)

  test('of European languages, dashes, arrows and comparisons are there', () => {
    expect(text).toContain(bare(european))
  })

  test('that are raised or lowered figures stand raised or lowered, other forms as plain ones', () => {
    expect(text).toContain('CO2andm2at10−5,fineA')
  })

  test('that the typeface lacks are boxes, named at the end; signs of reasoning are drawn', () => {
    expect(text).toContain('Held□□and□here')
    expect(text).toContain('Notinthetypeface:U+1F600,U+4E2D,U+6587')
    expect(partsOf(all, 'Figure').map(one => one.alt)).toEqual(['∴'])
  })

  test('that share a drawing are one character, whichever comes first', () => {
    expect(text).toContain('First3⁄5,then3⁄5and3⁄5.')
  })

  test('that show nothing are left out', () => {
    expect(text).toContain('onetwothree.')
  })
})

describe('what cannot be set', () => {
  test('ends in a sentence', async () => {
    const broken = reportOf([b.figure('<svg', 'No drawing')])
    await expect(toPdf(broken, frame)).rejects.toThrow(Refusal)
    await expect(toPdf(broken, frame)).rejects.toThrow(
      'This report cannot be set as a PDF. The same report as HTML can be printed.',
    )
  })

  test('within its time or memory as well', async () => {
    // Takes seconds, so that it is given up in the midst of its work.
    const report = reportOf(Array.from({ length: 8_000 }, (_, at) => b.paragraph(`Short, for the ${at}th time.`)))
    await expect(toPdf(report, frame, { ...LIMITS, ms: 10 })).rejects.toThrow('ten minutes')
    await expect(toPdf(report, frame, { ...LIMITS, bytes: 30_000_000 })).rejects.toThrow('memory')
  })
})

test('words longer than a column or a page are broken, and none is lost', async () => {
  const long = 'a'.repeat(400)
  const address = `https://example.org/${'path/'.repeat(40)}?q=${'x'.repeat(90)}`
  const cells = Array.from({ length: 12 }, (_, at) => `${'samenwerkingsverbanden'.repeat(at + 1)}`)
  const all = await read([
    b.paragraph(long),
    b.paragraph(address),
    b.table(
      '',
      cells.map(() => 'Kolom'),
      [cells],
    ),
  ])
  expect(letters(all)).toContain(long)
  expect(letters(all)).toContain(bare(address))
  expect(partsOf(all, 'TD').map(letters)).toEqual(cells)
})

function reportOf(blocks: readonly Block[]): Report {
  return { language: 'en', title: 'Words', subtitle: '', notice: '', blocks }
}

async function read(blocks: readonly Block[]): Promise<Part> {
  const { whole } = await readTagged(await toPdf(reportOf(blocks), frame))
  return whole
}

/** Without spaces, of which a page has its own, and hyphens, which it adds at the ends of lines. */
function letters(part: Part): string {
  return bare(textOf(part))
}

const bare = (words: string) => words.normalize('NFKC').replaceAll(/[\s\u2010-]/g, '')

const folder = 'node_modules/pdfjs-dist/standard_fonts'
const covers = coverageOf(new Uint8Array(readFileSync(`${folder}/LiberationSans-Regular.ttf`)))

/** What a page is to show of a text. */
function shown(words: string): string {
  const flat = (one: Words): string =>
    typeof one === 'string' ? one : 'map' in one ? one.map(flat).join('') : one.k === 'drawn' ? '' : flat(one.w)
  return bare(flat(signs(covers).show(words.replaceAll(/\s+/g, ' '))))
}

function everywhere(one: string): Block[] {
  const words: readonly Inline[] = [
    b.plain(one),
    b.strong(one),
    b.linkTo(one, 'https://example.org/'),
    { text: one, role: 'context', mark: one },
    b.footnote(one),
  ]
  return [
    b.heading(2, one, one),
    b.paragraph(words, 'lead'),
    b.list([words, words], true),
    b.table(one, [one, one], [[words, words]]),
    { kind: 'quotation', text: one, source: words, stance: one, stanceWord: one },
    { kind: 'squares', sentence: one, studies: [{ label: one, richness: 'thin', stance: one, words: one }] },
    b.details(one, [b.paragraph(one)], one),
  ]
}

/** How many parts of each role a file has; those within lines, of which a line that is broken has several, are left out. */
async function roles(blocks: readonly Block[]): Promise<Readonly<Record<string, number>>> {
  const file = Buffer.from(await toPdf(reportOf(blocks), frame)).toString('latin1')
  const found = [...file.matchAll(/\/S *\/(P|H\d|L|LI|Table|TR|TH|TD|Note|BlockQuote|Figure|TOC)\b/g)].map(
    ([, role = '']) => role,
  )
  return Object.fromEntries([...Map.groupBy(found, role => role)].map(([role, all]) => [role, all.length]))
}
