// What ties outside theories to a configuration they inform; they are never evidence for it.
import { record } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid } from '../../core/errors.ts'
import { nameSubstantiveTheory } from '../../theories/substantive/actions.ts'
import { findSubstantiveByName, listSubstantiveTheories } from '../../theories/substantive/store.ts'
import { kindOf, type Layer } from '../domain.ts'
import { getConfigurationRow } from '../store.ts'
import { deleteSubstantive, putSubstantive } from './store.ts'

/** Ties a theory that is listed, or one by its name, which is added when it is new. */
export function informBy(
  ctx: ReviewCtx,
  layer: Layer,
  id: number,
  theory: { readonly substantiveId: number | null; readonly name: string; readonly note: string },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    const substantiveId = theory.substantiveId ?? (await byName(ctx, theory.name))
    const known = await listSubstantiveTheories(ctx.db, ctx.review.id)
    if (!known.some(one => one.id === substantiveId)) throw invalid('substantiveId', 'Choose a theory of this review.')
    const { note } = theory
    await putSubstantive(ctx.db, { reviewId: ctx.review.id, layer, configurationId: id, substantiveId, note })
    const after = { substantiveId, note }
    await record(ctx, { verb: 'tied a theory to', subjectKind: kindOf(layer), subjectId: id, after })
  })
}

export function uninform(ctx: ReviewCtx, layer: Layer, id: number, substantiveId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    await deleteSubstantive(ctx.db, ctx.review.id, layer, id, substantiveId)
    await record(ctx, {
      verb: 'untied a theory from',
      subjectKind: kindOf(layer),
      subjectId: id,
      before: { substantiveId },
    })
  })
}

async function byName(ctx: ReviewCtx, name: string): Promise<number> {
  if (name === '') throw invalid('name', 'Choose a theory from the list, or name one.')
  const known = await findSubstantiveByName(ctx.db, ctx.review.id, name)
  return known?.id ?? nameSubstantiveTheory(ctx, { name, summary: '', citation: '', url: '', informs: [] })
}
