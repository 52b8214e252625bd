// Numbers of a report that stand beside what they count: inferences in the story, studies behind a statement, and documents of a study.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import { world } from '../../../support/world.ts'
import { everyBlock, textsOf } from './walking.ts'

async function full() {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const source = await loadSource(database.read, review.id, 'full')
  const blocks = everyBlock(reportOf(source, 'full', 'en', sayIn('en')).blocks)
  return { source, blocks, texts: blocks.flatMap(textsOf) }
}

test('the story counts inferences as often as it names them, a theory’s among them', async () => {
  const { blocks } = await full()
  const at = blocks.findIndex(block => block.kind === 'heading' && block.id === 'story')
  const list = blocks.slice(at).find(block => block.kind === 'list')
  const told = list === undefined ? [] : textsOf(list)
  const tally = blocks.slice(at).flatMap(textsOf).find(text => text.startsWith('Moves made')) // biome-ignore format: long
  for (const inference of ['abduction', 'retroduction'])
    expect(tally).toContain(`${inference} ${told.filter(line => line.includes(`∴ By ${inference}.`)).length}`)
  expect(told.filter(line => /version 3/.test(line) && line.includes('∴ By retroduction.'))).toHaveLength(1)
})

test('where a study is counted under two stances, the statement says so', async () => {
  const { texts } = await full()
  const weights = texts.filter(text => text.startsWith('Behind what bears on it'))
  expect(weights.length).toBeGreaterThan(3)
  for (const text of weights) {
    const [studies = 0] = text.match(/\d+(?= stud)/)?.map(Number) ?? []
    const stances = [...text.matchAll(/(?:statement|refine it|contradict it): (\d+)/g)].map(found => Number(found[1]))
    const sum = stances.reduce((all, one) => all + one, 0)
    expect(text.includes('may be counted under more than one'), text).toBe(sum > studies)
  }
})

test('a study with a name of its own is said with the documents by which the references know it', async () => {
  const { source, blocks } = await full()
  const named = source.documents.filter(one => one.studyName !== null).map(one => one.studyName)
  expect(named.length).toBeGreaterThan(0)
  const labels = source.documents.map(one => one.label)
  for (const block of blocks)
    if (block.kind === 'squares')
      for (const { label, words } of block.studies.filter(one => named.includes(one.label)))
        expect(
          labels.some(one => words.startsWith(one)),
          label,
        ).toBe(true)
})

test('the shares of a question come to a hundred percent, as finely as the sentence beneath says them', async () => {
  const { blocks } = await full()
  const tables = blocks.filter(block => block.kind === 'table' && block.head[2] === 'Percent')
  expect(tables.length).toBeGreaterThan(3)
  for (const block of tables) {
    const shares = textsOf(block).flatMap(text => (/^[\d.]+%$/.test(text) ? [Number.parseFloat(text)] : []))
    expect(Math.abs(shares.reduce((all, one) => all + one, 0) - 100)).toBeLessThan(0.25)
  }
})

test('items stand under the meeting or round that had them, one after the other', async () => {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const source = await loadSource(database.read, review.id, 'appendix')
  const lines = everyBlock(reportOf(source, 'appendix', 'en', sayIn('en')).blocks).flatMap(textsOf)
  const asked = lines.flatMap(line => /^(At the meeting|Asked in) “/.exec(line)?.[1] ?? [])
  expect(new Set(asked).size).toBe(2)
  expect(asked).toEqual(asked.toSorted((a, b) => (a === b ? 0 : a.startsWith('At') ? -1 : 1)))
})

test('what is said of a principle is not said again a few lines further on', async () => {
  const { source, blocks, texts } = await full()
  const question = source.questions.at(-1)?.text ?? ''
  expect(texts.filter(text => text.includes(question))).toHaveLength(1)
  for (const memo of source.memos.filter(one => one.kind === 'scoping'))
    expect(texts.filter(text => text.includes(memo.text))).toHaveLength(1)
  expect(texts.filter(text => /[?!]\./.test(text))).toEqual([])
  const heads = blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.text === sayIn('en')('report.sure.onSettings') ? [at] : [],
  )
  expect(heads.length).toBeGreaterThan(3)
  for (const at of heads) {
    const list = blocks.slice(at).find(block => block.kind === 'list')
    const said = list === undefined ? [] : textsOf(list)
    expect(said[0]).toBe('Where it was studied is said above.')
    expect(said.join('\n')).not.toMatch(/^(Setting|Country|Population):/m)
  }
})
