// Queries on what the sample of a second check may be drawn from, and what stands decided on it.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import type { Screen } from '../../domain.ts'
import type { DrawnFrom } from '../domain.ts'

const ROWS_A_STATEMENT = 500
const SETTLED = ['included', 'excluded', 'maybe'] as const

export type Population = { readonly screen: Screen; readonly drawnFrom: DrawnFrom; readonly checkerId: number }

/** Records that were decided on, here or in another tool, and not by the checker, after a number, in stretches: no page waits for all of them. */
export async function listDecided(
  db: Db,
  reviewId: number,
  of: Population,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('screening as s')
    .innerJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 's.reviewId').onRef('r.id', '=', 's.recordId'))
    .select('s.recordId')
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', '=', of.screen)
    .where('s.status', 'in', of.drawnFrom === 'excluded' ? ['excluded'] : [...SETTLED])
    .where('r.duplicateOf', 'is', null)
    .where('s.recordId', '>', after)
    .where(
      sql<boolean>`not exists (select 1 from decision d where d.review_id = s.review_id and d.record_id = s.record_id and d.screen = s.screen and d.person_id = ${of.checkerId})`,
    )
    .orderBy('s.recordId')
    .limit(limit)
    .execute()
  return rows.map(row => row.recordId)
}

/** What stands decided on these records, and who said so last. */
export async function listFirstDecisions(db: Db, reviewId: number, screen: Screen, ids: readonly number[]) {
  const rows = []
  for (let at = 0; at < ids.length; at += ROWS_A_STATEMENT) {
    const part = await db
      .selectFrom('screening as s')
      .select(['s.recordId', 's.status', 's.reasonId'])
      .select(
        sql<
          number | null
        >`(select d.person_id from decision d where d.review_id = s.review_id and d.record_id = s.record_id and d.screen = s.screen
          and (d.choice = 'exclude') = (s.status = 'excluded')
          order by d.decided_at desc, d.id desc limit 1)`.as('personId'),
      )
      .where('s.reviewId', '=', reviewId)
      .where('s.screen', '=', screen)
      .where('s.recordId', 'in', ids.slice(at, at + ROWS_A_STATEMENT))
      .execute()
    rows.push(...part)
  }
  return rows
}
