// Making a wording that a checker proposed the wording of the configuration, and taking that back.
import { reword, setStatus } from '../../../configurations/actions.ts'
import { kindOf, titleOf } from '../../../configurations/domain.ts'
import { getConfigurationRow } from '../../../configurations/store.ts'
import { record } from '../../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict } from '../../../core/errors.ts'
import { setChecked } from '../actions.ts'
import { getCheck, getItem } from '../store.ts'
import { findRewording, getRewording, setApplied } from './store.ts'

/**
 * `version` is that of the configuration which the reader saw beside the proposal; `wording` is what is to stand, empty for
 * the proposed one as it is. A draft becomes checked where the check says so, since it now reads as the checker wanted.
 */
export function applyProposal(
  ctx: ReviewCtx,
  checkId: number,
  position: number,
  version: number,
  wording: string,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const check = await getCheck(ctx.db, reviewId, checkId)
    const item = await getItem(ctx.db, reviewId, checkId, position)
    const { layer, configurationId } = item
    const proposed = wording.trim() === '' ? (item.proposedWording ?? '') : wording
    if (item.answer !== 'amend' || proposed === '') throw conflict('No wording was proposed here.')
    if (item.appliedAt !== null) throw conflict('This proposal has been applied already.')
    if (item.presentWording === proposed && item.presentVersion === version)
      throw conflict(`${titleOf(layer, configurationId)} reads like that already.`)
    await reword(ctx, layer, configurationId, version, proposed)
    const appliedChangeId = await findRewording(ctx.db, reviewId, layer, configurationId)
    const isChecked = await setChecked(ctx, check, item, 'amend', appliedChangeId)
    await setApplied(
      ctx.db,
      { reviewId, checkId, configurationId },
      {
        appliedChangeId,
        appliedAt: ctx.now,
        appliedBy: personOf(ctx),
        wasDraft: isChecked || item.wasDraft === 1 ? 1 : 0,
      },
    )
    await record(ctx, {
      verb: 'applied a proposal of',
      subjectKind: 'coding check',
      subjectId: checkId,
      after: { [kindOf(layer)]: configurationId, change: appliedChangeId },
    })
  })
}

/** The wording of before stands again, unless somebody has changed it since; the proposal stays. */
export function withdrawApplication(ctx: ReviewCtx, checkId: number, position: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const item = await getItem(ctx.db, reviewId, checkId, position)
    const { layer, configurationId, appliedChangeId } = item
    if (item.appliedAt === null || appliedChangeId === null) throw conflict('This proposal has not been applied.')
    const { before, after } = await getRewording(ctx.db, reviewId, appliedChangeId)
    if (item.presentWording !== after)
      throw conflict(`${titleOf(layer, configurationId)} has been reworded since. Change its wording on its own page.`)
    await reword(ctx, layer, configurationId, item.presentVersion, before)
    const row = await getConfigurationRow(ctx.db, reviewId, layer, configurationId)
    if (item.wasDraft === 1 && row.status === 'checked')
      await setStatus(ctx, layer, configurationId, row.version, 'draft')
    const key = { reviewId, checkId, configurationId }
    await setApplied(ctx.db, key, { appliedChangeId: null, appliedAt: null, appliedBy: null, wasDraft: 0 })
    await record(ctx, {
      verb: 'took back a proposal of',
      subjectKind: 'coding check',
      subjectId: checkId,
      before: { [kindOf(layer)]: configurationId, change: appliedChangeId },
    })
  })
}
