// Of several stretches the one is shown that holds what was looked for; a restored review is found by the same words.
import { expect, test } from 'vitest'
import { termsOf } from '../../../src/core/search-terms.ts'
import { searchEntries } from '../../../src/reports/exchange/search-entries.ts'
import { wordsIn } from '../../../src/reports/finding/highlight.ts'
import { holdsAll, plainWordsIn, shownOf, stretches } from '../../../src/reports/finding/stretches.ts'

const all = [
  ...stretches(['', 'Take time and listen.'], ['Where it holds', ''], ['Note', 'Where time is short']),
  ...plainWordsIn('nl', 'Neem de tijd, één keer.'),
]
const shown = (asked: string) => shownOf(all, wordsIn(asked))?.what

test.each([
  ['listen', ''],
  ['short', 'Note'],
  ['time short', 'Note'],
  ['een', 'Plain words in Dutch'],
  ['tij', 'Plain words in Dutch'],
  ['tij keer', 'Plain words in Dutch'],
  ['nothing of it', ''],
])('%s', (asked, what) => {
  expect(shown(asked)).toBe(what)
})

test('all words have to be there, in whichever stretch, the last as a beginning', () => {
  const holds = (asked: string) => holdsAll({ title: 'Lighthouse', stretches: all }, termsOf(asked))
  expect([holds('lighthouse tijd list'), holds('light tijd'), holds('listened'), holds('')]).toEqual([
    ...[true, false, false, false],
  ])
})

test('an identifier and a quoted phrase stand as they were typed', () => {
  const one = { title: 'Log', stretches: stretches(['', 'Seen in 10.5555/alpha.10, and link workers listen.']) }
  const holds = (asked: string) => holdsAll(one, termsOf(asked))
  expect(['10.5555/alpha.10', '“link workers”', 'workers link', 'link-work'].map(holds)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['10.5555/alpha.1', '"workers link"', 'link-listen'].map(holds)).toEqual([false, false, false])
})

test('plain words and lines of a restored principle are found', () => {
  const row = { id: 1, heading: 'H', explanation: 'E', whereItHolds: 'in towns', whereItDoesNot: '' }
  const lists = new Map([
    ['principles', [row]],
    ['plainWords', [{ principleId: 1, language: 'nl', text: 'Gewoon' }]],
    ['principleLines', [{ id: 4, principleId: 1, text: 'A line' }]],
  ])
  expect([...searchEntries(lists)]).toMatchObject([{ kind: 'principle', body: 'E\nin towns\n\nGewoon\nA line' }])
})
