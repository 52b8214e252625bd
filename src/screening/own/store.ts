// Queries on one person's own decisions in a screen, the newest first.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { Choice, Screen } from '../domain.ts'

export const PAGE = 50

/** A person's decisions in a screen on records that are there, of one choice or of any. */
function decided(db: Db, reviewId: number, personId: number, screen: Screen, choice: Choice | null) {
  const query = db
    .selectFrom('decision as d')
    .innerJoin('record as r', join => join.onRef('r.reviewId', '=', 'd.reviewId').onRef('r.id', '=', 'd.recordId'))
    .where('d.reviewId', '=', reviewId)
    .where('d.personId', '=', personId)
    .where('d.screen', '=', screen)
    .orderBy('d.decidedAt', 'desc')
    .orderBy('d.id', 'desc')
  return choice === null ? query : query.where('d.choice', '=', choice)
}

/** The records of the whole list, in its order. */
export async function listOwnRecords(
  db: Db,
  reviewId: number,
  personId: number,
  screen: Screen,
  choice: Choice | null,
): Promise<readonly number[]> {
  const rows = await decided(db, reviewId, personId, screen, choice).select('d.recordId').execute()
  return rows.map(row => row.recordId)
}

/** One page; the next begins after its last decision. */
export async function listOwn(
  db: Db,
  reviewId: number,
  personId: number,
  screen: Screen,
  filter: { readonly choice: Choice | null; readonly after: number | null },
) {
  let query = decided(db, reviewId, personId, screen, filter.choice)
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'd.reviewId').onRef('why.id', '=', 'd.reasonId'),
    )
    .select(['d.id', 'd.recordId', 'd.choice', 'd.note', 'd.decidedAt', 'd.version', 'r.title', 'why.text as reason'])
  if (filter.after !== null) {
    const anchor = sql`(select a.decided_at, a.id from decision a where a.review_id = ${reviewId} and a.person_id = ${personId} and a.id = ${filter.after})`
    query = query.where(sql<boolean>`(d.decided_at, d.id) < ${anchor}`)
  }
  const rows = await query.limit(PAGE + 1).execute()
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE }
}

export async function countOwn(db: Db, reviewId: number, personId: number, screen: Screen) {
  const rows = await db
    .selectFrom('decision')
    .select(['choice', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .where('screen', '=', screen)
    .groupBy('choice')
    .execute()
  const count = (choice: Choice) => Number(rows.find(row => row.choice === choice)?.count ?? 0)
  return { include: count('include'), exclude: count('exclude'), maybe: count('maybe') }
}
