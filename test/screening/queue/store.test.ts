// The next record for a person: from the index, past what others own, and around an import that is still running.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { countProgress } from '../../../src/screening/progress/store.ts'
import { findNext, findPrevious } from '../../../src/screening/queue/store.ts'
import { world } from '../../support/world.ts'

async function screened() {
  const w = await world()
  const [lena, ravi] = [w.api(w.lena), w.api(w.ravi)]
  for (let n = 1; n <= 5; n += 1)
    await lena.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` }).expect(201)
  await lena.post('/reviews/heard/screening/title-abstract/rules', { screeners: 2, version: 0 }).expect(201)
  const decide = (who: typeof lena, record: number, choice: string) =>
    who.post('/reviews/heard/screening/title-abstract/decisions', { record, choice }).expect(201)
  const next = (person: { id: number }, after = 0) =>
    findNext(w.database.read, w.heard.id, 'title-abstract', person.id, after)
  return { w, lena, ravi, decide, next }
}

describe('the next record', () => {
  test('is the lowest that waits for a person, as the first or as the second', async () => {
    const { w, lena, ravi, decide, next } = await screened()
    await decide(lena, 1, 'include')
    await decide(lena, 3, 'exclude')
    await decide(ravi, 2, 'include')
    expect([await next(w.lena), await next(w.lena, 2), await next(w.ravi), await next(w.ravi, 1)]).toEqual([2, 4, 1, 3])
    await decide(ravi, 1, 'exclude')
    expect([await next(w.ravi), await next(w.olga), await next(w.lena, 5)]).toEqual([3, 2, undefined])
    const progress = await countProgress(w.database.read, w.heard.id, 'title-abstract')
    expect(progress).toEqual({ total: 5, done: 1 })
    expect(await findPrevious(w.database.read, w.heard.id, 'title-abstract', 3)).toBe(2)
    expect(await findPrevious(w.database.read, w.heard.id, 'title-abstract', 1)).toBeUndefined()
  })

  test('is found around the rows of an import that is not complete', async () => {
    const { w, lena, next } = await screened()
    const example = routes.find(one => one.method === 'POST' && one.path === '/reviews/:review/searches')?.example
    await lena.post('/reviews/heard/searches', example ?? {}).expect(201)
    const reviewId = w.heard.id
    await w.database.write.transaction().execute(async trx => {
      await sql`insert into file (review_id, hash, name, kind, bytes, kept_at) values (${reviewId}, 'h', 'f', 'ris', 1, 't')`.execute(
        trx,
      )
      await sql`insert into import (review_id, id, search_id, file_hash, file_name, bytes, format, encoding, stage, state, created_at) values (${reviewId}, 1, 1, 'h', 'f', 1, 'ris', 'utf-8', 'screening', 'running', 't')`.execute(
        trx,
      )
      await sql`update record_row set import_id = 1 where review_id = ${reviewId} and id in (1, 2, 4)`.execute(trx)
    })
    expect([await next(w.lena), await next(w.lena, 3), await next(w.lena, 5)]).toEqual([3, 5, undefined])
    expect(await findPrevious(w.database.read, reviewId, 'title-abstract', 5)).toBe(3)
  })
})
