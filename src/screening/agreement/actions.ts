// What keeps pairs of votes: called with every vote, inside its transaction.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import type { Screen } from '../domain.ts'
import { pairOf } from './pairs.ts'
import { hasPair, insertPair, listVotesToPair } from './store.ts'

/**
 * Keeps what two people said at the moment when both had voted. To be called after a vote is written, in screens where two
 * people decide. The vote itself has the row of activity.
 */
export async function keepVotePair(ctx: ReviewCtx, screen: Screen, recordId: number): Promise<void> {
  const pair = pairOf(await listVotesToPair(ctx.db, ctx.review.id, recordId, screen))
  if (pair === null || (await hasPair(ctx.db, ctx.review.id, recordId, screen))) return
  await insertPair(ctx.db, { reviewId: ctx.review.id, recordId, screen, pairedAt: ctx.now, ...pair })
}
