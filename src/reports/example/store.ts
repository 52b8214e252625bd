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

/** Contributions of the review with what is needed to change them. */
export async function listContributions(db: Db, reviewId: number) {
  return db
    .selectFrom('contribution')
    .select(['id', 'accountId', 'configurationId', 'version'])
    .where('reviewId', '=', reviewId)
    .execute()
}

/** The items of a round in their order. */
export async function listItemsOf(db: Db, reviewId: number, roundId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('item')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .orderBy('position')
    .execute()
  return rows.map(row => row.id)
}

/** What somebody wrote of an item or of the round; what differs in a setting is apart. */
export async function listCommentsOf(db: Db, reviewId: number, roundId: number) {
  return db
    .selectFrom('panelComment')
    .select(['id', 'itemId', 'panellistId'])
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .where('kind', '<>', 'difference')
    .orderBy('id')
    .execute()
}
