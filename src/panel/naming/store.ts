// The names of all panellists of a review, to look for in words that panellists will read; for leads alone.
import type { Db } from '../../core/db/open.ts'

/** After a restore the code stands in the place of the name, and is none. */
export async function listNames(db: Db, reviewId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('panellist')
    .select('name')
    .where('reviewId', '=', reviewId)
    .where('erasedAt', 'is', null)
    .whereRef('name', '<>', 'code')
    .execute()
  return rows.map(row => row.name)
}
