// Queries on comments: the threads about one thing, whom they mention, and how many are open.
import { daysLater } from '../../core/clock.ts'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { listMembers } from '../members/store.ts'
import type { SubjectKind } from '../subjects.ts'
import { EDITABLE_DAYS } from './domain.ts'
import { writtenOut } from './mentions.ts'

/** The threads about one thing, the oldest first, and the members one may mention; three queries. */
export async function readDiscussion(db: Db, reviewId: number, kind: SubjectKind, id: number) {
  const rows = await comments(db, reviewId)
    .where('comment.subjectKind', '=', kind)
    .where('comment.subjectId', '=', id)
    .orderBy('comment.id')
    .execute()
  const mentions = await listMentions(
    db,
    reviewId,
    rows.map(row => row.id),
  )
  const shown = rows.map(row => ({ ...row, ...withMentions(row, mentions), ...editable(row) }))
  const answers = Map.groupBy(shown, row => row.answerTo)
  return {
    comments: (answers.get(null) ?? []).map(row => ({ ...row, answers: answers.get(row.id) ?? [] })),
    members: await listMentionable(db, reviewId),
  }
}

const comments = (db: Db, reviewId: number) =>
  db
    .selectFrom('comment')
    .leftJoin('person', 'person.id', 'comment.writtenBy')
    .leftJoin('person as resolver', 'resolver.id', 'comment.resolvedBy')
    .select(['comment.id', 'comment.subjectKind', 'comment.subjectId', 'comment.answerTo', 'comment.text'])
    .select(['comment.writtenAt', 'comment.writtenBy as writtenById', 'person.name as writtenBy', 'comment.editedAt'])
    .select(['comment.resolvedAt', 'resolver.name as resolvedBy', 'comment.version'])
    .where('comment.reviewId', '=', reviewId)

const editable = ({ writtenAt }: { readonly writtenAt: string }) => ({
  editableUntil: daysLater(writtenAt, EDITABLE_DAYS),
})

type Mention = Awaited<ReturnType<typeof listMentions>>[number]

/** The text with the names of today, and who is named. */
export function withMentions(row: { readonly id: number; readonly text: string }, mentions: readonly Mention[]) {
  const own = mentions.filter(mention => mention.commentId === row.id)
  return {
    text: writtenOut(
      row.text,
      own.map(mention => mention.name),
    ),
    mentions: own.map(({ personId, name }) => ({ id: personId, name })),
  }
}

/** In the order of their numbers within each comment. */
export async function listMentions(db: Db, reviewId: number, commentIds: readonly number[]) {
  if (commentIds.length === 0) return []
  return db
    .selectFrom('mention')
    .innerJoin('person', 'person.id', 'mention.personId')
    .select(['mention.commentId', 'mention.number', 'mention.personId', 'person.name'])
    .where('mention.reviewId', '=', reviewId)
    .where('mention.commentId', 'in', [...commentIds])
    .orderBy('mention.commentId')
    .orderBy('mention.number')
    .execute()
}

/** Members who can still sign in. */
export async function listMentionable(db: Db, reviewId: number) {
  const members = await listMembers(db, reviewId)
  return members.filter(one => one.disabledAt === null).map(({ personId, name }) => ({ id: personId, name }))
}

export async function getComment(db: Db, reviewId: number, id: number) {
  const row = await comments(db, reviewId).where('comment.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This comment')
  return { ...row, ...editable(row), subjectKind: row.subjectKind as SubjectKind }
}

/** Of more than these, all open threads of the kind are read: they are fewer than what a long text is made of. */
const MOST_LOOKED_UP = 60

/** "element:5" → how many open threads are about it; things without one are left out. One query. */
export async function countOpenOn(
  db: Db,
  reviewId: number,
  subjects: readonly { readonly kind: SubjectKind; readonly ids: readonly number[] }[],
): Promise<Record<string, number>> {
  const asked = subjects.filter(one => one.ids.length > 0)
  if (asked.length === 0) return {}
  const rows = await db
    .selectFrom('comment')
    .select(['subjectKind', 'subjectId'])
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('reviewId', '=', reviewId)
    .where('answerTo', 'is', null)
    .where('resolvedAt', 'is', null)
    .where(eb =>
      eb.or(
        asked.map(({ kind, ids }) => {
          const ofKind = eb('subjectKind', '=', kind)
          return ids.length > MOST_LOOKED_UP ? ofKind : eb.and([ofKind, eb('subjectId', 'in', [...ids])])
        }),
      ),
    )
    .groupBy(['subjectKind', 'subjectId'])
    .execute()
  const wanted = new Set(asked.flatMap(({ kind, ids }) => ids.map(id => `${kind}:${id}`)))
  const counts = rows.map(row => [`${row.subjectKind}:${row.subjectId}`, Number(row.count)] as const)
  return Object.fromEntries(counts.filter(([key]) => wanted.has(key)))
}

export async function countOpenComments(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('reviewId', '=', reviewId)
    .where('answerTo', 'is', null)
    .where('resolvedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function countAnswersTo(db: Db, reviewId: number, id: number): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('reviewId', '=', reviewId)
    .where('answerTo', '=', id)
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
    answerTo: number | null
    text: string
    writtenAt: string
    writtenBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('comment')
    .values({ ...comment, resolvedAt: null, resolvedBy: null, editedAt: null })
    .execute()
}

/** False when it was saved in between. */
export async function updateComment(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { text: string; editedAt: string },
): Promise<boolean> {
  const done = await db
    .updateTable('comment')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Whom a comment mentions now, in their order. */
export async function replaceMentions(
  db: Db,
  reviewId: number,
  commentId: number,
  personIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('mention').where('reviewId', '=', reviewId).where('commentId', '=', commentId).execute()
  await insertMentions(db, reviewId, commentId, personIds)
}

export async function insertMentions(
  db: Db,
  reviewId: number,
  commentId: number,
  personIds: readonly number[],
): Promise<void> {
  if (personIds.length === 0) return
  const rows = personIds.map((personId, at) => ({ reviewId, commentId, number: at + 1, personId }))
  await db.insertInto('mention').values(rows).execute()
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

/** The rows of one comment as the bin keeps them, parents first. */
export async function listRowsOf(db: Db, reviewId: number, id: number) {
  const comment = await db
    .selectFrom('comment')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
  const mention = await db
    .selectFrom('mention')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('commentId', '=', id)
    .execute()
  const threadNoted = await db
    .selectFrom('threadNoted')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('threadId', '=', id)
    .execute()
  return [
    { table: 'comment' as const, rows: comment },
    { table: 'mention' as const, rows: mention },
    { table: 'threadNoted' as const, rows: threadNoted },
  ]
}

export async function deleteCommentRows(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('threadNoted').where('reviewId', '=', reviewId).where('threadId', '=', id).execute()
  await db.deleteFrom('mention').where('reviewId', '=', reviewId).where('commentId', '=', id).execute()
  await db.deleteFrom('comment').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
