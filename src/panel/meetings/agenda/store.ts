// Queries on what was put to a meeting.
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import type { Snapshot } from '../../../principles/domain.ts'
import type { Bound } from '../../items/words.ts'

const COLUMNS = [
  'item.id',
  'item.subjectKind',
  'item.subjectId',
  'item.subjectVersion',
  'item.heading',
  'item.plainWords',
  'item.restsOn',
  'item.position',
  'item.version',
] as const

/** In their order, with the plain words of a principle in each language as they were at its version. */
export async function listMeetingItems(db: Db, reviewId: number, meetingId: number) {
  const rows = await db
    .selectFrom('item')
    .leftJoin('principleVersion as kept', join =>
      join
        .onRef('kept.reviewId', '=', 'item.reviewId')
        .onRef('kept.principleId', '=', 'item.subjectId')
        .onRef('kept.version', '=', 'item.subjectVersion')
        .on('item.subjectKind', '=', 'principle'),
    )
    .select([...COLUMNS, 'kept.snapshot'])
    .where('item.reviewId', '=', reviewId)
    .where('item.meetingId', '=', meetingId)
    .orderBy('item.position')
    .orderBy('item.id')
    .execute()
  return rows.map(({ snapshot, ...row }) => ({
    ...row,
    plainWordsIn: snapshot === null ? {} : (JSON.parse(snapshot) as Snapshot).plainWords,
  }))
}

export async function getMeetingItem(db: Db, reviewId: number, meetingId: number, id: number) {
  const row = await db
    .selectFrom('item')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This item')
  return row
}

export async function insertMeetingItems(
  db: Db,
  reviewId: number,
  meetingId: number,
  items: readonly (Bound & { readonly id: number; readonly position: number })[],
): Promise<void> {
  if (items.length === 0) return
  await db
    .insertInto('item')
    .values(
      items.map(({ id, position, subjectKind, subjectId, subjectVersion, heading, plainWords, restsOn }) => ({
        reviewId,
        id,
        meetingId,
        roundId: null,
        subjectKind,
        subjectId,
        subjectVersion,
        heading,
        plainWords,
        restsOn,
        position,
      })),
    )
    .execute()
}

export async function updatePosition(db: Db, reviewId: number, id: number, position: number): Promise<void> {
  await db.updateTable('item').set({ position }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function countPointsOf(db: Db, reviewId: number, itemId: number): Promise<number> {
  const row = await db
    .selectFrom('point')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('reviewId', '=', reviewId)
    .where('itemId', '=', itemId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function deleteMeetingItem(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('item').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
