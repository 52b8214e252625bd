// Queries on the points of a meeting and who of the panel made them.
import type { Db } from '../../../core/db/open.ts'
import type { MEETING_ROLES } from '../../domain.ts'

type Row = {
  reviewId: number
  id: number
  meetingId: number
  itemId: number | null
  role: (typeof MEETING_ROLES)[number]
  saidBy: string
  panellistId: number | null
  text: string
  createdAt: string
  createdBy: number | null
}

export async function insertPoint(db: Db, row: Row): Promise<void> {
  await db.insertInto('point').values(row).execute()
}

/** False when someone saved in between. */
export async function updatePoint(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Pick<Row, 'itemId' | 'role' | 'saidBy' | 'panellistId' | 'text'>,
): Promise<boolean> {
  const done = await db
    .updateTable('point')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
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

/** Point → the panellist who made it, where that is kept. */
export async function listSpeakers(db: Db, reviewId: number, meetingId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('point')
    .select(['id', 'panellistId'])
    .where('reviewId', '=', reviewId)
    .where('meetingId', '=', meetingId)
    .where('panellistId', 'is not', null)
    .execute()
  return new Map(rows.map(row => [row.id, row.panellistId ?? 0]))
}
