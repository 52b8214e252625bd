// Queries on retrieval: which full texts are to be had, and which could not be.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { these } from '../../core/db/reading/ids.ts'
import type { RetrievalFilter, RetrievalState } from './domain.ts'

export const PAGE = 50

/**
 * Records past the first screen: from the index of statuses, and those that came in as chosen already. Joined crosswise,
 * here and below, since SQLite keeps that order: begun with the records it would walk through all of them.
 */
function sought(db: Db, reviewId: number) {
  return db
    .selectFrom('screening as ta')
    .select('ta.recordId as id')
    .where('ta.reviewId', '=', reviewId)
    .where('ta.screen', '=', 'title-abstract')
    .where('ta.status', '=', 'included')
    .unionAll(
      db
        .selectFrom('import as i')
        .crossJoin('recordRow as c')
        .select('c.id')
        .where('i.reviewId', '=', reviewId)
        .where('c.reviewId', '=', reviewId)
        .whereRef('c.importId', '=', 'i.id')
        .where('i.state', '=', 'complete')
        .where('i.stage', '=', 'included')
        .where(
          sql<boolean>`not exists (select 1 from screening x where x.review_id = c.review_id and x.record_id = c.id and x.screen = 'title-abstract')`,
        ),
    )
}

function filtered(db: Db, reviewId: number, state: RetrievalFilter | null, today: string) {
  const query = db
    .selectFrom(sought(db, reviewId).as('s'))
    .crossJoin('record as r')
    .leftJoin('retrieval as t', join => join.onRef('t.recordId', '=', 's.id').on('t.reviewId', '=', reviewId))
    .where('r.reviewId', '=', reviewId)
    .whereRef('r.id', '=', 's.id')
    .where('r.duplicateOf', 'is', null)
  switch (state) {
    case null:
      return query
    case 'open':
      return query.where(eb => eb.or([eb('t.state', 'is', null), eb('t.state', '=', 'sought')]))
    case 'due':
      return query.where('t.state', '=', 'sought').where('t.remindOn', '<=', today)
    default:
      return query.where('t.state', '=', state)
  }
}

/** Without what the reader may not be told of. */
function told(db: Db, reviewId: number, state: RetrievalFilter | null, today: string, secret: ReadonlySet<number>) {
  const query = filtered(db, reviewId, state, today)
  return secret.size === 0 ? query : query.where('s.id', 'not in', these(db, JSON.stringify([...secret])))
}

/** One page, by number, with what is known of each full text. */
export async function listSought(
  db: Db,
  reviewId: number,
  filter: { readonly state: RetrievalFilter | null; readonly after: number | null },
  today: string,
  secret: ReadonlySet<number> = new Set(),
) {
  let query = told(db, reviewId, filter.state, today, secret)
  if (filter.after !== null) query = query.where('s.id', '>', filter.after)
  const rows = await query
    .select(['r.id', 'r.title', 'r.authors', 'r.year', 'r.journal', 'r.doi', 'r.url'])
    .select(['t.state', 't.reason', 't.asked', 't.remindOn', 't.version'])
    .orderBy('s.id')
    .limit(PAGE + 1)
    .execute()
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE }
}

/** The numbers of the whole list, in its order. */
export async function listSoughtIds(
  db: Db,
  reviewId: number,
  state: RetrievalFilter | null,
  today: string,
  secret: ReadonlySet<number>,
): Promise<readonly number[]> {
  const rows = await told(db, reviewId, state, today, secret).select('r.id').orderBy('s.id').execute()
  return rows.map(row => row.id)
}

/** Why full texts could not be had, and how often each reason was given. */
export async function countReasons(db: Db, reviewId: number) {
  const rows = await filtered(db, reviewId, 'not retrieved', '')
    .select(['t.reason', sql<number>`count(*)`.as('count')])
    .groupBy('t.reason')
    .orderBy('count', 'desc')
    .orderBy('t.reason')
    .limit(100)
    .execute()
  return rows.map(row => ({ reason: row.reason ?? '', count: Number(row.count) }))
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
    asked: string
    remindOn: string | null
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
  change: {
    state: RetrievalState
    reason: string
    asked: string
    remindOn: string | null
    notedAt: string
    notedBy: number | null
  },
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

export async function deleteRetrieval(db: Db, reviewId: number, recordId: number): Promise<void> {
  await db.deleteFrom('retrieval').where('reviewId', '=', reviewId).where('recordId', '=', recordId).execute()
}
