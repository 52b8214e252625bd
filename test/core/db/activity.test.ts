// Who saved a thing last, and when, as the page of a stale save says it.
import { expect, test } from 'vitest'
import { lastChange, record } from '../../../src/core/db/activity.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { world } from '../../support/world.ts'

test('the last save is told from what else was done about a thing, and from saves of its other parts', async () => {
  const { as, lena, ravi, olga, heard, elsewhere, database, time } = await world()
  const did = (who: typeof lena | null, verb: string, after?: object, audience: 'team' | 'self' = 'team') =>
    transaction(as(who), ctx => record(ctx, { verb, subjectKind: 'account', subjectId: 1, after, audience }))
  const saved = (verbs: readonly string[], part?: { readonly element: number }, reviewId = heard.id) =>
    lastChange(database.read, reviewId, 'account', 1, verbs, part)
  const nobody = { savedBy: null, savedAt: null, was: [] }
  expect(await saved(['changed'])).toEqual(nobody)
  await did(lena, 'changed', { element: 1, wording: 'trust' })
  const first = time.clock()
  time.forward(5)
  await did(ravi, 'changed', { element: 12, wording: 'time' })
  const second = time.clock()
  time.forward(5)
  await did(olga, 'commented on')
  await did(olga, 'changed', { element: 1 }, 'self')
  expect(await saved(['changed', 'renamed'])).toEqual({ savedBy: 'Ravi Reviewer', savedAt: second, was: [] })
  expect(await saved(['changed'], { element: 1 })).toEqual({ savedBy: 'Lena Lead', savedAt: first, was: [] })
  expect(await saved(['changed'], { element: 2 })).toEqual(nobody)
  expect(await saved(['changed'], undefined, elsewhere.id)).toEqual(nobody)
  await did(null, 'renamed')
  expect(await saved(['changed', 'renamed'])).toEqual({ savedBy: null, savedAt: time.clock(), was: [] })
})
