// What stands beside the words: counted from the review, with a way to what it was counted from, in as many queries for any size.
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { checklistBlocks } from '../../../src/reports/rameses/checklist.ts'
import { searchFacts, selectionFacts } from '../../../src/reports/rameses/facts/method.ts'
import { documentFacts } from '../../../src/reports/rameses/facts/results.ts'
import { loadFacts } from '../../../src/reports/rameses/facts/store.ts'
import { itemsWith, STANDARD, statusOf, withMemo } from '../../../src/reports/rameses/items.ts'
import { wordsIn } from '../../../src/reports/report/parts/words.ts'
import { world } from '../../support/world.ts'

test('an empty review says what is missing, item by item', async () => {
  const w = await world()
  for (const { item, from } of STANDARD) {
    const facts = await loadFacts(w.database.read, w.heard.id, item)
    if (from === 'data') expect(facts.length, `item ${item}`).toBeGreaterThan(0)
    for (const { text } of facts) expect(text, `item ${item}`).toMatch(/^[A-Z0-9].*[.?]$/s)
  }
  const texts = async (item: number) => (await loadFacts(w.database.read, w.heard.id, item)).map(one => one.text)
  expect(await texts(1)).toContain('That does not say that it is a realist synthesis or review.')
  expect(await texts(8)).toContain('No search has been logged.')
  expect(await texts(19)).toContain(
    'Interests to be stated by: Lena Lead (lead), Olga Observer (observer), Ravi Reviewer (reviewer).',
  )
})

const search = {
  status: 'run',
  kind: 'database',
  source: 'MEDLINE',
  platform: 'Ovid',
  iteration: 1,
  runOn: '2026-02-01',
  why: '',
  contacts: '',
}

test('searches: rounds, sources, days, and what has no reason', () => {
  const searches = [
    search,
    { ...search, source: 'Scopus', platform: '', iteration: 2, runOn: '2026-03-01', why: 'Theory 1b.' },
  ]
  const texts = searchFacts([...searches, { ...search, status: 'planned' }], null).map(one => one.text)
  expect(texts).toEqual([
    '2 searches were run in 2 iterations, 1 is planned.',
    'Sources: MEDLINE (Ovid), Scopus.',
    'Run from 2026-02-01 to 2026-03-01.',
    'No search of the log asked experts.',
    '2 searches do not say why.',
    'No decision to stop searching stands.',
    'PRISMA-S, item by item, says which details the log of searches lacks.',
  ])
})

test('selection and documents: who decided, how far two agreed, what was judged and what was not noted', () => {
  const judged = { relevance: 4, rigour: 2, richness: 0 }
  const facts = selectionFacts({
    ...{ criteria: 1, carried: 0, documents: 5, judged, checks: [] },
    screens: [{ screen: 'title-abstract', decided: 40, screeners: 2 }],
    pairs: [{ screen: 'title-abstract', n: 40, observed: 0.9, kappa: 0.7456 }],
  })
  expect(facts.map(one => one.text)).toEqual([
    '1 criterion of inclusion and exclusion.',
    'Title and abstract: 40 records decided by two people each.',
    'Title and abstract: two people agreed on 90 % of 40 records (kappa 0.75).',
    'Of 5 documents, 4 judged for relevance, 2 for rigour, 0 for richness.',
  ])
  const some = (...counts: [string, number][]) => counts.map(([name, count]) => ({ name, count }))
  const described = documentFacts({
    ...{ documents: 3, studies: 2, consultations: 1, years: { from: 2011, to: 2020 } },
    ...{ kinds: some(['report', 1], ['article', 2]), countries: [], designs: some(['trial', 1]) },
    without: { design: 2, country: 3, participants: 0 },
  })
  expect(described.map(one => one.text)).toEqual([
    '3 documents of 2 studies, and notes of 1 consultation.',
    'Kinds: article (2), report (1).',
    'Published from 2011 to 2020.',
    'Designs: trial (1).',
    'Not noted: design of 2, country of 3.',
  ])
})

test('nothing counts as done without words, wherever the row came from', () => {
  expect(statusOf({ status: 'reported', words: ' ', reason: '' })).toBe('open')
  expect(statusOf({ status: 'not done', words: 'x', reason: '' })).toBe('open')
  expect(statusOf({ status: 'reported', words: 'x', reason: '' })).toBe('reported')
  expect(withMemo('', ' a ')).toBe('a')
  expect(withMemo('b\n\na', 'a')).toBe('b\n\na')
})

test('the checklist of a report has all 19 items in both languages', () => {
  for (const language of ['en', 'nl'] as const) {
    const blocks = checklistBlocks(itemsWith([]), wordsIn(language, sayIn(language)))
    const table = blocks.find(block => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows.length).toBe(19)
    expect(JSON.stringify(blocks)).not.toContain('undefined')
  }
})
