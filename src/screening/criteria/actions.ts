// What changes criteria and exclusion reasons.
import { record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid } from '../../core/errors.ts'
import { shorten } from '../../core/text.ts'
import { findReasonByText, getReason, insertCriterion, insertReason, takeCriterionRow, updateReason } from './store.ts'

export function addCriterion(
  ctx: ReviewCtx,
  criterion: { readonly kind: 'include' | 'exclude'; readonly text: string },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const id = await nextId(ctx.db, ctx.review.id, 'criterion')
    await insertCriterion(ctx.db, ctx.review.id, id, criterion.kind, criterion.text)
    await record(ctx, { verb: 'added', subjectKind: 'criterion', subjectId: id, after: criterion })
    return id
  })
}

/** Returns the number to undo with. */
export function deleteCriterion(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await takeCriterionRow(ctx.db, ctx.review.id, id)
    return keepInBin(ctx, {
      kind: 'criterion',
      id,
      title: shorten(row.text, 100),
      rows: [{ table: 'criterion', rows: [row] }],
      see: '/screening/criteria',
    })
  })
}

/** Adds a reason; one that was retired under the same words is taken up again. */
export function addReason(ctx: ReviewCtx, text: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const same = await findReasonByText(ctx.db, ctx.review.id, text)
    if (same && same.retiredAt === null) throw invalid('text', 'This reason is on the list already.')
    const id = same?.id ?? (await nextId(ctx.db, ctx.review.id, 'exclusion reason'))
    if (same) await updateReason(ctx.db, ctx.review.id, id, { retiredAt: null })
    else await insertReason(ctx.db, ctx.review.id, id, text)
    await record(ctx, {
      verb: same ? 'took up again' : 'added',
      subjectKind: 'exclusion reason',
      subjectId: id,
      after: { text },
    })
    return id
  })
}

/** Rewords a reason everywhere it was given. */
export function rewordReason(ctx: ReviewCtx, id: number, text: string): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getReason(ctx.db, ctx.review.id, id)
    const same = await findReasonByText(ctx.db, ctx.review.id, text)
    if (same && same.id !== id) throw invalid('text', 'Another reason has these words already.')
    await updateReason(ctx.db, ctx.review.id, id, { text })
    await record(ctx, {
      verb: 'reworded',
      subjectKind: 'exclusion reason',
      subjectId: id,
      before: { text: before.text },
      after: { text },
    })
  })
}

/** It can no longer be chosen; decisions that gave it keep it. */
export function retireReason(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    await getReason(ctx.db, ctx.review.id, id)
    await updateReason(ctx.db, ctx.review.id, id, { retiredAt: ctx.now })
    await record(ctx, { verb: 'retired', subjectKind: 'exclusion reason', subjectId: id })
  })
}
