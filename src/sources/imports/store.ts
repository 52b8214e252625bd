// Queries on imports: their state, and the rows they take away again.

import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import { notFound } from '../../core/errors.ts'
import { countImport } from '../standing/store.ts'
import type { Counts, ImportState } from './domain.ts'

const PER_STATEMENT = 50

function imports(db: Db, reviewId: number) {
  return db
    .selectFrom('import')
    .leftJoin('person', 'person.id', 'import.createdBy')
    .selectAll('import')
    .select('person.name as createdByName')
    .where('import.reviewId', '=', reviewId)
}

/** The imports under a search, newest first. */
export async function listImportsOf(db: Db, reviewId: number, searchId: number) {
  return imports(db, reviewId).where('import.searchId', '=', searchId).orderBy('import.id', 'desc').limit(500).execute()
}

export async function getImport(db: Db, reviewId: number, id: number) {
  const row = await imports(db, reviewId).where('import.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This import')
  return row
}

/** A complete import of the same file in this review, the earliest one. */
export async function findSameFile(db: Db, reviewId: number, hash: string, exceptId = 0) {
  return imports(db, reviewId)
    .where('import.fileHash', '=', hash)
    .where('import.state', '=', 'complete')
    .where('import.id', '<>', exceptId)
    .orderBy('import.id')
    .limit(1)
    .executeTakeFirst()
}

export async function insertImport(db: Db, row: Insertable<DB['import']>): Promise<void> {
  await db.insertInto('import').values(row).execute()
}

/** Moves an import from one of the states `from`; false when it is in another by now. From complete, its records are no longer counted. */
export async function moveImport(
  db: Db,
  reviewId: number,
  id: number,
  from: readonly ImportState[],
  to: {
    readonly state: ImportState
    readonly jobId?: number | null
    readonly finishedAt?: string
    readonly stage?: 'screening' | 'included'
    readonly searchId?: number
    readonly choices?: string
    readonly encoding?: string
    readonly format?: string
  },
): Promise<boolean> {
  const done = await db
    .updateTable('import')
    .set(to)
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  const isMoved = done.numUpdatedRows === 1n
  if (isMoved && from.includes('complete')) await countImport(db, reviewId, id, -1)
  return isMoved
}

/** Makes an import visible, with its counts; false when it was cancelled in between. */
export async function completeImport(
  db: Db,
  reviewId: number,
  id: number,
  counts: Counts,
  problems: string,
  encoding: string,
  now: string,
): Promise<boolean> {
  const done = await db
    .updateTable('import')
    .set({
      state: 'complete',
      readCount: counts.read,
      newCount: counts.new,
      duplicateCount: counts.duplicates,
      refusedCount: counts.refused,
      problems,
      encoding,
      finishedAt: now,
    })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  const isComplete = done.numUpdatedRows === 1n
  if (isComplete) await countImport(db, reviewId, id, 1)
  return isComplete
}

/** The numbers of up to `limit` rows of an import, duplicates first since they point at the others. */
export async function listRowsOf(db: Db, reviewId: number, importId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .orderBy(sql`case when duplicate_of is null then 1 else 0 end`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

export async function deleteRecords(db: Db, reviewId: number, ids: readonly number[]): Promise<void> {
  await db
    .deleteFrom('carriedDecision')
    .where('reviewId', '=', reviewId)
    .where('recordId', 'in', [...ids])
    .execute()
  await db
    .deleteFrom('recordRow')
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Records of an import that somebody has decided on, sought, or made a document of: one is enough to keep it. */
export async function findWorkedOn(db: Db, reviewId: number, importId: number) {
  const touched = (table: 'decision' | 'retrieval' | 'document') =>
    sql`exists (select 1 from ${sql.table(table)} t where t.review_id = record_row.review_id and t.record_id = record_row.id)`
  // What was carried in with the import goes with it; what people here have settled does not.
  const screenedHere = sql`exists (select 1 from screening s where s.review_id = record_row.review_id and s.record_id = record_row.id
    and not (s.settled_how = 'carried' and exists (select 1 from carried_screening c
      where c.review_id = s.review_id and c.record_id = s.record_id and c.screen = s.screen and c.import_id = ${importId})))`
  return db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where(
      sql<boolean>`(${touched('decision')} or ${screenedHere} or ${touched('retrieval')} or ${touched('document')})`,
    )
    .limit(1)
    .executeTakeFirst()
}

/** The numbers of the newest rows of an import, in the order in which they were saved. */
export async function listNewest(db: Db, reviewId: number, importId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => row.id).reverse()
}

export async function insertCarriedDecisions(db: Db, rows: readonly Insertable<DB['carriedDecision']>[]) {
  for (let at = 0; at < rows.length; at += PER_STATEMENT)
    await db
      .insertInto('carriedDecision')
      .values(rows.slice(at, at + PER_STATEMENT))
      .execute()
}

/** The decisions that came with the records of an import, counted by where they come from and what they say. */
export async function countCarriedDecisions(db: Db, reviewId: number, importId: number) {
  const rows = await db
    .selectFrom('carriedDecision')
    .select(['origin', 'screen', 'choice', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .groupBy(['origin', 'screen', 'choice'])
    .orderBy('screen', 'desc')
    .orderBy('origin')
    .orderBy(sql`case choice when 'include' then 1 when 'exclude' then 2 else 3 end`)
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** Whether the decisions of an import have become screening. */
export async function isCarriedIn(db: Db, reviewId: number, importId: number): Promise<boolean> {
  const row = await db
    .selectFrom('carriedScreening')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The decisions that came with one record, and with the copies that were set aside for it. */
export async function listCarriedDecisions(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('carriedDecision as c')
    .innerJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'c.reviewId').onRef('r.id', '=', 'c.recordId'))
    .innerJoin('import as i', join => join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.id', '=', 'c.importId'))
    .select(['c.id', 'c.importId', 'c.origin', 'c.screen', 'c.choice', 'c.reason', 'c.note', 'c.who'])
    .where('c.reviewId', '=', reviewId)
    .where('i.state', '=', 'complete')
    .where(eb => eb.or([eb('c.recordId', '=', recordId), eb('r.duplicateOf', '=', recordId)]))
    .orderBy('c.id')
    .limit(200)
    .execute()
}
