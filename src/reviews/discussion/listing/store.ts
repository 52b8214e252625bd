// Queries on threads in lists: those of a review by state, kind and person, and those that are a person's own.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import type { SubjectKind } from '../../subjects.ts'
import { listMentions, withMentions } from '../store.ts'
import { concerns, waits } from '../waiting/store.ts'

/** A place in the list of all threads: after it come the open ones with a lower number, then the settled ones. */
export type ThreadPlace = { readonly isSettled: boolean; readonly id: number }

export type ThreadFilter = {
  readonly state: 'open' | 'settled' | 'all'
  readonly kind: SubjectKind | null
  /** Who wrote in it or is mentioned in it. */
  readonly personId: number | null
  readonly after: ThreadPlace | null
  readonly limit: number
}

const threads = (db: Db, reviewId: number) =>
  db
    .selectFrom('comment as t')
    .leftJoin('person', 'person.id', 't.writtenBy')
    .leftJoin('person as resolver', 'resolver.id', 't.resolvedBy')
    .select(['t.id', 't.subjectKind', 't.subjectId', 't.text', 't.writtenAt', 'person.name as writtenBy'])
    .select(['t.resolvedAt', 'resolver.name as resolvedBy'])
    .select(eb =>
      eb
        .selectFrom('comment as answer')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('answer.reviewId', '=', 't.reviewId')
        .whereRef('answer.answerTo', '=', 't.id')
        .as('answers'),
    )
    .where('t.reviewId', '=', reviewId)
    .where('t.answerTo', 'is', null)

type Rows = Awaited<ReturnType<ReturnType<typeof threads>['execute']>>

/** The open ones first, the newest first among them. */
export async function listThreads(db: Db, reviewId: number, filter: ThreadFilter) {
  const { state, kind, personId, after } = filter
  let query = threads(db, reviewId)
  if (state === 'open') query = query.where('t.resolvedAt', 'is', null)
  if (state === 'settled' || after?.isSettled === true) query = query.where('t.resolvedAt', 'is not', null)
  if (kind !== null) query = query.where('t.subjectKind', '=', kind)
  if (personId !== null) query = query.where(concerns(personId))
  if (after !== null)
    query = query.where(eb =>
      after.isSettled
        ? eb('t.id', '<', after.id)
        : eb.or([eb('t.id', '<', after.id), eb('t.resolvedAt', 'is not', null)]),
    )
  const rows = await query
    .orderBy(sql`case when t.resolved_at is null then 0 else 1 end`)
    .orderBy('t.id', 'desc')
    .limit(filter.limit)
    .execute()
  return named(db, reviewId, rows)
}

/** Open threads that are a person's own: those that wait for them, or the others; the newest first. */
export async function listOwnThreads(db: Db, reviewId: number, personId: number, isWaiting: boolean, limit: number) {
  const rows = await threads(db, reviewId)
    .where('t.resolvedAt', 'is', null)
    .where(concerns(personId))
    .where(isWaiting ? waits(personId) : sql<boolean>`not (${waits(personId)})`)
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute()
  return named(db, reviewId, rows)
}

/** What others said last in some threads, for the line under what they began with. */
export async function listLastAnswers(db: Db, reviewId: number, threadIds: readonly number[]) {
  if (threadIds.length === 0) return []
  const rows = await db
    .selectFrom('comment')
    .leftJoin('person', 'person.id', 'comment.writtenBy')
    .select(['comment.id', 'comment.answerTo', 'comment.text', 'comment.writtenAt', 'person.name as writtenBy'])
    .where('comment.reviewId', '=', reviewId)
    .where('comment.id', 'in', eb =>
      eb
        .selectFrom('comment as last')
        .select(eb => eb.fn.max('last.id').as('id'))
        .where('last.reviewId', '=', reviewId)
        .where('last.answerTo', 'in', [...threadIds])
        .groupBy('last.answerTo'),
    )
    .execute()
  const mentions = await listMentions(
    db,
    reviewId,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, ...withMentions(row, mentions) }))
}

async function named(db: Db, reviewId: number, rows: Rows) {
  const mentions = await listMentions(
    db,
    reviewId,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, ...withMentions(row, mentions), answers: Number(row.answers) }))
}
