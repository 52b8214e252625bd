// One synthesised configuration becomes two: contributions and evidence are divided by choice, elements go along as copies.
import { addConfiguration, refuseSaved } from '../../configurations/actions.ts'
import { copyElements } from '../../configurations/carrying/actions.ts'
import { listHung, rehang } from '../../configurations/carrying/store.ts'
import { getConfigurationRow, listTermsOf, updateConfiguration } from '../../configurations/store.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid } from '../../core/errors.ts'
import { listContributionIds, moveContributions } from '../contributions/store.ts'
import type { Why } from '../joining/actions.ts'
import { makeMove } from '../moves/actions.ts'
import { BY_ACT, type Undoing } from '../moves/domain.ts'

const LAYER = 'synthesised'

export type Division = Why & {
  readonly title: string
  readonly wording?: string
  /** What goes to the new one. */
  readonly contributionIds: readonly number[]
  readonly evidenceIds: readonly number[]
  readonly elementIds: readonly number[]
}

/** Begins a second configuration with a part of what hangs on the first; returns its number and the move's. */
export function split(ctx: ReviewCtx, id: number, division: Division): Promise<{ id: number; move: number }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const { title, wording = '', reason } = division
    const from = await getConfigurationRow(ctx.db, reviewId, LAYER, id)
    await refuseSaved(ctx, LAYER, from, division.version ?? null)
    if (from.status === 'retired') throw invalid('title', `CMOC ${id} is retired. Bring it back first.`)
    const hung = await listHung(ctx.db, reviewId, id)
    const evidence = hung.filter(row => division.evidenceIds.includes(row.id))
    const all = await listContributionIds(ctx.db, reviewId, id)
    const chosen = all.filter(one => division.contributionIds.includes(one))
    if (evidence.length + chosen.length === 0)
      throw invalid('contributionIds', 'Choose at least one account, or evidence of its own, for the new one.')
    if (evidence.length + chosen.length === hung.length + all.length)
      throw invalid('contributionIds', `Leave something with CMOC ${id}: what goes over as a whole is not divided.`)
    const { theoryStatementId, parentId } = from
    const termIds = (await listTermsOf(ctx.db, reviewId, LAYER, [id])).map(term => term.id)
    const newId = await addConfiguration(ctx, { title, wording, theoryStatementId, parentId, termIds })
    const { places } = await copyElements(ctx, id, newId, division.elementIds)
    const placed = evidence.map(row => ({
      ...row,
      elementId: row.elementId === null ? null : (places.get(row.elementId) ?? null),
    }))
    await rehang(ctx.db, reviewId, id, newId, placed)
    const contributions = await moveContributions(ctx.db, reviewId, id, newId, chosen)
    const undoing: Undoing = { act: 'split', contributions, evidence }
    const kind = division.kind ?? BY_ACT.split
    const inputs = [{ layer: LAYER, id }] as const
    const move = await makeMove(ctx, { kind, reason, output: { configurationId: newId }, inputs, undoing })
    return { id: newId, move }
  })
}

/** Part of undoMove: what went to the second comes back as far as it still stands there, and the second is retired. */
export async function unsplit(
  ctx: ReviewCtx,
  id: number,
  newId: number,
  kept: Extract<Undoing, { act: 'split' }>,
): Promise<void> {
  const { id: reviewId } = ctx.review
  await moveContributions(ctx.db, reviewId, newId, id, kept.contributions)
  await rehang(ctx.db, reviewId, newId, id, kept.evidence)
  const second = await getConfigurationRow(ctx.db, reviewId, LAYER, newId)
  await updateConfiguration(ctx.db, reviewId, LAYER, newId, second.version, { status: 'retired' })
}
