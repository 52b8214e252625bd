// Queries on retrieval: which full texts are to be had, and which could not be.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { RetrievalState } from './domain.ts'

export const PAGE = 50

/** Records past the first screen, by number, with what is known of their full text; those still open first when asked. */
export async function listSought(
  db: Db,
  reviewId: number,
  filter: { readonly state: RetrievalState | 'open' | null; readonly after: number | null },
) {
  let query = db
    .selectFrom('record as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('screening as ta', join =>
      join
        .onRef('ta.reviewId', '=', 'r.reviewId')
        .onRef('ta.recordId', '=', 'r.id')
        .on('ta.screen', '=', 'title-abstract'),
    )
    .leftJoin('retrieval as t', join => join.onRef('t.reviewId', '=', 'r.reviewId').onRef('t.recordId', '=', 'r.id'))
    .select([
      'r.id',
      'r.title',
      'r.authors',
      'r.year',
      'r.journal',
      'r.doi',
      'r.url',
      't.state',
      't.reason',
      't.version',
    ])
    .where('r.reviewId', '=', reviewId)
    .where('r.duplicateOf', 'is', null)
    .where(sql<boolean>`coalesce(ta.status, case when i.stage = 'included' then 'included' end) = 'included'`)
  if (filter.state === 'open')
    query = query.where(eb => eb.or([eb('t.state', 'is', null), eb('t.state', '=', 'sought')]))
  else if (filter.state !== null) query = query.where('t.state', '=', filter.state)
  if (filter.after !== null) query = query.where('r.id', '>', filter.after)
  const rows = await query
    .orderBy('r.id')
    .limit(PAGE + 1)
    .execute()
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE }
}

export async function findRetrieval(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('retrieval')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .executeTakeFirst()
}

export async function insertRetrieval(
  db: Db,
  row: {
    reviewId: number
    recordId: number
    state: RetrievalState
    reason: string
    notedAt: string
    notedBy: number | null
  },
): Promise<void> {
  await db.insertInto('retrieval').values(row).execute()
}

/** False when someone saved in between. */
export async function updateRetrieval(
  db: Db,
  reviewId: number,
  recordId: number,
  version: number,
  change: { state: RetrievalState; reason: string; notedAt: string; notedBy: number | null },
): Promise<boolean> {
  const done = await db
    .updateTable('retrieval')
    .set({ ...change, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
