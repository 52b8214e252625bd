// Queries on meetings: who was there by role, what was put, what was said.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

/** Newest first. */
export async function listMeetings(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('meeting')
    .select(['meeting.id', 'meeting.panelId', 'meeting.title', 'meeting.heldOn', 'meeting.form'])
    .select(eb => [
      eb
        .selectFrom('presence')
        .select(eb => eb.fn.sum<number>('people').as('n'))
        .whereRef('presence.reviewId', '=', 'meeting.reviewId')
        .whereRef('presence.meetingId', '=', 'meeting.id')
        .as('people'),
      eb
        .selectFrom('point')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('point.reviewId', '=', 'meeting.reviewId')
        .whereRef('point.meetingId', '=', 'meeting.id')
        .as('points'),
    ])
    .where('meeting.reviewId', '=', reviewId)
    .orderBy('meeting.heldOn', 'desc')
    .orderBy('meeting.id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, people: Number(row.people ?? 0), points: Number(row.points) }))
}

export async function getMeeting(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'meeting.reviewId').onRef('panel.id', '=', 'meeting.panelId'),
    )
    .select([
      'meeting.id',
      'meeting.panelId',
      'panel.name as panelName',
      'meeting.title',
      'meeting.heldOn',
      'meeting.form',
      'meeting.minutes',
      'meeting.version',
    ])
    .where('meeting.reviewId', '=', reviewId)
    .where('meeting.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This meeting')
  const presence = await db
    .selectFrom('presence')
    .select(['role', 'people'])
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', id)
    .orderBy('role')
    .execute()
  return { ...row, presence }
}

export async function listMeetingItems(db: Db, reviewId: number, meetingId: number) {
  return db
    .selectFrom('item')
    .select(['id', 'subjectKind', 'subjectId', 'subjectVersion', 'heading', 'plainWords', 'restsOn', 'position'])
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()
}

type Values = { title: string; heldOn: string; form: 'in person' | 'online' | 'telephone' | 'mixed'; minutes: string }
type Present = {
  readonly role: 'patient or public' | 'practitioner' | 'policy' | 'expert' | 'review team'
  readonly people: number
}

export async function insertMeeting(
  db: Db,
  row: Values & { reviewId: number; id: number; panelId: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('meeting').values(row).execute()
}

/** False when someone saved in between. */
export async function updateMeeting(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Values,
): Promise<boolean> {
  const done = await db
    .updateTable('meeting')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function setPresence(
  db: Db,
  reviewId: number,
  meetingId: number,
  presence: readonly Present[],
): Promise<void> {
  await db.deleteFrom('presence').where('reviewId', '=', reviewId).where('meetingId', '=', meetingId).execute()
  if (presence.length > 0)
    await db
      .insertInto('presence')
      .values(presence.map(one => ({ ...one, reviewId, meetingId })))
      .execute()
}

export async function insertMeetingItem(
  db: Db,
  row: {
    reviewId: number
    id: number
    meetingId: number
    subjectKind: 'principle' | 'search' | 'free text'
    subjectId: number | null
    subjectVersion: number | null
    heading: string
    plainWords: string
    restsOn: string
    position: number
  },
): Promise<void> {
  await db
    .insertInto('item')
    .values({ ...row, roundId: null })
    .execute()
}

export async function insertPoint(
  db: Db,
  row: {
    reviewId: number
    id: number
    meetingId: number
    itemId: number | null
    role: Present['role']
    saidBy: string
    text: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('point').values(row).execute()
}

export async function findPointRow(db: Db, reviewId: number, meetingId: number, id: number) {
  const point = await db
    .selectFrom('point')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
  const disposition = await db
    .selectFrom('disposition')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('pointId', '=', id)
    .execute()
  return point === undefined ? undefined : { point, disposition }
}

export async function deletePoint(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('disposition').where('reviewId', '=', reviewId).where('pointId', '=', id).execute()
  await db.deleteFrom('point').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
