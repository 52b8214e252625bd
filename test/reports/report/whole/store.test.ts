// Reports of reviews of any shape, on both engines: written whatever the review lacks, with as many queries for a large one, and with the numbers of its pages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '../../../../src/core/db/open.ts'
import { columnsOf } from '../../../../src/core/db/whole-tables.ts'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { PLACE_RULE } from '../../../../src/principles/reach/reach.ts'
import { readPrinciple } from '../../../../src/principles/reading.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { LISTS } from '../../../../src/reports/exchange/tables.ts'
import { DEFAULT_OUTLINE } from '../../../../src/reports/outline/sections.ts'
import { placesIn } from '../../../../src/reports/report/links.ts'
import { factsOf } from '../../../../src/reports/report/parts/principle/sureness.ts'
import { wordsIn } from '../../../../src/reports/report/parts/words.ts'
import { reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import { toHtml } from '../../../../src/reports/report/writing/html.ts'
import { createReview } from '../../../../src/reviews/actions.ts'
import { addMember } from '../../../../src/reviews/members/actions.ts'
import { countQueries, world } from '../../../support/world.ts'
import { fillReview } from '../../support/generated.ts'
import { everyBlock, linesOf, textsOf } from '../parts/walking.ts'

const KINDS = ['principles', 'full', 'appendix', 'brief'] as const

/** What the schema does not say of its texts: that some are lists, and others days. */
async function settle(database: Database, reviewId: number): Promise<void> {
  const db = database.write
  await db.updateTable('characteristicValue').set({ value: '["x"]' }).where('reviewId', '=', reviewId).execute()
  const columns = await columnsOf(db)
  for (const { table } of LISTS)
    for (const { name } of columns.get(table) ?? [])
      if (/(At|On)$/.test(name) && name !== 'joinedAt')
        await db
          .updateTable(table as 'memo')
          .set({ [name]: '2026-03-05T09:00:00.000Z' })
          .where('reviewId', '=', reviewId)
          .where(name as 'writtenAt', 'is not', null)
          .execute()
}

test('every report of any review is written, in both languages, and its links lead somewhere', async () => {
  const { system, database, lena, ravi } = await world()
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
      const review = await createReview(system, { title: `Generated ${seed}`, kind: 'realist-review', leadId: lena.id })
      await fillReview(database.write, review.id, [lena.id, ravi.id], seed)
      await settle(database, review.id)
      const source = await loadSource(database.read, review.id, 'appendix')
      for (const kind of KINDS)
        for (const language of ['en', 'nl'] as const) {
          const { blocks } = reportOf(source, kind, language, sayIn(language))
          const places = placesIn(blocks)
          for (const { href } of everyBlock(blocks).flatMap(linesOf).flat())
            if (href?.startsWith('#')) expect(places).toContain(href.slice(1))
          const ids = everyBlock(blocks).flatMap(block => ('id' in block && block.id !== null ? [block.id] : []))
          expect(ids).toEqual([...new Set(ids)])
          expect(everyBlock(blocks).flatMap(textsOf).join(' ')).not.toMatch(
            /\bundefined\b|\bNaN\b|\[object |report\.[a-z]+\./,
          )
        }
    }),
    { numRuns: 4 },
  )
})

test('a review of one thing and one of many ask the same number of queries', async () => {
  const { system, services, database } = await world()
  const example = await loadExample(system, { ...services, sayIn })
  for (const kind of ['principles', 'appendix'] as const) {
    const asked = () => countQueries(database, () => loadSource(database.read, example.id, kind))
    const before = await asked()
    for (const table of ['principleConfiguration', 'principleLine', 'bearing', 'evidence'] as const)
      await database.write
        .deleteFrom(table)
        .where('reviewId', '=', example.id)
        // A line of the fourth principle came from an account; where none did, nothing is asked of accounts.
        .where(table === 'evidence' || table === 'bearing' ? 'configurationId' : 'principleId', '>', table === 'principleLine' ? 4 : 2) // biome-ignore format: long
        .execute()
    expect(await asked(), kind).toBe(before)
  }
})

