// Stopping to search and beginning again: memos of the journal, marked as what they decide.
import { record } from '../../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict } from '../../../core/errors.ts'
import { writeMemo } from '../../../reviews/journal/actions.ts'
import { type Grounds, standingStop } from './domain.ts'
import { insertStop, listStops } from './store.ts'

/** Returns the number of the memo. */
export function stopSearching(ctx: ReviewCtx, grounds: Grounds, reason: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const stops = await listStops(ctx.db, ctx.review.id)
    if (standingStop(stops) !== undefined) throw conflict('Searching was stopped before. Resume it first.')
    const followsId = stops.at(-1)?.memoId ?? null
    const memo = { kind: 'search' as const, title: 'Searching was stopped', text: reason, followsId }
    const memoId = await writeMemo(ctx, memo)
    await insertStop(ctx.db, { reviewId: ctx.review.id, memoId, state: 'stopped', grounds })
    await record(ctx, { verb: 'stopped searching with', subjectKind: 'memo', subjectId: memoId, after: { grounds } })
    return memoId
  })
}

/** Returns the number of the memo, which follows up the one that stopped. */
export function resumeSearching(ctx: ReviewCtx, reason: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const stop = standingStop(await listStops(ctx.db, ctx.review.id))
    if (stop === undefined) throw conflict('Searching has not been stopped.')
    const memo = { kind: 'search' as const, title: 'Searching was resumed', text: reason, followsId: stop.memoId }
    const memoId = await writeMemo(ctx, memo)
    await insertStop(ctx.db, { reviewId: ctx.review.id, memoId, state: 'resumed', grounds: '' })
    await record(ctx, { verb: 'resumed searching with', subjectKind: 'memo', subjectId: memoId })
    return memoId
  })
}
