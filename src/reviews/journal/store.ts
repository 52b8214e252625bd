// Queries on memos and what they are about.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Subject } from '../subjects.ts'
import type { MemoKind } from './domain.ts'

const columns = [
  'memo.id',
  'memo.kind',
  'memo.title',
  'memo.text',
  'memo.present',
  'memo.followsId',
  'memo.writtenAt',
  'memo.writtenBy as writtenById',
  'person.name as writtenBy',
  'memo.version',
] as const

/** Memos, newest first, `before` a number for the next page. */
export async function listMemos(
  db: Db,
  reviewId: number,
  filter: {
    readonly kind?: MemoKind | null
    readonly subject?: Subject | null
    readonly before?: number | null
    readonly limit: number
  },
) {
  let query = db
    .selectFrom('memo')
    .leftJoin('person', 'person.id', 'memo.writtenBy')
    .select(columns)
    .where('memo.reviewId', '=', reviewId)
  if (filter.kind != null) query = query.where('memo.kind', '=', filter.kind)
  if (filter.before != null) query = query.where('memo.id', '<', filter.before)
  const { subject } = filter
  if (subject != null) {
    query = query.where('memo.id', 'in', eb =>
      eb
        .selectFrom('memoSubject')
        .select('memoId')
        .where('reviewId', '=', reviewId)
        .where('subjectKind', '=', subject.kind)
        .where('subjectId', '=', subject.id),
    )
  }
  return query.orderBy('memo.id', 'desc').limit(filter.limit).execute()
}

/** What each of some memos is about. */
export async function listSubjects(db: Db, reviewId: number, memoIds: readonly number[]) {
  if (memoIds.length === 0) return []
  return db
    .selectFrom('memoSubject')
    .select(['memoId', 'subjectKind as kind', 'subjectId as id'])
    .where('reviewId', '=', reviewId)
    .where('memoId', 'in', [...memoIds])
    .orderBy('memoId')
    .orderBy('subjectKind')
    .orderBy('subjectId')
    .execute()
}

export async function getMemo(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('memo')
    .leftJoin('person', 'person.id', 'memo.writtenBy')
    .select(columns)
    .where('memo.reviewId', '=', reviewId)
    .where('memo.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This memo')
  return row
}

export async function listFollowers(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('memo')
    .leftJoin('person', 'person.id', 'memo.writtenBy')
    .select(columns)
    .where('memo.reviewId', '=', reviewId)
    .where('memo.followsId', '=', id)
    .orderBy('memo.id')
    .execute()
}

export async function insertMemo(
  db: Db,
  memo: {
    reviewId: number
    id: number
    kind: MemoKind
    title: string
    text: string
    present: string
    followsId: number | null
    writtenAt: string
    writtenBy: number | null
  },
): Promise<void> {
  await db.insertInto('memo').values(memo).execute()
}

/** False when it was saved in between. */
export async function updateMemo(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { kind: MemoKind; title: string; text: string; present: string },
): Promise<boolean> {
  const done = await db
    .updateTable('memo')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The line of who was present, when a person who was named takes the name back. */
export async function setPresent(db: Db, reviewId: number, id: number, present: string): Promise<void> {
  await db.updateTable('memo').set({ present }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function insertSubjects(
  db: Db,
  reviewId: number,
  memoId: number,
  subjects: readonly Subject[],
): Promise<void> {
  if (subjects.length === 0) return
  await db
    .insertInto('memoSubject')
    .values(subjects.map(subject => ({ reviewId, memoId, subjectKind: subject.kind, subjectId: subject.id })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
