// Queries of the loader: which numbers the records of an import were given.
import type { Db } from '../../core/db/open.ts'

/** In the order of the file. */
export async function listRecordsOf(db: Db, reviewId: number, importId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

export async function listExamples(db: Db) {
  return db.selectFrom('review').select(['id', 'slug']).where('isExample', '=', 1).orderBy('id').execute()
}
