// Queries on panels, their panellists and what panellists have agreed to.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

export async function listPanels(db: Db, reviewId: number) {
  return db
    .selectFrom('panel')
    .select([
      'panel.id',
      'panel.kind',
      'panel.name',
      'panel.contactName',
      'panel.contactPhone',
      'panel.contactEmail',
      'panel.consentVersion',
      'panel.version',
    ])
    .select(eb =>
      eb
        .selectFrom('panellist')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('panellist.reviewId', '=', 'panel.reviewId')
        .whereRef('panellist.panelId', '=', 'panel.id')
        .where('panellist.withdrawnAt', 'is', null)
        .as('panellists'),
    )
    .where('panel.reviewId', '=', reviewId)
    .orderBy('panel.id')
    .execute()
}

export async function getPanel(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('panel')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This panel')
  return row
}

type PanelValues = {
  kind: 'local reference' | 'expert'
  name: string
  consentText: string
  consentTextNl: string
  consentVersion: number
  contactName: string
  contactPhone: string
  contactEmail: string
}

export async function insertPanel(
  db: Db,
  row: PanelValues & { reviewId: number; id: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('panel').values(row).execute()
}

/** False when someone saved in between. */
export async function updatePanel(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: PanelValues,
): Promise<boolean> {
  const done = await db
    .updateTable('panel')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Identities: for the lead alone, and a look at them is noted. */
export async function listPanellists(db: Db, reviewId: number, panelId: number) {
  return db
    .selectFrom('panellist')
    .select([
      'id',
      'panelId',
      'code',
      'name',
      'email',
      'role',
      'organisation',
      'language',
      'withdrawnAt',
      'erasedAt',
      'version',
    ])
    .where('reviewId', '=', reviewId)
    .where('panelId', '=', panelId)
    .orderBy('id')
    .execute()
}

export async function getPanellist(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('panellist')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This panellist')
  return row
}

export async function isCodeTaken(db: Db, reviewId: number, code: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('panellist')
      .select('id')
      .where('reviewId', '=', reviewId)
      .where('code', '=', code)
      .executeTakeFirst()) !== undefined
  )
}

type PanellistValues = {
  name: string
  email: string
  role: 'patient or public' | 'practitioner' | 'policy' | 'expert'
  organisation: string
  language: 'en' | 'nl'
}

export async function insertPanellist(
  db: Db,
  row: PanellistValues & {
    reviewId: number
    id: number
    panelId: number
    code: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('panellist')
    .values({ ...row, withdrawnAt: null, erasedAt: null })
    .execute()
}

/** False when someone saved in between. */
export async function updatePanellist(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Partial<PanellistValues> & { withdrawnAt?: string | null; erasedAt?: string | null; answersKept?: 0 | 1 | null },
): Promise<boolean> {
  const done = await db
    .updateTable('panellist')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Numbers of the rounds whose answers a withdrawal takes out: those not closed. */
export async function listOpenRoundIds(db: Db, reviewId: number, panelId: number, today: string): Promise<number[]> {
  const rows = await db
    .selectFrom('round')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('panelId', '=', panelId)
    .where('status', '<>', 'closed')
    .where(eb => eb.or([eb('closesOn', 'is', null), eb('closesOn', '>=', today)]))
    .execute()
  return rows.map(row => row.id)
}

/** Takes a panellist's ratings and comments of these rounds out; how many there were. */
export async function deleteAnswers(
  db: Db,
  reviewId: number,
  panellistId: number,
  roundIds: readonly number[],
): Promise<number> {
  if (roundIds.length === 0) return 0
  const comments = db
    .selectFrom('panelComment')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('panellistId', '=', panellistId)
    .where('roundId', 'in', [...roundIds])
  await db.deleteFrom('disposition').where('reviewId', '=', reviewId).where('commentId', 'in', comments).execute()
  await db
    .deleteFrom('panelComment')
    .where('reviewId', '=', reviewId)
    .where('panellistId', '=', panellistId)
    .where('roundId', 'in', [...roundIds])
    .execute()
  const done = await db
    .deleteFrom('rating')
    .where('reviewId', '=', reviewId)
    .where('panellistId', '=', panellistId)
    .where('roundId', 'in', [...roundIds])
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function endInvitations(db: Db, reviewId: number, panellistId: number, at: string): Promise<void> {
  await db
    .updateTable('panelInvitation')
    .set({ revokedAt: at })
    .where('reviewId', '=', reviewId)
    .where('panellistId', '=', panellistId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** What a lead noted of who made a point goes with the name; the points stay by role. */
export async function forgetSpeaker(db: Db, reviewId: number, panellistId: number, name: string): Promise<void> {
  await db
    .updateTable('point')
    .set({ saidBy: '' })
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('panellistId', '=', panellistId), ...(name === '' ? [] : [eb('saidBy', '=', name)])]))
    .execute()
}

/** The meetings somebody was at, for their own data. */
export async function listOwnMeetings(db: Db, reviewId: number, panellistId: number) {
  return db
    .selectFrom('attendance as a')
    .innerJoin('meeting as m', join => join.onRef('m.reviewId', '=', 'a.reviewId').onRef('m.id', '=', 'a.meetingId'))
    .select(['m.title', 'm.heldOn'])
    .where('a.reviewId', '=', reviewId)
    .where('a.panellistId', '=', panellistId)
    .orderBy('m.id')
    .execute()
}

/** The points kept with somebody's name, with what became of them. */
export async function listOwnPoints(db: Db, reviewId: number, panellistId: number) {
  return db
    .selectFrom('point as c')
    .innerJoin('meeting as m', join => join.onRef('m.reviewId', '=', 'c.reviewId').onRef('m.id', '=', 'c.meetingId'))
    .leftJoin('disposition as d', join => join.onRef('d.reviewId', '=', 'c.reviewId').onRef('d.pointId', '=', 'c.id'))
    .select(['m.title as meeting', 'c.text', 'd.choice', 'd.reason'])
    .where('c.reviewId', '=', reviewId)
    .where('c.panellistId', '=', panellistId)
    .orderBy('c.id')
    .execute()
}
