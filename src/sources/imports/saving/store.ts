// Queries of saving: the rows that an import writes while nobody sees them, and what they may be copies of.

import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import type { DB } from '../../../core/db/schema.ts'
import { followCopies } from '../../standing/store.ts'

const PER_STATEMENT = 50

export type NewRecord = Insertable<DB['recordRow']>

export async function insertRecords(db: Db, rows: readonly NewRecord[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PER_STATEMENT) {
    await db
      .insertInto('recordRow')
      .values(rows.slice(at, at + PER_STATEMENT))
      .execute()
  }
}

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
