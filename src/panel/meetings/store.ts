// Queries on meetings: when, how, and who was there, by role and on the panel.
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
      'meeting.place',
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

export type Attendee = Awaited<ReturnType<typeof listAttendees>>[number]

/** The panellists who were there. Identities: for leads. */
export async function listAttendees(db: Db, reviewId: number, meetingId: number) {
  return db
    .selectFrom('attendance')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'attendance.reviewId').onRef('panellist.id', '=', 'attendance.panellistId'),
    )
    .select([
      'panellist.id',
      'panellist.code',
      'panellist.name',
      'panellist.email',
      'panellist.role',
      'panellist.language',
      'panellist.withdrawnAt',
      'panellist.erasedAt',
    ])
    .where('attendance.reviewId', '=', reviewId)
    .where('attendance.meetingId', '=', meetingId)
    .orderBy('panellist.id')
    .execute()
}

export async function setAttendance(
  db: Db,
  reviewId: number,
  meetingId: number,
  panellistIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('attendance').where('reviewId', '=', reviewId).where('meetingId', '=', meetingId).execute()
  if (panellistIds.length > 0)
    await db
      .insertInto('attendance')
      .values(panellistIds.map(panellistId => ({ reviewId, meetingId, panellistId })))
      .execute()
}

type Values = {
  title: string
  heldOn: string
  form: 'in person' | 'online' | 'telephone' | 'mixed'
  place: string
  minutes: string
}
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
