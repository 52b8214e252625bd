// How many elements of each role a review has.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'

export async function countRoles(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('element')
    .select(['role', sql<number>`count(*)`.as('elements')])
    .where('reviewId', '=', reviewId)
    .groupBy('role')
    .execute()
  return rows.map(row => ({ role: row.role, elements: Number(row.elements) }))
}
