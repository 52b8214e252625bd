// What keeps the standings of records true to the facts: after decisions, resolutions and notes of retrieval.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { saveOwnStandings } from '../../sources/standing/store.ts'
import { ownStandingOf } from '../domain.ts'
import { listFacts } from './store.ts'

const AT_ONCE = 500

/**
 * Works out anew where these records stand, from what is decided and noted by now. To be called inside the transaction
 * that changed it. A record set aside as a copy stays a duplicate and stands there once it is brought back.
 */
export async function refreshStandings(ctx: ReviewCtx, recordIds: readonly number[]): Promise<void> {
  for (let at = 0; at < recordIds.length; at += AT_ONCE) {
    const found = await listFacts(ctx.db, ctx.review.id, recordIds.slice(at, at + AT_ONCE))
    await saveOwnStandings(ctx.db, ctx.review.id, new Map(found.map(({ id, facts }) => [id, ownStandingOf(facts)])))
  }
}
