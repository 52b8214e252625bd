// Where a principle stands: its place in the list, withdrawn, or before a panel.
import { record } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { type PrincipleStatus, passageRefused } from '../domain.ts'
import { getPrinciple, listPrinciples, setStanding } from '../store.ts'
import { changing, refuseSaved } from '../versions/actions.ts'

/** One place up or down the list, to its top, or to a place counted from 1. Returns the place it had. */
export function movePrinciple(ctx: ReviewCtx, id: number, to: 'up' | 'down' | 'top' | number): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPrinciple(ctx.db, ctx.review.id, id)
    const before = (await listPrinciples(ctx.db, ctx.review.id)).map(principle => principle.id)
    const at = before.indexOf(id)
    const wanted = { up: at - 1, down: at + 1, top: 0 }[to as string] ?? Number(to) - 1
    const goal = Math.max(0, Math.min(before.length - 1, wanted))
    if (goal === at) return at + 1
    const order = before.filter(one => one !== id).toSpliced(goal, 0, id)
    for (const [place, one] of order.entries()) await setStanding(ctx.db, ctx.review.id, one, { position: place + 1 })
    await record(ctx, {
      verb: 'moved',
      subjectKind: 'principle',
      subjectId: id,
      before: { position: at + 1 },
      after: { position: goal + 1 },
    })
    return at + 1
  })
}

/** Sets where it stands without touching its words: what a panel rated stays rated. Returns where it stood. */
export function setStatus(
  ctx: ReviewCtx,
  id: number,
  to: PrincipleStatus,
  reason: string,
  decidedOn: number | null = null,
): Promise<PrincipleStatus> {
  return transaction(ctx, async ctx => {
    const now = await getPrinciple(ctx.db, ctx.review.id, id)
    await refuseSaved(ctx, now, decidedOn)
    const refused = passageRefused(now, to)
    if (refused !== null) throw invalid('to', refused)
    if (to === now.status) return now.status
    await setStanding(ctx.db, ctx.review.id, id, { status: to })
    const words = { subjectKind: 'principle', subjectId: id, before: { status: now.status } } as const
    await record(ctx, { verb: 'changed the status of', ...words, after: { status: to, reason } })
    return now.status
  })
}

/** Taken out of what the review says; it stays readable with its history. */
export function withdrawPrinciple(
  ctx: ReviewCtx,
  id: number,
  reason: string,
  decidedOn: number | null = null,
): Promise<void> {
  return changing(ctx, id, { verb: 'withdrew', reason, decidedOn }, async (_ctx, now) => {
    if (now.status === 'withdrawn') throw conflict('This principle is withdrawn already.')
    return { status: 'withdrawn', withdrawnFrom: now.status }
  })
}

/** Marks principles as being before a panel; their words and versions stay. */
export function putToPanel(ctx: ReviewCtx, ids: readonly number[]): Promise<void> {
  return transaction(ctx, async ctx => {
    for (const principle of await listPrinciples(ctx.db, ctx.review.id, ids)) {
      if (principle.status !== 'draft' && principle.status !== 'revised') continue
      await setStanding(ctx.db, ctx.review.id, principle.id, { status: 'in panel' })
      await record(ctx, {
        verb: 'put to the panel',
        subjectKind: 'principle',
        subjectId: principle.id,
        before: { status: principle.status },
        after: { status: 'in panel' },
      })
    }
  })
}

/** A withdrawn principle stands again where it stood; one withdrawn before that was kept is a draft. */
export async function restorePrinciple(
  ctx: ReviewCtx,
  id: number,
  decidedOn: number | null = null,
): Promise<PrincipleStatus> {
  let status: PrincipleStatus = 'draft'
  await changing(ctx, id, { verb: 'took back', reason: 'Taken back', decidedOn }, async (_ctx, now) => {
    if (now.status !== 'withdrawn') throw conflict('This principle is not withdrawn.')
    status = now.withdrawnFrom || 'draft'
    return { status, withdrawnFrom: '' }
  })
  return status
}
