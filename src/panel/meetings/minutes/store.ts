// Queries on minutes: corrections of them, and to whom they went.
import type { Db } from '../../../core/db/open.ts'
import type { MEETING_ROLES } from '../../domain.ts'

/** Corrections in the order in which they came in. */
export async function listCorrections(db: Db, reviewId: number, meetingId: number) {
  return db
    .selectFrom('correction')
    .select(['id', 'role', 'text', 'receivedOn', 'outcome', 'answer'])
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', meetingId)
    .orderBy('id')
    .execute()
}

export async function insertCorrection(
  db: Db,
  row: {
    reviewId: number
    id: number
    meetingId: number
    role: (typeof MEETING_ROLES)[number]
    text: string
    receivedOn: string
    outcome: 'corrected' | 'noted'
    answer: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('correction')
    .values({ ...row, panellistId: null })
    .execute()
}

/** When minutes were written for whom, and when mail took them. */
export async function listMinutesLetters(db: Db, reviewId: number, meetingId: number) {
  return db
    .selectFrom('panelLetter')
    .select(['panellistId', 'createdAt', 'mailedAt'])
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', meetingId)
    .orderBy('id')
    .execute()
}

export async function insertLetter(
  db: Db,
  row: {
    reviewId: number
    id: number
    panellistId: number
    kind: 'minutes' | 'closing'
    meetingId: number | null
    createdAt: string
    createdBy: number | null
    mailedAt: string | null
  },
): Promise<void> {
  await db.insertInto('panelLetter').values(row).execute()
}
