// Queries on typed numbers.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Arm, Box } from './domain.ts'

/** More numbers than a review could ever need; the rest is cut off. */
const MOST = 1_000

type Values = {
  readonly searchId: number | null
  readonly arm: Arm
  readonly box: Box
  readonly reason: string
  readonly count: number
  readonly note: string
}

function counts(db: Db, reviewId: number) {
  return db
    .selectFrom('typedCount')
    .leftJoin('search', join =>
      join.onRef('search.reviewId', '=', 'typedCount.reviewId').onRef('search.id', '=', 'typedCount.searchId'),
    )
    .leftJoin('person', 'person.id', 'typedCount.createdBy')
    .select([
      'typedCount.id',
      'typedCount.searchId',
      'typedCount.arm',
      'typedCount.box',
      'typedCount.reason',
      'typedCount.count',
      'typedCount.note',
      'typedCount.createdAt',
      'typedCount.version',
      'search.source as searchSource',
      'person.name as createdByName',
    ])
    .where('typedCount.reviewId', '=', reviewId)
}

/** In the order in which they were typed. */
export async function listTypedCounts(db: Db, reviewId: number) {
  return counts(db, reviewId).orderBy('typedCount.id').limit(MOST).execute()
}

export async function getTypedCount(db: Db, reviewId: number, id: number) {
  const row = await counts(db, reviewId).where('typedCount.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This number')
  return row
}

/** All columns, for the bin. */
export async function getTypedCountRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('typedCount')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This number')
  return row
}

export async function insertTypedCount(
  db: Db,
  row: Values & { reviewId: number; id: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('typedCount').values(row).execute()
}

/** False when someone saved in between. */
export async function updateTypedCount(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Values,
): Promise<boolean> {
  const done = await db
    .updateTable('typedCount')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteTypedCountRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('typedCount').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
