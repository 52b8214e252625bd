// The latest of a review: the same done to many things in a row is one line, so that other things are seen.
import { expect, test } from 'vitest'
import { linesOf, within } from '../../../src/reports/overview/happened.ts'

const row = (verb: string, subjectKind: string, subjectId: number | null, actorName: string | null = 'Lena') => ({
  at: `2026-11-21T10:00:${String(subjectId ?? 0).padStart(2, '0')}.000Z`,
  actorKind: actorName === null ? 'command line' : 'person',
  actorName,
  verb,
  subjectKind,
  subjectId,
})
const texts = (rows: Parameters<typeof linesOf>[0], most = 12) =>
  linesOf(rows, 'heard', most).map(line => `${line.who} ${line.what} ${line.href}`)

test('runs of one verb by one person on one kind are one line, others stay', () => {
  const decided = Array.from({ length: 20 }, (_, at) => row('decided on', 'record', 20 - at))
  expect(texts([...decided, row('decided on', 'record', 30, 'Ravi'), row('added', 'search', 1)])).toEqual([
    'Lena decided on 20 records /reviews/heard/records',
    'Ravi decided on record 30 /reviews/heard/records/30',
    'Lena added search 1 /reviews/heard/searches/1',
  ])
})

test('one thing done to several times is that thing, and plurals are right', () => {
  expect(texts([row('changed', 'theory', 1), row('changed', 'theory', 1)])).toEqual([
    'Lena changed theory 1 /reviews/heard/theories/1',
  ])
  expect(texts([row('changed', 'theory', 1), row('changed', 'theory', 2)])).toEqual([
    'Lena changed 2 theories /reviews/heard/theories',
  ])
  expect(texts([row('wrote', 'memo', 1), row('wrote', 'memo', 2)])).toEqual([
    'Lena wrote 2 memos /reviews/heard/journal',
  ])
})

test('no more lines than asked for, and the last run is whole', () => {
  const rows = [row('added', 'search', 1), row('added', 'record', 2), row('added', 'record', 1), row('x', 'record', 1)]
  expect(texts(rows, 2)).toHaveLength(2)
  expect(texts(rows, 2)[1]).toContain('added 2 records')
})

test('what was deleted of a thing is told apart from the thing, and what is gone leads to what can be put back', () => {
  const deleted = (title: string, subjectId = 3, subjectKind = 'account') => ({
    ...{ at: '2026-11-21T10:00:00.000Z', actorKind: 'person', actorName: 'Lena', verb: 'deleted' },
    ...{ subjectKind, subjectId, before: JSON.stringify({ title }) },
  })
  const told = (...rows: ReturnType<typeof deleted>[]) =>
    linesOf(rows, 'heard', 9).map(({ what, href }) => [what, href])
  expect(told(deleted('M2 of account 3'))).toEqual([['deleted M2 of account 3', '/reviews/heard/accounts/3']])
  expect(told(deleted('Evidence from Moss 2019 for account 3'))[0]?.[0]).toBe(
    'deleted evidence from Moss 2019 for account 3',
  )
  expect(told(deleted('Account 7 under CMOC 3', 3, 'configuration'))).toEqual([
    ['took account 7 off CMOC 3', '/reviews/heard/configurations/3'],
  ])
  expect(told(deleted('M2 of account 3'), deleted('C1 of account 3'), deleted('C1 of account 4', 4))).toEqual([
    ['deleted 2 parts of account 3', '/reviews/heard/accounts/3'],
    ['deleted C1 of account 4', '/reviews/heard/accounts/4'],
  ])
  expect(told(deleted('Account 3'), deleted('Account 4', 4))).toEqual([['deleted 2 accounts', '/reviews/heard/bin']])
  expect(told(deleted('A record', 5, 'record'))).toEqual([['deleted record 5', '/reviews/heard/bin']])
  const reach = { slug: 'heard', seesPanel: false, mayRestore: false }
  expect(within(reach, { href: '/reviews/heard/bin' }).href).toBe('')
})
