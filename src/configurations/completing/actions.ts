// What changes who completes what: taken on, taken over, given back.
import { record } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict } from '../../core/errors.ts'
import { kindOf, type Layer, titleOf } from '../domain.ts'
import { getConfigurationRow } from '../store.ts'
import { deleteCompletion, findCompletion, putCompletion } from './store.ts'

/** What somebody else has taken on is theirs until it is taken over on purpose. */
export function takeOn(ctx: ReviewCtx, layer: Layer, id: number, personId: number, takeOver: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    const present = await findCompletion(ctx.db, ctx.review.id, layer, id)
    if (present?.personId === personId) return
    if (present !== undefined && !takeOver)
      throw conflict(`${present.name} is completing ${titleOf(layer, id)} already. You can take it over in the list.`)
    await putCompletion(ctx.db, { reviewId: ctx.review.id, layer, configurationId: id, personId, claimedAt: ctx.now })
    await record(ctx, {
      verb: 'took on completing',
      subjectKind: kindOf(layer),
      subjectId: id,
      ...(present === undefined ? {} : { before: { personId: present.personId } }),
      after: { personId },
    })
  })
}

/** One's own; of somebody else's nothing happens. */
export function giveBack(ctx: ReviewCtx, layer: Layer, id: number, personId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    const present = await findCompletion(ctx.db, ctx.review.id, layer, id)
    if (present?.personId !== personId) return
    await deleteCompletion(ctx.db, ctx.review.id, layer, id)
    await record(ctx, {
      verb: 'gave back completing',
      subjectKind: kindOf(layer),
      subjectId: id,
      before: { personId },
    })
  })
}
