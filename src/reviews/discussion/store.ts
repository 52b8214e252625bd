// Queries on comments.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

/** The discussion of one thing, the oldest first. */
export async function listComments(db: Db, reviewId: number, kind: string, id: number) {
  return db
    .selectFrom('comment')
    .leftJoin('person', 'person.id', 'comment.writtenBy')
    .leftJoin('person as resolver', 'resolver.id', 'comment.resolvedBy')
    .select([
      'comment.id',
      'comment.text',
      'comment.writtenAt',
      'person.name as writtenBy',
      'comment.resolvedAt',
      'resolver.name as resolvedBy',
    ])
    .where('comment.reviewId', '=', reviewId)
    .where('comment.subjectKind', '=', kind)
    .where('comment.subjectId', '=', id)
    .orderBy('comment.id')
    .execute()
}

/** A place in the list of all comments: after it come the open ones with a lower number, then the settled ones. */
export type CommentPlace = { readonly isSettled: boolean; readonly id: number }

/** Comments on anything: the open ones first, the newest first among them; settled ones only when asked for. */
export async function listAllComments(
  db: Db,
  reviewId: number,
  page: { readonly withSettled: boolean; readonly after: CommentPlace | null; readonly limit: number },
) {
  const { after } = page
  let query = db
    .selectFrom('comment')
    .leftJoin('person', 'person.id', 'comment.writtenBy')
    .select([
      'comment.id',
      'comment.subjectKind',
      'comment.subjectId',
      'comment.text',
      'comment.writtenAt',
      'person.name as writtenBy',
      'comment.resolvedAt',
    ])
    .where('comment.reviewId', '=', reviewId)
  if (!page.withSettled) query = query.where('comment.resolvedAt', 'is', null)
  if (after?.isSettled) query = query.where('comment.resolvedAt', 'is not', null)
  if (after !== null)
    query = query.where(eb =>
      after.isSettled
        ? eb('comment.id', '<', after.id)
        : eb.or([eb('comment.id', '<', after.id), eb('comment.resolvedAt', 'is not', null)]),
    )
  return query
    .orderBy(sql`case when comment.resolved_at is null then 0 else 1 end`)
    .orderBy('comment.id', 'desc')
    .limit(page.limit)
    .execute()
}

export async function getComment(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('comment')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This comment')
  return row
}

export async function countOpenComments(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('reviewId', '=', reviewId)
    .where('resolvedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertComment(
  db: Db,
  comment: {
    reviewId: number
    id: number
    subjectKind: string
    subjectId: number
    text: string
    writtenAt: string
    writtenBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('comment')
    .values({ ...comment, resolvedAt: null, resolvedBy: null })
    .execute()
}

export async function setResolved(
  db: Db,
  reviewId: number,
  id: number,
  at: string | null,
  by: number | null,
): Promise<void> {
  await db
    .updateTable('comment')
    .set({ resolvedAt: at, resolvedBy: by })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}