test('its numbers are those of the pages', async () => {
  const { api, olga, system, services, database } = await world()
  const example = await loadExample(system, { ...services, sayIn })
  const inside = { ...system, review: example }
  await addMember(inside, olga.id, 'observer')
  const page = async (path: string) => (await api(olga).get(`/reviews/example${path}`).expect(200)).body
  const source = await loadSource(database.read, example.id, 'full')
  const words = wordsIn('en', sayIn('en'))
  const { flow } = await page('/flow')
  expect(source.around?.leftOut.filter(one => one.standing === 'excluded')).toHaveLength(flow.total.excludedFullText)
  expect(source.around?.leftOut.filter(one => one.standing === 'not retrieved')).toHaveLength(flow.total.notRetrieved)
  for (const principle of source.principles) {
    const said = factsOf(source, readPrinciple(principle, source.ground), words)
    const { heads } = await page(`/principles/${principle.id}/sureness`)
    const facts = Object.fromEntries(heads.map((head: { name: string; facts: string[] }) => [head.name, head.facts]))
    const numbers = (text: string) => text.match(/\d+/g)?.map(Number) ?? []
    expect(numbers(said.onData[1] ?? '')).toEqual(numbers(facts.onData[1]))
    expect(said.onContradiction).toHaveLength(facts.onContradiction.length)
    // One rule says in which places it was studied, on its page, in reports and where one asks what works.
    const shown = (await page(`/principles/${principle.id}`)).principle
    const settings = source.places.filter(
      place => place.isSetting && place.principles.some(one => one.id === principle.id && one.studies > 0),
    )
    expect(shown.settings).toEqual(settings.map(place => place.name))
    expect(shown.resting.sentence).toContain(` in ${['no', 'one', 'two', 'three', 'four'][settings.length]} setting`)
    expect(facts.onSettings).toContain(PLACE_RULE)
    const countries = (lines: readonly string[]) =>
      lines.flatMap(line => (/^(Country|In consultations)/.test(line) ? (line.match(/(Netherlands|United Kingdom)( \(\d+)?/g) ?? []) : [])) // biome-ignore format: long
    expect(countries(said.onSettings).length).toBeGreaterThan(0)
    expect(countries(said.onSettings)).toEqual(countries(facts.onSettings))
  }
  const settings = (await page('/framework/what-works')).facets.find((one: { name: string }) => one.name === 'Setting')
  for (const term of settings.terms) {
    const asked = await page(`/framework/what-works?term=${term.id}`)
    const there = source.places.find(place => place.facet === 'Setting' && place.name === term.name)
    for (const verdict of ['holds', 'disputed', 'does not hold']) {
      const group = asked.groups.find((one: { verdict: string }) => one.verdict === verdict)
      const counted = there?.principles.filter(one => one.verdict === verdict).map(one => [one.id, one.studies])
      expect(counted).toEqual(
        group.principles.map((one: { id: number; there: { studies: number } }) => [one.id, one.there.studies]),
      )
    }
  }
  const story = await page('/synthesis/moves?whole=on')
  expect(source.around?.moves).toHaveLength(story.moves.length)
})

test('the team decides which sections there are, in which order, and how marks are printed', async () => {
  const { system, services, database } = await world()
  const example = await loadExample(system, { ...services, sayIn })
  const loaded = await loadSource(database.read, example.id, 'full')
  const sections = [
    ...(['principles', 'configurations', 'flow'] as const).map(key => ({ key, shown: true })),
    { key: 'framework' as const, shown: false },
  ]
  const source = { ...loaded, outline: { ...DEFAULT_OUTLINE, sections, tags: 'named' as const } }
  const report = reportOf(source, 'full', 'en', sayIn('en'))
  const heads = report.blocks.flatMap(block => (block.kind === 'heading' && block.level === 2 ? [block.id] : []))
  expect(heads).toEqual(['principles', 'configurations', 'flow'])
  expect(everyBlock(report.blocks).flatMap(textsOf).join('\n')).toContain(
    'left these sections out of this report: The framework.',
  )
  const marks = new Set(
    everyBlock(report.blocks)
      .flatMap(linesOf)
      .flat()
      .flatMap(one => one.mark?.replace(/\W+$/, '') ?? []),
  )
  expect([...marks].every(mark => /^(C|M|Mresource|Mresponse|O|S|A)$/.test(mark))).toBe(true)
  expect(toHtml(report, { contents: 'Contents', made: '', notes: 'Notes' })).toContain('<svg')
})
