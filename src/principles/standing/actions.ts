// Where a principle stands: its place in the list, withdrawn, or before a panel.
import { record } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict } from '../../core/errors.ts'
import { changing } from '../actions.ts'
import { getPrinciple, listPrinciples, setStanding } from '../store.ts'

/** One place up or down the list. */
export function movePrinciple(ctx: ReviewCtx, id: number, to: 'up' | 'down'): Promise<void> {
  return transaction(ctx, async ctx => {
    await getPrinciple(ctx.db, ctx.review.id, id)
    const all = await listPrinciples(ctx.db, ctx.review.id)
    const at = all.findIndex(principle => principle.id === id)
    const order = all.map(principle => principle.id)
    const other = to === 'up' ? at - 1 : at + 1
    if (other < 0 || other >= order.length) return
    ;[order[at], order[other]] = [order[other] as number, order[at] as number]
    for (const [place, one] of order.entries()) await setStanding(ctx.db, ctx.review.id, one, { position: place + 1 })
    await record(ctx, {
      verb: 'moved',
      subjectKind: 'principle',
      subjectId: id,
      before: { position: at + 1 },
      after: { position: other + 1 },
    })
  })
}

/** Taken out of what the review says; it stays readable with its history. */
export function withdrawPrinciple(ctx: ReviewCtx, id: number, reason: string): Promise<void> {
  return changing(ctx, id, { verb: 'withdrew', reason }, async (_ctx, now) => {
    if (now.status === 'withdrawn') throw conflict('This principle is withdrawn already.')
    return { status: 'withdrawn' }
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

/** A withdrawn principle becomes a draft again. */
export function restorePrinciple(ctx: ReviewCtx, id: number): Promise<void> {
  return changing(ctx, id, { verb: 'took back', reason: 'Taken back' }, async (_ctx, now) => {
    if (now.status !== 'withdrawn') throw conflict('This principle is not withdrawn.')
    return { status: 'draft' }
  })
}
