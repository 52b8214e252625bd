// What moves records from one standing to another, always together with the counters. To be called inside a transaction.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import type { OwnStanding, Standing } from './domain.ts'
import { followCopies, saveOwnStandings } from './store.ts'

/**
 * `duplicate` stands for "as duplicateOf says": it is to be set or cleared first. A record that is set aside as a copy
 * stays a duplicate whatever else is saved here, and stands there once it is brought back.
 */
export async function saveStandings(
  ctx: ReviewCtx,
  changes: readonly { readonly id: number; readonly standing: Standing }[],
): Promise<void> {
  const own = new Map<number, OwnStanding>()
  const copies: number[] = []
  for (const { id, standing } of changes) {
    if (standing === 'duplicate') copies.push(id)
    else own.set(id, standing)
  }
  await saveOwnStandings(ctx.db, ctx.review.id, own)
  await followCopies(ctx.db, ctx.review.id, copies)
}
