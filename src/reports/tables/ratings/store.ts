// Reads the ratings of all rounds under codes, in an order that tells nothing of who answered when.
import type { Db } from '../../../core/db/open.ts'
import { listCoded, readUnnamed } from '../../../panel/results/round/store.ts'
import type { RatingRow } from './columns.ts'

/** Round by round; one without an answer gives no rows. */
export async function* readRatings(db: Db, reviewId: number): AsyncGenerator<readonly RatingRow[]> {
  const rounds = await db
    .selectFrom('round')
    .select(['id', 'title', 'status'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  const unnamed = await readUnnamed(db, reviewId)
  for (const { id, title, status } of rounds) {
    const rows = await listCoded(db, reviewId, id, unnamed)
    yield rows.map(row => ({ ...row, roundId: id, round: title, status }))
  }
}
