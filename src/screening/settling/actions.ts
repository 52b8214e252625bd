// Settles where records stand in a screen, from their votes, resolutions and what was carried in.
import type { Db } from '../../core/db/open.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { refreshDone } from '../batches/store.ts'
import { isHeld, type Rules, type Screen, settle, type Vote } from '../domain.ts'
import { getRules } from '../rules/store.ts'
import { refreshStandings } from '../standing/actions.ts'
import {
  deleteStatus,
  findCarried,
  findFirstVotes,
  findResolved,
  findStatus,
  listVotes,
  type Status,
  saveStatus,
} from './store.ts'

/** To be called inside the transaction that changed a vote, a resolution or the rules. A resolution stands whatever the votes say. */
export async function settleRecords(
  ctx: ReviewCtx,
  screen: Screen,
  recordIds: readonly number[],
  rules?: Rules,
): Promise<void> {
  const by = rules ?? (await getRules(ctx.db, ctx.review.id, screen))
  const moved: number[] = []
  for (const id of recordIds) if (await settleOne(ctx, screen, id, by)) moved.push(id)
  await refreshStandings(ctx, moved)
  await refreshDone(ctx.db, ctx.review.id, screen, recordIds)
}

/** True when the status has become another. */
async function settleOne(ctx: ReviewCtx, screen: Screen, id: number, rules: Rules): Promise<boolean> {
  const reviewId = ctx.review.id
  const [before] = await findStatus(ctx.db, reviewId, id, screen)
  const after = await statusOf(ctx.db, reviewId, id, screen, rules, before ?? null)
  if (after === null) {
    if (before !== undefined) await deleteStatus(ctx.db, reviewId, id, screen)
    return before !== undefined
  }
  const isSame =
    before?.status === after.status &&
    before.reasonId === after.reasonId &&
    before.settledHow === after.settledHow &&
    before.votedBy === after.votedBy
  if (!isSame) await saveStatus(ctx.db, reviewId, id, screen, after, ctx.now)
  return before?.status !== after.status
}

async function statusOf(
  db: Db,
  reviewId: number,
  id: number,
  screen: Screen,
  rules: Rules,
  before: Pick<Status, 'status' | 'settledHow'> | null,
): Promise<Status | null> {
  const [resolved] = await findResolved(db, reviewId, id, screen)
  if (resolved !== undefined) {
    const status = resolved.choice === 'include' ? ('included' as const) : ('excluded' as const)
    return { status, reasonId: resolved.reasonId, settledHow: 'resolution', votedBy: null }
  }
  if (rules.screeners > 1 && rules.resolver === 'third person') {
    const [pair] = await findFirstVotes(db, reviewId, id, screen)
    if (isHeld(pair ?? null, screen, rules, before?.settledHow === 'votes' ? before.status : null))
      return { status: 'conflict', reasonId: null, settledHow: 'votes', votedBy: null }
  }
  const votes = await listVotes(db, reviewId, id, screen)
  const settled = settle(votes satisfies readonly Vote[], screen, rules)
  if (settled === null) {
    const carried = await findCarried(db, reviewId, id, screen)
    return carried === undefined ? null : { ...carried, settledHow: 'carried', votedBy: null }
  }
  const votedBy = settled.status === 'awaiting second reviewer' ? (votes[0]?.personId ?? null) : null
  return { ...settled, settledHow: 'votes', votedBy }
}
