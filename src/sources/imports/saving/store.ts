// Queries of saving: the rows that an import writes while nobody sees them, and what they may be copies of.

import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { prepared } from '../../../core/db/reading/prepared.ts'
import type { DB } from '../../../core/db/schema.ts'
import { followCopies } from '../../standing/store.ts'
import { ABSTRACT_COMPARED } from './batch.ts'

const PER_STATEMENT = 50
const AT_ONCE = 1_000
const MOST_ASKED = 10_000

const COLUMNS = [
  ...(['reviewId', 'id', 'importId', 'searchId', 'type', 'title', 'authors', 'year', 'journal', 'volume'] as const),
  ...(['issue', 'pages', 'publisher', 'doi', 'pmid', 'isbn', 'url', 'language', 'abstract', 'keywords'] as const),
  ...(['notes', 'firstAuthor', 'titleKey', 'duplicateOf', 'duplicateBy', 'raw', 'cameIn', 'line'] as const),
  ...(['createdAt', 'createdBy', 'standing', 'ownStanding'] as const),
]

/** With every column that is no default of the table. */
export type NewRecord = Required<Pick<Insertable<DB['recordRow']>, (typeof COLUMNS)[number]>>

export async function insertRecords(db: Db, rows: readonly NewRecord[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PER_STATEMENT) {
    const some = rows.slice(at, at + PER_STATEMENT)
    if (some.length < PER_STATEMENT) await db.insertInto('recordRow').values(some).execute()
    else await insertMany(db, ...some.flatMap(row => COLUMNS.map(column => row[column] ?? null)))
  }
}

/** Putting the statement together would take longer than running it. */
const insertMany = prepared((db, ...values: (string | number | null)[]) => {
  const row = (from: number) => Object.fromEntries(COLUMNS.map((column, at) => [column, values[from + at]]))
  const starts = Array.from({ length: PER_STATEMENT }, (_, at) => at * COLUMNS.length)
  return db.insertInto('recordRow').values(starts.map(row) as never)
})

/** Whether the records of an import were chosen before they came here. */
export async function getStage(db: Db, reviewId: number, importId: number) {
  const row = await db
    .selectFrom('import')
    .select('stage')
    .where('reviewId', '=', reviewId)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return row.stage
}

const abstractCompared = sql<string>`substr(r.abstract, 1, ${sql.lit(ABSTRACT_COMPARED)})`

const visible = (reviewId: number) => sql<boolean>`(r.import_id is null or r.import_id in
  (select i.id from import i where i.review_id = ${reviewId} and i.state = 'complete'))`

function compared(db: Db, reviewId: number) {
  return db
    .selectFrom('recordRow as r')
    .select(['r.id', 'r.title', 'r.authors', 'r.year', 'r.journal', 'r.volume', 'r.issue', 'r.pages'])
    .select(['r.doi', 'r.pmid', 'r.isbn', 'r.type', 'r.duplicateOf', 'r.titleKey', abstractCompared.as('abstract')])
    .where('r.reviewId', '=', reviewId)
}

export type ComparedRow = Awaited<ReturnType<typeof listKnown>>[number]

/** What new records are compared with: everything visible, from one number on; copies speak for the record that is kept. */
export async function listKnown(db: Db, reviewId: number, after: number, limit: number) {
  return compared(db, reviewId)
    .where('r.id', '>', after)
    .where(visible(reviewId))
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

/** The same for what became visible since an instant, beside the import itself. */
export async function listLate(
  db: Db,
  reviewId: number,
  importId: number,
  since: string,
  after: number,
  limit: number,
) {
  return compared(db, reviewId)
    .where('r.id', '>', after)
    .where(sql<boolean>`((r.import_id is null and r.created_at >= ${since}) or r.import_id in
      (select i.id from import i where i.review_id = ${reviewId} and i.id <> ${importId} and i.state = 'complete' and i.finished_at >= ${since}))`)
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

/** For each of these records the one that is kept in its place by now; those that nobody sees any more are left out. */
export async function listStandins(
  db: Db,
  reviewId: number,
  importId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const standins = new Map<number, number>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('recordRow as r')
      .select(['r.id', 'r.duplicateOf'])
      .where('r.reviewId', '=', reviewId)
      .where('r.id', 'in', ids.slice(at, at + AT_ONCE))
      .where(eb => eb.or([eb('r.importId', '=', importId), visible(reviewId)]))
      .execute()
    for (const row of rows) standins.set(row.id, row.duplicateOf ?? row.id)
  }
  return standins
}

/** Those of the records that came with this import, each with the one it repeats. */
export async function listOwnAmong(
  db: Db,
  reviewId: number,
  importId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('recordRow')
    .select(['id', 'duplicateOf'])
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where('id', 'in', ids.slice(0, MOST_ASKED))
    .execute()
  return new Map(rows.map(row => [row.id, row.duplicateOf]))
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

/** Sets a record aside as a copy, or lets it stand on its own again; its standing and the counters follow. */
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
  await followCopies(db, reviewId, [id])
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
