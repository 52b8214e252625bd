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

async function example() {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  return loadSource(database.read, review.id, 'principles')
}

test('as many settings are counted as are named under where it was studied', async () => {
  const source = await example()
  let counted = 0
  for (const language of LANGUAGES) {
    const blocks = everyBlock(reportOf(source, 'principles', language, sayIn(language)).blocks)
    for (const [at, block] of blocks.entries()) {
      if (block.kind !== 'squares') continue
      const said = /in (\d+) setting/.exec(block.sentence)?.[1] ?? '0'
      const title = sayIn(language)('report.places.where')
      const before = blocks.slice(0, at).findLastIndex(one => one.kind === 'heading' && textsOf(one).includes(title))
      const named = textsOf(blocks[before + 1]!).find(line => line.startsWith('Setting: '))
      expect(Number(said), block.sentence).toBe(named?.split(';').length ?? 0)
      counted += Number(said)
    }
  }
  expect(counted).toBeGreaterThan(0)
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

test('figures of Dutch reports have a comma', async () => {
  const source = await example()
  for (const kind of ['principles', 'full', 'appendix'] as const) {
    const said = everyBlock(reportOf(source, kind, 'nl', sayIn('nl')).blocks).flatMap(textsOf)
    const figures = said.filter(text => /interkwartiel|\d%|kappa/i.test(text))
    expect(
      figures.filter(text => /\d\.\d+(?!\d*[./])/.test(text)),
      kind,
    ).toEqual([])
  }
})
