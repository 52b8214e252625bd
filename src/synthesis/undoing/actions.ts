// Undoing a move: what it did is taken back; the story keeps it and says that it was undone.
import { getConfigurationRow, updateConfiguration } from '../../configurations/store.ts'
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict } from '../../core/errors.ts'
import { rearrangeBack } from '../arranging/actions.ts'
import { deleteContributionRows, listContributionIds } from '../contributions/store.ts'
import { unjoin } from '../joining/actions.ts'
import type { Undoing } from '../moves/domain.ts'
import { findLaterRearrangement, findUndoing, getMove, type Move, markUndone } from '../moves/store.ts'
import { unsplit } from '../splitting/actions.ts'

/** Undoes what a move did; returns the configuration it had made or changed. */
export function undoMove(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const move = await getMove(ctx.db, ctx.review.id, id)
    const kept = await findUndoing(ctx.db, ctx.review.id, id)
    if (kept === null || move.configurationId === null)
      throw conflict('This move was only noted: there is nothing to undo. Change its words instead.')
    if (move.undoneAt !== null) throw conflict('This move has been undone already.')
    const touched = [move.configurationId, ...ofSynthesis(move)]
    const later = await findLaterRearrangement(ctx.db, ctx.review.id, id, touched)
    if (later !== null) throw conflict(`Undo move ${later} first: it rearranged the same configurations afterwards.`)
    await reverse(ctx, move, move.configurationId, kept)
    await markUndone(ctx.db, ctx.review.id, id, { undoneAt: ctx.now, undoneBy: personOf(ctx) })
    const about = { subjectKind: 'configuration', subjectId: move.configurationId }
    await record(ctx, { verb: 'undid a move on', ...about, before: { move: id, act: kept.act } })
    return move.configurationId
  })
}

async function reverse(ctx: ReviewCtx, move: Move, output: number, kept: Undoing): Promise<void> {
  const input = ofSynthesis(move)[0] ?? output
  if (kept.act === 'put under') return takeOff(ctx, output, kept)
  if (kept.act === 'join') return unjoin(ctx, input, output, kept)
  if (kept.act === 'split') return unsplit(ctx, input, output, kept)
  if (kept.act === 'nest') return rearrangeBack(ctx, input, kept)
  return rearrangeBack(ctx, output, kept)
}

/** A configuration that was begun with these accounts is retired when none is left. */
async function takeOff(ctx: ReviewCtx, id: number, kept: Extract<Undoing, { act: 'put under' }>): Promise<void> {
  const { id: reviewId } = ctx.review
  for (const subjectId of await deleteContributionRows(ctx.db, reviewId, id, kept.contributions))
    await record(ctx, {
      verb: 'taken off a configuration',
      subjectKind: 'account',
      subjectId,
      before: { configurationId: id },
    })
  if (!kept.begun || (await listContributionIds(ctx.db, reviewId, id)).length > 0) return
  const { version } = await getConfigurationRow(ctx.db, reviewId, 'synthesised', id)
  await updateConfiguration(ctx.db, reviewId, 'synthesised', id, version, { status: 'retired' })
}

function ofSynthesis(move: Move): number[] {
  return move.inputs.filter(input => input.layer === 'synthesised').map(input => input.id)
}
