// Queries on what was written about iterations.
import type { Db } from '../../../core/db/open.ts'
import type { IterationInput } from './forms.ts'

const MOST = 1_000

export async function listIterations(db: Db, reviewId: number) {
  return db
    .selectFrom('searchIteration')
    .select(['number', 'title', 'reason', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('number')
    .limit(MOST)
    .execute()
}

export async function findIteration(db: Db, reviewId: number, number: number) {
  return db
    .selectFrom('searchIteration')
    .select(['number', 'title', 'reason', 'version'])
    .where('reviewId', '=', reviewId)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Whether a search belongs to it, or somebody wrote about it. */
export async function isIteration(db: Db, reviewId: number, number: number): Promise<boolean> {
  const found = await db
    .selectFrom('search')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('iteration', '=', number)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined || (await findIteration(db, reviewId, number)) !== undefined
}

export async function insertIteration(
  db: Db,
  row: IterationInput & { reviewId: number; number: number; writtenAt: string; writtenBy: number | null },
): Promise<void> {
  await db.insertInto('searchIteration').values(row).execute()
}

/** False when someone saved in between. */
export async function updateIteration(
  db: Db,
  reviewId: number,
  number: number,
  version: number,
  set: IterationInput,
): Promise<boolean> {
  const done = await db
    .updateTable('searchIteration')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('number', '=', number)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
