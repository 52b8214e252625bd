// What stands in two places of a report says the same in both: settings counted and named, and where each principle stands.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { standingSaid } from '../../../../src/reports/report/parts/principle/standing.ts'
import { wordsIn } from '../../../../src/reports/report/parts/words.ts'
import { reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import { world } from '../../../support/world.ts'
import { everyBlock, textsOf } from './walking.ts'

const LANGUAGES = ['en', 'nl'] as const

async function example(kind: 'principles' | 'appendix' = 'principles') {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  return loadSource(database.read, review.id, kind)
}

test('as many settings are counted as are named under where it was studied', async () => {
  const source = await example()
  let counted = 0
  for (const language of LANGUAGES) {
    const blocks = everyBlock(reportOf(source, 'principles', language, sayIn(language)).blocks)
    for (const [at, block] of blocks.entries()) {
      if (block.kind !== 'squares') continue
      const said = /in (\d+) (?:setting|omgeving)/.exec(block.sentence)?.[1] ?? '0'
      const title = sayIn(language)('report.places.where')
      const before = blocks.slice(0, at).findLastIndex(one => one.kind === 'heading' && textsOf(one).includes(title))
      const named = textsOf(blocks[before + 1]!).find(line => /^(Setting|Omgeving): /.test(line))
      expect(Number(said), block.sentence).toBe(named?.split(';').length ?? 0)
      counted += Number(said)
    }
  }
  expect(counted).toBeGreaterThan(0)
})

test('the table of places counts fewer studies than were read, and says which', async () => {
  const source = await example('appendix')
  const most = Math.max(...source.places.map(place => place.studies))
  expect(most).toBeLessThan(source.texts.studies)
  for (const [language, counts] of [
    ['en', 'only studies that speak to a principle are counted'],
    ['nl', 'alleen studies die iets zeggen over een principe zijn geteld'],
  ] as const)
    for (const kind of ['principles', 'brief', 'full'] as const) {
      const { blocks } = reportOf(source, kind, language, sayIn(language))
      const captions = everyBlock(blocks).flatMap(block => (block.kind === 'table' ? [block.caption] : []))
      expect(captions.filter(caption => caption.includes(counts))).toHaveLength(1)
    }
})

test('that nothing contradicts a principle is said once, by the team or by the count', async () => {
  const source = await example()
  const nothing = sayIn('en')('report.facts.noContradiction')
  const blocks = everyBlock(reportOf(source, 'principles', 'en', sayIn('en')).blocks)
  const heads = blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.text === sayIn('en')('report.sure.onContradiction') ? [at] : [],
  )
  const counted = heads.map(at => blocks.slice(at, at + 3).some(block => textsOf(block).includes(nothing)))
  const isContradicted = [false, true, false, false, false]
  const isTold = source.principles.map(({ id }) => (source.sureness.get(id)?.onContradiction ?? '') !== '')
  expect(isTold).toContain(true)
  expect(counted).toEqual(isTold.map((told, at) => !told && !isContradicted[at]))
})

test('the brief says of each principle where it stands', async () => {
  const source = await example()
  for (const language of LANGUAGES) {
    const words = wordsIn(language, sayIn(language))
    const said = everyBlock(reportOf(source, 'brief', language, sayIn(language)).blocks).flatMap(textsOf)
    for (const principle of source.principles)
      expect(said.filter(text => text.startsWith(`${standingSaid(source, principle, words)}.`)).length).toBeGreaterThan(
        0,
      )
  }
  const english = everyBlock(reportOf(source, 'brief', 'en', sayIn('en')).blocks)
    .flatMap(textsOf)
    .join('\n')
  expect(english).toMatch(/Agreed by the team, version \d/)
  expect(english).toContain('Revised after the panel, version')
})

test('figures of Dutch reports have a comma, and PRISMA-S says the same in both languages', async () => {
  const source = await example('appendix')
  const logged = (language: 'en' | 'nl') => {
    const blocks = everyBlock(reportOf(source, 'appendix', language, sayIn(language)).blocks)
    const caption = sayIn(language)('report.prismaS.caption')
    const found = blocks.find(block => block.kind === 'table' && block.caption === caption)
    return found?.kind === 'table'
      ? found.rows.map(row =>
          row.map(cell =>
            cell
              .flat()
              .map(one => one.text)
              .join(' '),
          ),
        )
      : []
  }
  const [english, dutch] = [logged('en'), logged('nl')]
  const names = source.searches.flatMap(one => [one.source, ...one.platform.split(' and ')]).filter(name => name !== '')
  const factsIn = (text = '') => [text.match(/\d+/g), names.filter(name => text.includes(name))]
  expect(english).toHaveLength(16)
  for (const [at, [, title, says = '']] of english.entries()) {
    expect(factsIn(dutch[at]?.[2]), title).toEqual(factsIn(says))
    expect(says.length, title).toBeGreaterThan(20)
  }
  expect(english[0]?.[2]).toContain('1. MEDLINE (Ovid); 2. Social Sciences Citation Index (Web of Science)')
  expect(english[1]?.[2]).toContain('5. MEDLINE and Social Sciences Citation Index: MEDLINE (Ovid) and Social')
  expect(english[1]?.[2]).not.toContain('Every database')
  expect(english[12]?.[2]).toContain('5. MEDLINE and Social Sciences Citation Index: 18 May 2026')
  expect(dutch[2]?.[2]).toBe('Open. Het zoeklogboek bevat geen zoekactie in een studieregister.')
  for (const kind of ['principles', 'full', 'appendix'] as const) {
    const said = everyBlock(reportOf(source, kind, 'nl', sayIn('nl')).blocks).flatMap(textsOf)
    const figures = said.filter(text => /interkwartiel|\d%|kappa/i.test(text))
    expect(
      figures.filter(text => /\d\.\d+(?!\d*[./])/.test(text)),
      kind,
    ).toEqual([])
  }
})
