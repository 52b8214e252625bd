// What a report says: fixed words, or words that stand in the review, and from every principle a way to sources that does not end in silence.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { withdrawPrinciple } from '../../../../src/principles/standing/actions.ts'
import { setStanding } from '../../../../src/principles/store.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { REFERENCE as RAMESES } from '../../../../src/reports/rameses/items.ts'
import { placesIn } from '../../../../src/reports/report/links.ts'
import { type ReportKind, reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import type { Block } from '../../../../src/reports/report/writing/blocks.ts'
import { REFERENCE } from '../../../../src/sources/searches/checklist/domain.ts'
import { world } from '../../../support/world.ts'
import { everyBlock, linesOf, markedSay, stringsIn, textsOf, unfixed } from './walking.ts'

const KINDS = ['principles', 'brief', 'full', 'appendix'] as const

async function example() {
  const made = await world()
  const review = await loadExample(made.system, { ...made.services, sayIn })
  return { ...made, inside: { ...made.system, review }, review }
}

/** References are put together from names and numbers in ways of their own, which the tests of citing know. */
function withoutReferences(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findIndex(block => block.kind === 'heading' && block.id === 'references')
  return at < 0 ? blocks : blocks.filter((_, index) => index !== at + 1)
}

test('every word is fixed, or stands in the review', async () => {
  const { database, review } = await example()
  const source = await loadSource(database.read, review.id, 'appendix')
  const flat = (text: string) =>
    text
      .replaceAll(/\[(CMOC|account) \d+\]|\[\\?\[?\d+\\?\]\]?(\(#[^)]*\))?/g, ' ')
      .replaceAll(/\s+(?=[.,;]|\s)|[*_]/g, '')
      .trim()
  const known = [...new Set([...stringsIn(source), REFERENCE, RAMESES].map(flat))].filter(text => text.length > 3)
  const whole = known.join('\n')
  const bare = (text: string) => text.replaceAll(/^[\d\W]+|[^\p{L}]+$/gu, '')
  const pieces = new Set(known.flatMap(text => [text, ...text.split(/(?<=[.?:;])\s|, /)].map(bare)))
  const longest = [...pieces].filter(text => text.length > 2).sort((a, b) => b.length - a.length)
  for (const language of ['en', 'nl'] as const)
    for (const kind of KINDS) {
      const { blocks } = reportOf(source, kind, language, markedSay(language))
      const foreign = everyBlock(withoutReferences(blocks))
        .flatMap(textsOf)
        .flatMap(text => unfixed(text, part => whole.includes(flat(part))))
        .flatMap(part => flat(part).split(/(?<=[.?:;])\s/))
        .map(bare)
        .filter(part => !whole.includes(part))
        .map(part => longest.reduce((left, text) => left.replaceAll(text, ' '), part))
        .filter(left => /\p{L}{2,}/u.test(left.replaceAll(/CMOC|\bet al\b|https:\/\/doi\.org/g, '')))
      expect(foreign, `${kind}, ${language}`).toEqual([])
    }
})

test('what a principle says leads to what stands behind it, or is said to be our own words', async () => {
  const { database, review } = await example()
  const source = await loadSource(database.read, review.id, 'principles')
  const { blocks } = reportOf(source, 'principles', 'en', sayIn('en'))
  const places = placesIn(blocks)
  const all = everyBlock(blocks)
  for (const words of all.flatMap(linesOf))
    for (const { href } of words) if (href?.startsWith('#')) expect(places).toContain(href.slice(1))
  for (const block of all)
    if (block.kind === 'markdown')
      for (const [, place] of block.text.matchAll(/\]\(#([^)]+)\)/g)) expect(places).toContain(place)
  const lines = source.principles.flatMap(one => one.lines.filter(line => line.kind !== 'action'))
  const shown = all.flatMap(linesOf).map(line => ({ text: line.map(one => one.text).join(''), line }))
  expect(lines.length).toBeGreaterThan(10)
  for (const { text } of lines) {
    const found = shown.find(one => one.text.startsWith(text))
    expect(found?.text.slice(text.length), text).toMatch(/^ (\[\d+\]( \[\d+\])*|\(our own words\))$/)
  }
  // Of an account, and of what this principle does not rest on, as of all else: to the words of a document.
  const entryOf = (text: string) => {
    const link = shown.find(one => one.text.startsWith(text))?.line.find(one => one.href !== undefined)
    return all.filter(block => block.kind === 'details' && `#${block.id}` === link?.href)
  }
  expect(everyBlock(entryOf('“A cupboard')).find(block => block.kind === 'quotation')).toMatchObject({
    text: expect.stringContaining('eleven people'),
    source: expect.arrayContaining([expect.objectContaining({ text: 'Panel meeting 1' })]),
  })
  expect(entryOf('Forms fill the time')).toMatchObject([
    { summary: expect.stringContaining('the principle does not rest on it'), id: 'principle-2-c12' },
  ])
  for (const entry of all.filter(block => block.kind === 'details' && /^principle-\d+-[ca]\d+$/.test(block.id ?? '')))
    expect(
      everyBlock([entry]).some(
        block => block.kind === 'quotation' || textsOf(block).some(text => /^∴|Nothing has been quoted/.test(text)),
      ),
    ).toBe(true)
})

test('the principle report and the brief speak without words of the method, in both languages', async () => {
  const { database, review } = await example()
  const source = await loadSource(database.read, review.id, 'principles')
  // Signed reasoning stands as its writer put it, like the words of a document.
  const isOurs = (text: string) => !text.startsWith('∴')
  const method =
    /\bconfigurat|\bmechanism|\bmechanisme|\bCMO|\bCMOC|context[–-]|\bconfiguratie|\baccounts?\b|\bdemi-?reg/i
  for (const language of ['en', 'nl'] as const)
    for (const kind of ['principles', 'brief'] as const) {
      const { blocks } = reportOf(source, kind, language, sayIn(language))
      const spoken = everyBlock(blocks).flatMap(block =>
        block.kind === 'quotation' ? [] : textsOf(block).filter(isOurs),
      )
      const titles = source.documents.map(one => one.title)
      const found = spoken.filter(text => method.test(text) && !titles.some(title => text.includes(title)))
      expect(found, `${kind}, ${language}`).toEqual([])
    }
})

test('nothing is to be unfolded, since a report is read on paper too', async () => {
  const { database, review } = await example()
  const source = await loadSource(database.read, review.id, 'appendix')
  for (const language of ['en', 'nl'] as const)
    for (const kind of KINDS) {
      const said = everyBlock(reportOf(source, kind, language, sayIn(language)).blocks).flatMap(textsOf)
      expect(said.filter(text => /\b(un)?fold|vouw/i.test(text))).toEqual([])
    }
})

test('what was withdrawn, retired or is a draft is told, and leaves nothing else behind', async () => {
  const { database, review, inside } = await example()
  const words = async (kind: ReportKind) => {
    const source = await loadSource(database.read, review.id, kind)
    return everyBlock(reportOf(source, kind, 'en', sayIn('en')).blocks)
      .flatMap(textsOf)
      .join('\n')
  }
  await withdrawPrinciple(inside, 3, 'Said better by the second.')
  await setStanding(database.write, review.id, 5, { status: 'draft' })
  await database.write
    .updateTable('configuration')
    .set({ status: 'retired' })
    .where('reviewId', '=', review.id)
    .where('layer', '=', 'synthesised')
    .where('id', '=', 2)
    .execute()
  const principles = await words('principles')
  expect(principles).toContain('One principle was withdrawn and is not in this report:')
  expect(principles).toContain('Said better by the second.')
  expect(principles).not.toContain('Employers and commissioners')
  expect(principles).toContain('A draft of the team, version 3')
  expect(principles).toContain('The team has retired it since.')
  const full = await words('full')
  expect(full).toContain('Retired, and left out of this report: CMOC 2 News brings the next referral.')
  expect(full).toContain('(withdrawn)')
})

test('the appendix has all that the panel said, and every strategy line by line', async () => {
  const { database, review } = await example()
  const strategy = '1. exp "Social Support"/\n2. link  work*.ti,ab.\n3. 1 and 2'
  await database.write
    .updateTable('search')
    .set({ strategy })
    .where('reviewId', '=', review.id)
    .where('id', '=', 1)
    .execute()
  const source = await loadSource(database.read, review.id, 'appendix')
  const { blocks } = reportOf(source, 'appendix', 'en', sayIn('en'))
  const said = everyBlock(blocks).flatMap(textsOf).join('\n')
  for (const { text, words } of source.panel.points) if (words !== 'kept') expect(said).toContain(text)
  for (const { text, mayQuote } of source.panel.comments) if (mayQuote) expect(said).toContain(text)
  expect(source.panel.points.length).toBeGreaterThan(3)
  expect(everyBlock(blocks)).toContainEqual({ kind: 'markdown', text: `\`\`\`\n${strategy}\n\`\`\`` })
})
