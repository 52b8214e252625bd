// Queries on the criteria of a review and its list of exclusion reasons.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

/** More than these no page could show; nobody reaches them. */
const MOST = 500

export async function listCriteria(db: Db, reviewId: number) {
  return db
    .selectFrom('criterion')
    .select(['id', 'kind', 'text'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** Reasons that can be chosen, in their order. */
export async function listReasons(db: Db, reviewId: number) {
  return db
    .selectFrom('exclusionReason')
    .select(['id', 'text'])
    .where('reviewId', '=', reviewId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

export async function findReason(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('exclusionReason')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function getReason(db: Db, reviewId: number, id: number) {
  const row = await findReason(db, reviewId, id)
  if (row === undefined) throw notFound('This reason')
  return row
}

export async function findReasonByText(db: Db, reviewId: number, text: string) {
  return db
    .selectFrom('exclusionReason')
    .select(['id', 'retiredAt'])
    .where('reviewId', '=', reviewId)
    .where('text', '=', text)
    .executeTakeFirst()
}

export async function insertReason(db: Db, reviewId: number, id: number, text: string): Promise<void> {
  await db.insertInto('exclusionReason').values({ reviewId, id, text, position: id, retiredAt: null }).execute()
}

export async function updateReason(
  db: Db,
  reviewId: number,
  id: number,
  change: { readonly text?: string; readonly retiredAt?: string | null },
): Promise<void> {
  await db.updateTable('exclusionReason').set(change).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function insertCriterion(
  db: Db,
  reviewId: number,
  id: number,
  kind: 'include' | 'exclude',
  text: string,
): Promise<void> {
  await db.insertInto('criterion').values({ reviewId, id, kind, text, position: id }).execute()
}

/** The row as it stood, taken out for the bin. */
export async function takeCriterionRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .deleteFrom('criterion')
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) throw notFound('This criterion')
  return row
}
