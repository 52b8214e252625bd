// Queries on demi-regularities that have been saved.
import type { Layer } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Kind, Query, Snapshot } from './finding.ts'

export async function listRegularities(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('demiRegularity')
    .leftJoin('person', 'person.id', 'demiRegularity.createdBy')
    .selectAll('demiRegularity')
    .select('person.name as savedBy')
    .where('demiRegularity.reviewId', '=', reviewId)
    .orderBy('demiRegularity.id')
    .limit(2_000)
    .execute()
  return rows.map(({ query, found, ...row }) => ({
    ...row,
    query: JSON.parse(query) as Query,
    found: JSON.parse(found) as Snapshot,
  }))
}

export async function getRegularityRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('demiRegularity')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This demi-regularity')
  return row
}

export async function getRegularity(db: Db, reviewId: number, id: number) {
  const { query, found, ...row } = await getRegularityRow(db, reviewId, id)
  return { ...row, query: JSON.parse(query) as Query, found: JSON.parse(found) as Snapshot }
}

export async function insertRegularity(
  db: Db,
  row: {
    reviewId: number
    id: number
    kind: Kind
    layer: Layer
    query: Query
    name: string
    memo: string
    found: Snapshot
    foundAt: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('demiRegularity')
    .values({ ...row, query: JSON.stringify(row.query), found: JSON.stringify(row.found) })
    .execute()
}

/** False when someone saved in between. */
export async function updateRegularity(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name: string; memo: string },
): Promise<boolean> {
  const done = await db
    .updateTable('demiRegularity')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function updateFound(db: Db, reviewId: number, id: number, found: Snapshot, now: string): Promise<void> {
  await db
    .updateTable('demiRegularity')
    .set({ found: JSON.stringify(found), foundAt: now })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

export async function deleteRegularityRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('demiRegularity').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
