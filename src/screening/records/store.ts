// Queries of the record list and of one record's page: what is shown of the records that were found.
import type { Db } from '../../core/db/open.ts'

const MOST_REASONS = 200

/** What a list shows of some records, by number. */
export async function listRows(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('search as s', join =>
      join.onRef('s.reviewId', '=', 'r.reviewId').on(eb => eb('s.id', '=', eb.fn.coalesce('r.searchId', 'i.searchId'))),
    )
    .select(['r.id', 'r.type', 'r.title', 'r.authors', 'r.year', 'r.journal', 'r.doi', 'r.duplicateOf', 'r.standing'])
    .select(['s.source', 's.id as searchId'])
    .where('r.reviewId', '=', reviewId)
    .where('r.id', 'in', [...ids])
    .execute()
  const known = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => known.get(id) ?? [])
}

/** Every reason that a record may have been excluded for, retired ones last. */
export async function listReasonNames(db: Db, reviewId: number) {
  return db
    .selectFrom('exclusionReason')
    .select(['id', 'text'])
    .where('reviewId', '=', reviewId)
    .orderBy(eb => eb.case().when('retiredAt', 'is', null).then(0).else(1).end())
    .orderBy('position')
    .orderBy('id')
    .limit(MOST_REASONS)
    .execute()
}

/** What became of a record: its full text, and why it was left out. */
export async function findOutcome(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('recordRow as r')
    .leftJoin('screening as ta', join =>
      join
        .onRef('ta.reviewId', '=', 'r.reviewId')
        .onRef('ta.recordId', '=', 'r.id')
        .on('ta.screen', '=', 'title-abstract'),
    )
    .leftJoin('screening as ft', join =>
      join.onRef('ft.reviewId', '=', 'r.reviewId').onRef('ft.recordId', '=', 'r.id').on('ft.screen', '=', 'full-text'),
    )
    .leftJoin('retrieval as t', join => join.onRef('t.reviewId', '=', 'r.reviewId').onRef('t.recordId', '=', 'r.id'))
    .leftJoin('exclusionReason as why', join =>
      join
        .onRef('why.reviewId', '=', 'r.reviewId')
        .on(eb => eb('why.id', '=', eb.fn.coalesce('ft.reasonId', 'ta.reasonId'))),
    )
    .select(['t.state as retrieval', 't.reason as retrievalReason', 't.version as retrievalVersion'])
    .select('why.text as reason')
    .where('r.reviewId', '=', reviewId)
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow()
}
