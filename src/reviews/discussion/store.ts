// Queries on comments.
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
