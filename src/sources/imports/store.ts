// Queries on imports: their state, the rows they write while nobody sees them, and the duplicates they find.

import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import { notFound } from '../../core/errors.ts'
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

/** Moves an import from one of the states `from`; false when it is in another by now. */
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
  },
): Promise<boolean> {
  const done = await db
    .updateTable('import')
    .set(to)
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
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
  return done.numUpdatedRows === 1n
}

export type NewRecord = Insertable<DB['recordRow']>

export async function insertRecords(db: Db, rows: readonly NewRecord[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PER_STATEMENT) {
    await db
      .insertInto('recordRow')
      .values(rows.slice(at, at + PER_STATEMENT))
      .execute()
  }
}

const compared = ['id', 'title', 'authors', 'year', 'journal', 'volume', 'issue', 'pages', 'doi', 'titleKey'] as const

/** Records that a batch may be the same as: visible ones and those of the import itself, duplicates left out. */
export async function listCandidates(
  db: Db,
  reviewId: number,
  importId: number,
  dois: readonly string[],
  titleKeys: readonly string[],
) {
  const visible = db
    .selectFrom('recordRow as r')
    .select(compared.map(name => `r.${name}` as const))
    .where('r.reviewId', '=', reviewId)
    .where('r.duplicateOf', 'is', null)
    .where(eb =>
      eb.or([
        eb('r.importId', 'is', null),
        eb('r.importId', '=', importId),
        eb.exists(
          eb
            .selectFrom('import as i')
            .select(sql`1`.as('x'))
            .whereRef('i.reviewId', '=', 'r.reviewId')
            .whereRef('i.id', '=', 'r.importId')
            .where('i.state', '=', 'complete'),
        ),
      ]),
    )
  // The indexes leave empty keys out; saying so in the query lets the database use them.
  const withDoi = visible.where(sql<boolean>`r.doi <> ''`)
  const withTitle = visible.where(sql<boolean>`r.title_key <> ''`)
  const byDoi =
    dois.length === 0
      ? []
      : await withDoi
          .where('r.doi', 'in', [...dois])
          .limit(5_000)
          .execute()
  const byTitle =
    titleKeys.length === 0
      ? []
      : await withTitle
          .where('r.titleKey', 'in', [...titleKeys])
          .limit(5_000)
          .execute()
  return [...byDoi, ...byTitle]
}

/** Whether anything became visible since this import began; only then may late duplicates exist. */
export async function hasLateArrivals(db: Db, reviewId: number, importId: number, since: string): Promise<boolean> {
  const late = await db
    .selectNoFrom(eb => [
      eb
        .exists(
          eb
            .selectFrom('import')
            .select(sql`1`.as('x'))
            .where('reviewId', '=', reviewId)
            .where('id', '<>', importId)
            .where('state', '=', 'complete')
            .where('finishedAt', '>=', since),
        )
        .as('imports'),
      eb
        .exists(
          eb
            .selectFrom('recordRow')
            .select(sql`1`.as('x'))
            .where('reviewId', '=', reviewId)
            .where('importId', 'is', null)
            .where('createdAt', '>=', since),
        )
        .as('records'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(late.imports) || Boolean(late.records)
}

/** The records of an import that are no duplicates, from one number on. */
export async function listNewOf(db: Db, reviewId: number, importId: number, after: number, limit: number) {
  return db
    .selectFrom('recordRow')
    .select(compared)
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where('duplicateOf', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function setDuplicate(
  db: Db,
  reviewId: number,
  id: number,
  of: number | null,
  by: 'doi' | 'title' | 'person' | null,
): Promise<void> {
  await db
    .updateTable('recordRow')
    .set({ duplicateOf: of, duplicateBy: by })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

/** Copies that pointed at `from` point at `to` from now on. */
export async function moveDuplicates(db: Db, reviewId: number, from: number, to: number): Promise<void> {
  await db
    .updateTable('recordRow')
    .set({ duplicateOf: to })
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', '=', from)
    .where('id', '<>', to)
    .execute()
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
    .deleteFrom('recordRow')
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Records of an import that somebody has decided on, sought, or made a document of: one is enough to keep it. */
export async function findWorkedOn(db: Db, reviewId: number, importId: number) {
  const touched = (table: 'decision' | 'screening' | 'retrieval' | 'document') =>
    sql`exists (select 1 from ${sql.table(table)} t where t.review_id = record_row.review_id and t.record_id = record_row.id)`
  return db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where(
      sql<boolean>`(${touched('decision')} or ${touched('screening')} or ${touched('retrieval')} or ${touched('document')})`,
    )
    .limit(1)
    .executeTakeFirst()
}

/** Duplicates in other imports, or typed, whose first copy came with this import; by that copy, oldest first. */
export async function listOrphans(db: Db, reviewId: number, importId: number) {
  return db
    .selectFrom('recordRow as d')
    .innerJoin('recordRow as p', join =>
      join.onRef('p.reviewId', '=', 'd.reviewId').onRef('p.id', '=', 'd.duplicateOf'),
    )
    .select(['d.id', 'd.duplicateOf', 'd.importId'])
    .where('d.reviewId', '=', reviewId)
    .where('p.importId', '=', importId)
    .where(eb => eb.or([eb('d.importId', 'is', null), eb('d.importId', '<>', importId)]))
    .orderBy('d.duplicateOf')
    .orderBy('d.id')
    .execute()
}

/** One duplicate of another import has become new. */
export async function countAsNew(db: Db, reviewId: number, importId: number): Promise<void> {
  await db
    .updateTable('import')
    .set({ newCount: sql`new_count + 1`, duplicateCount: sql`duplicate_count - 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', importId)
    .where('duplicateCount', '>', 0)
    .execute()
}
