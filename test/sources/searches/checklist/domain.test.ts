// PRISMA-S computed from a log: what is answered, what is open and where.
import { expect, test } from 'vitest'
import { checklistOf, type Logged } from '../../../../src/sources/searches/checklist/domain.ts'

const NO_RECORDS = { records: 0, duplicates: 0, duplicatesElsewhere: 0 }

const search = (id: number, more: Partial<Logged> = {}): Logged => ({
  ...{ id, status: 'run', kind: 'database', source: `Source ${id}`, platform: '', together: '', strategy: '' },
  ...{ coverage: '', limits: '', filters: '', filtersReference: '', seeds: '', direction: null, contacts: '' },
  ...{ adaptedFrom: '', rerunOf: null, peerReview: null, peerReviewHow: '', runOn: '2026-03-02', alerts: '' },
  ...{ note: '', hits: null },
  ...more,
})

const stateOf = (searches: Logged[], item: number, facts = NO_RECORDS) => checklistOf(searches, facts, [])[item - 1]

test('an empty log answers nothing, and has sixteen items', () => {
  const items = checklistOf([], NO_RECORDS, [])
  expect(items.map(item => item.item)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1))
  expect(items.every(item => item.state === 'open' && item.says !== '')).toBe(true)
})

test('a planned search answers nothing', () => {
  const items = checklistOf([search(1, { status: 'planned', platform: 'Ovid', hits: 4 })], NO_RECORDS, [])
  expect(items.filter(item => item.state === 'answered')).toEqual([])
})

const whole = {
  platform: 'Ovid',
  strategy: '1 heard',
  limits: 'none',
  filters: 'none',
  peerReview: 'no',
  hits: 3,
} as const

test.each<[number, Partial<Logged>, Partial<Logged>]>([
  [1, { platform: 'Ovid' }, { platform: '' }],
  [3, { kind: 'register' }, { kind: 'database' }],
  [4, { kind: 'website', strategy: 'menu by menu' }, { kind: 'website' }],
  [
    5,
    { kind: 'citation chasing', seeds: 'record 1', direction: 'both' },
    { kind: 'citation chasing', seeds: 'record 1' },
  ],
  [6, { kind: 'experts', contacts: 'authors' }, { kind: 'experts' }],
  [7, { kind: 'other', note: 'a drawer' }, { kind: 'other' }],
  [8, { strategy: 'x' }, {}],
  [9, { limits: 'none' }, {}],
  [10, { filters: 'None.' }, { filters: 'A filter' }],
  [10, { filters: 'A filter', filtersReference: 'Its paper' }, {}],
  [11, { adaptedFrom: 'A review' }, {}],
  [12, { rerunOf: 7 }, {}],
  [13, {}, { runOn: null }],
  [14, { peerReview: 'no' }, { peerReview: 'yes' }],
  [15, { hits: 0 }, {}],
])('item %i is answered by %j and not by %j', (item, yes, no) => {
  expect(stateOf([search(1, yes)], item)?.state).toBe('answered')
  expect(stateOf([search(1, no)], item)?.state).toBe('open')
})

test('the searches that leave an item open are named', () => {
  const open = stateOf([search(1, whole), search(2)], 8)
  expect(open).toMatchObject({ state: 'open', searches: [{ id: 2, source: 'Source 2' }] })
})

test('databases that share a platform have to say whether they were searched together', () => {
  expect(stateOf([search(1, { platform: 'Ovid' }), search(2, { platform: 'EBSCO' })], 2)?.state).toBe('answered')
  const shared = [search(1, { platform: 'Ovid' }), search(2, { platform: 'ovid' })]
  expect(stateOf(shared, 2)?.state).toBe('open')
  expect(stateOf([...shared, search(3, { platform: 'Ovid', together: 'both' })], 2)?.state).toBe('answered')
  const several = [search(1, { platform: 'Ovid' }), search(2, { platform: 'Ovid and Web of Science' })]
  expect(stateOf(several, 2)).toMatchObject({ state: 'open', searches: [{ id: 2 }] })
  expect(stateOf([several[0]!, { ...several[1]!, together: 'one after the other' }], 2)?.state).toBe('answered')
})

test('duplicates are told from the records and from typed numbers', () => {
  const item = stateOf([], 16, { records: 90, duplicates: 10, duplicatesElsewhere: 12 })
  expect(item?.state).toBe('answered')
  expect(item?.says).toContain('10 of 90 records')
  expect(item?.says).toContain('12 more were removed before import')
})

test('words of the team answer what the log cannot', () => {
  const [, , item] = checklistOf([], NO_RECORDS, [{ item: 3, text: 'Registers hold trials only.', version: 2 }])
  expect(item).toMatchObject({ state: 'answered', words: 'Registers hold trials only.', version: 2 })
})
