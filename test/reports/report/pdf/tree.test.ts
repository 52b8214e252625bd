// The structure tree of a report as PDF: what a screen reader finds, and what stands on each page.
import { describe, expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import * as b from '../../../../src/reports/report/writing/blocks.ts'
import { toPdf } from '../../../../src/reports/report/writing/pdf/compose.ts'
import { type Part, partsOf, readTagged, textOf } from '../../support/tagged.ts'

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200"><rect width="400" height="200" fill="#fff" stroke="#000"/><text x="20" y="40" font-family="Liberation Sans">37 records</text></svg>'
const ROWS = 120

const report: b.Report = {
  language: 'nl',
  title: 'Gehoord worden',
  subtitle: 'Realistische review',
  notice: 'Dit is een voorbeeld.',
  blocks: [
    b.heading(2, 'Vraag', 'question'),
    b.paragraph([b.plain('Wat werkt'), b.footnote('Gevraagd in maart.'), b.plain(', en waarom?')], 'lead'),
    b.missing('Geen registratie.'),
    b.heading(3, 'Zoekacties', 'searches'),
    b.list(['eerst', 'daarna', [b.linkTo('verderop', '#end'), b.linkTo(' elders', 'https://example.org/')]], true),
    { kind: 'markdown', text: 'Een *team* schreef:\n\n- een\n  - twee\n\n> geciteerd' },
    b.table('Alle gevallen', ['Nummer', 'Wat'], rows(ROWS, 2)),
    b.figure(DRAWING, 'Stroom van 37 records', 'Figuur met onderschrift'),
    b.heading(3, 'Breed', 'wide'),
    b.wideTable(
      'Breed overzicht',
      Array.from({ length: 9 }, (_, at) => `Kolom ${at + 1}`),
      rows(3, 9),
    ),
    b.heading(2, 'Stand', 'state'),
    {
      kind: 'quotation',
      text: 'Ik werd gehoord',
      source: [b.plain('Bos 2023')],
      stance: 'supports',
      stanceWord: 'steunt',
    },
    { kind: 'squares', sentence: 'Twee studies.', studies: [square('Bos 2023'), square('Jani 2020')] },
    b.details('Wat erachter staat', [b.paragraph('Uitgevouwen.')], 'behind'),
    b.group([b.heading(2, 'Einde', 'end'), b.newPage, b.paragraph('Slot.')]),
  ],
}
const say = sayIn('nl')
const frame = {
  contents: say('report.contents'),
  made: say('report.made'),
  lacking: say('report.lacking'),
}
const file = await toPdf(report, frame)
const tagged = await readTagged(file)
const all: Part = { role: 'all', alt: null, inside: tagged.parts }

describe('what the file says of itself', () => {
  test('title, language, and that it is tagged', () => {
    expect(tagged).toMatchObject({ title: 'Gehoord worden', language: 'nl', isMarked: true })
  })

  test('every heading is a bookmark, at its depth', () => {
    expect(tagged.bookmarks.map(one => one.title)).toEqual(['Vraag', 'Zoekacties', 'Breed', 'Stand', 'Einde'])
    expect(tagged.bookmarks.map(one => one.depth)).toEqual([1, 2, 2, 1, 1])
  })

  test('equal reports are equal files', async () => {
    expect(Buffer.from(await toPdf(report, frame)).equals(Buffer.from(file))).toBe(true)
  })
})

describe('the tree', () => {
  test('a document with headings in order and contents that lead to them', () => {
    expect(partsOf(all, 'Document')).toHaveLength(tagged.pages)
    expect(partsOf(all, 'H1').map(words)).toEqual(['Gehoord worden'])
    expect(partsOf(all, 'H2').map(words)).toEqual(['Inhoud', 'Vraag', 'Stand', 'Einde'])
    expect(partsOf(all, 'H3').map(words)).toEqual(['Zoekacties', 'Breed'])
    expect(partsOf(all, 'TOCI').map(words)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Zoekacties ?\d+$/)]),
    )
  })

  test('lists, quotations, links, footnotes', () => {
    const [numbered, ...bulleted] = partsOf(all, 'L')
    expect(partsOf(numbered!, 'LI').map(words)).toEqual(['1. eerst', '2. daarna', '3. verderop elders'])
    expect(bulleted.map(one => partsOf(one, 'LI').length)).toEqual(expect.arrayContaining([1]))
    expect(partsOf(all, 'BlockQuote').map(words)).toEqual(['geciteerd', '“Ik werd gehoord”'])
    expect(partsOf(all, 'Note').map(words)).toEqual(['1Gevraagd in maart.'])
    expect(partsOf(all, 'Link').map(words)).toEqual(expect.arrayContaining(['verderop', 'elders']))
  })

  test('tables have a caption, a header row whose cells head columns, and all rows once', () => {
    expect(captions()).toEqual(['Alle gevallen', 'Breed overzicht'])
    expect(spoken(partsOf(all, 'TH'))).toEqual([
      'Nummer',
      'Wat',
      ...Array.from({ length: 9 }, (_, at) => `Kolom ${at + 1}`),
    ])
    expect(spoken(partsOf(all, 'TBody').flatMap(body => partsOf(body, 'TR')))).toHaveLength(ROWS + 3)
    expect(
      Buffer.from(file)
        .toString('latin1')
        .match(/\/Scope \/Column/g),
    ).toHaveLength(11)
  })

  test('a figure speaks through its alternative text', () => {
    expect(partsOf(all, 'Figure').map(one => one.alt)).toContain('Stroom van 37 records')
    expect(partsOf(all, 'Figure').every(one => one.alt !== '')).toBe(true)
  })
})

describe('the pages', () => {
  test('have a number, from the second on the title, and the head of a table that goes on', () => {
    expect(tagged.pages).toBeGreaterThan(4)
    for (const [at, beside] of tagged.beside.entries()) {
      expect(beside).toContain(`${at + 1} / ${tagged.pages}`)
      expect(beside.includes('Gehoord worden')).toBe(at > 0)
    }
    const going = tagged.parts.flatMap((part, at) => (partsOf(part, 'TR').length > 20 ? [tagged.beside[at]!] : []))
    expect(going.length).toBeGreaterThan(1)
    expect(going.slice(1).every(beside => beside.includes('Nummer'))).toBe(true)
  })

  test('lie on their side for a wide table, with its heading, and stand again after it', () => {
    const wide = tagged.sizes.flatMap(([width, height], at) => (width > height ? [at] : []))
    expect(wide).toHaveLength(1)
    expect(words(partsOf(tagged.parts[wide[0]!]!, 'H3')[0]!)).toBe('Breed')
    expect(words(partsOf(tagged.parts[wide[0]! + 1]!, 'H2')[0]!)).toBe('Stand')
  })
})

function rows(count: number, columns: number): string[][] {
  return Array.from({ length: count }, (_, at) => Array.from({ length: columns }, (_, n) => `${at + 1}.${n + 1}`))
}

function square(label: string): b.Square {
  return { label, richness: 'rich', stance: 'supports', words: 'rijk, steunt' }
}

function words(part: Part): string {
  return textOf(part).replaceAll(/\s+/g, ' ').trim()
}

/** A table that goes on has its caption and head on each page of the tree, and words in them on the first alone. */
function spoken(parts: readonly Part[]): string[] {
  return parts.map(words).filter(text => text !== '')
}

function captions(): string[] {
  return spoken(partsOf(all, 'Table').flatMap(one => partsOf(one, 'Caption')))
}
