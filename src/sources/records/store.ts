// Queries on records: one with its origin, its copies, and how it is corrected.

import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import { notFound } from '../../core/errors.ts'
import { countOne } from '../standing/store.ts'
import type { FieldColumns } from './rows.ts'

/** A record that is visible, with the search and the import that brought it. */
export async function findRecord(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('record')
    .leftJoin('import', join =>
      join.onRef('import.reviewId', '=', 'record.reviewId').onRef('import.id', '=', 'record.importId'),
    )
    .leftJoin('search', join =>
      join
        .onRef('search.reviewId', '=', 'record.reviewId')
        .on(eb => eb('search.id', '=', eb.fn.coalesce('record.searchId', 'import.searchId'))),
    )
    .leftJoin('person', 'person.id', 'record.createdBy')
    .selectAll('record')
    .select([
      'import.fileName',
      'import.stage',
      'search.id as originId',
      'search.source',
      'search.platform',
      'search.runOn',
      'person.name as createdByName',
    ])
    .where('record.reviewId', '=', reviewId)
    .where('record.id', '=', id)
    .executeTakeFirst()
}

export async function getRecord(db: Db, reviewId: number, id: number) {
  const row = await findRecord(db, reviewId, id)
  if (row === undefined) throw notFound('This record')
  return row
}

/** The records of an import that are set aside now, each with the record that is kept in its place. */
export async function listSetAsideOf(db: Db, reviewId: number, importId: number, most: number) {
  return db
    .selectFrom('recordRow as copy')
    .innerJoin('recordRow as kept', join =>
      join.onRef('kept.reviewId', '=', 'copy.reviewId').onRef('kept.id', '=', 'copy.duplicateOf'),
    )
    .select(['copy.id', 'copy.title', 'copy.line', 'kept.id as keptId', 'kept.title as keptTitle'])
    .where('copy.reviewId', '=', reviewId)
    .where('copy.importId', '=', importId)
    .orderBy('copy.id')
    .limit(most)
    .execute()
}

/** Titles for a picker, newest first; only short lists are looked through in the browser. */
export async function listTitles(db: Db, reviewId: number, most: number) {
  return db
    .selectFrom('record')
    .select(['id', 'title', 'authors', 'year'])
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

export async function insertRecord(db: Db, row: Insertable<DB['recordRow']>): Promise<void> {
  await db.insertInto('recordRow').values(row).execute()
  await countOne(db, row.reviewId, row.standing ?? 'not screened', 1)
}

/** False when someone saved in between. What came in is kept the first time and never overwritten. */
export async function updateRecord(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  columns: FieldColumns,
  cameIn: string,
): Promise<boolean> {
  const done = await db
    .updateTable('recordRow')
    .set({ ...columns, version: version + 1, cameIn: sql`coalesce(came_in, ${cameIn})` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The row as it stands, taken out for the bin; the database refuses when anything rests on it. */
export async function takeRecordRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('recordRow')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db.deleteFrom('recordRow').where('reviewId', '=', reviewId).where('id', '=', id).execute()
  await countOne(db, reviewId, row.standing, -1)
  return row
}

/** Whether somebody has decided on a record, sought it or made a document of it, or a copy was set aside for it. */
export async function isRestedOn(db: Db, reviewId: number, id: number): Promise<boolean> {
  const rests = (table: 'decision' | 'screening' | 'retrieval' | 'document') =>
    sql<boolean>`exists (select 1 from ${sql.table(table)} t where t.review_id = ${reviewId} and t.record_id = ${id})`
  const row = await db
    .selectNoFrom(eb => [
      sql<boolean>`(${rests('decision')} or ${rests('screening')} or ${rests('retrieval')} or ${rests('document')})`.as(
        'worked',
      ),
      eb
        .exists(
          eb
            .selectFrom('recordRow')
            .select(sql`1`.as('x'))
            .where('reviewId', '=', reviewId)
            .where('duplicateOf', '=', id),
        )
        .as('copied'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(row.worked) || Boolean(row.copied)
}
