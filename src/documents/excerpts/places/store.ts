// Queries that change where an excerpt stands: its place in a text, not found in the present one, left with an earlier one, parked.
import type { Db } from '../../../core/db/open.ts'
import type { Anchor } from '../../anchoring/anchor.ts'

export type Place = Anchor & { page: number | null; textNumber: number }

export const placed = <T extends Place>({ start, end, ...rest }: T) => ({ ...rest, starts: start, ends: end })

/** Its quote and position change together or not at all. */
export async function updatePlace(db: Db, reviewId: number, id: number, place: Place): Promise<void> {
  await db
    .updateTable('excerpt')
    .set(eb => ({ ...placed(place), isLost: 0 as const, isKept: 0 as const, version: eb('version', '+', 1) }))
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

export async function updateLost(db: Db, reviewId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('excerpt')
    .set({ isLost: 1 })
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function updateKept(db: Db, reviewId: number, id: number, isKept: 0 | 1): Promise<void> {
  await db.updateTable('excerpt').set({ isKept }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function updateParked(db: Db, reviewId: number, id: number, isParked: 0 | 1): Promise<void> {
  await db.updateTable('excerpt').set({ isParked }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
