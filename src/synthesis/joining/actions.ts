// Two synthesised configurations become one: everything that hangs on the first goes to the second, and the first points on.
import { refuseSaved } from '../../configurations/actions.ts'
import { copyElements, reindexed } from '../../configurations/carrying/actions.ts'
import {
  deleteTerms,
  insertTerms,
  type LinkEnd,
  listBare,
  listHung,
  listLinkEnds,
  rehang,
  relink,
  renest,
} from '../../configurations/carrying/store.ts'
import { nameOf } from '../../configurations/domain.ts'
import { deleteElementRows } from '../../configurations/rows/store.ts'
import {
  getConfigurationRow,
  listChildren,
  listSubstantiveOf,
  listTermsOf,
  updateConfiguration,
} from '../../configurations/store.ts'
import { deleteSubstantive, findParents, putSubstantive } from '../../configurations/ties/store.ts'
import { record } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid } from '../../core/errors.ts'
import { listContributionIds, moveContributions } from '../contributions/store.ts'
import { makeMove } from '../moves/actions.ts'
import { BY_ACT, type MoveKind, type Undoing } from '../moves/domain.ts'

const LAYER = 'synthesised'

export type Why = {
  readonly kind?: MoveKind | null
  readonly reason: string
  /** Of the configuration that it is decided on, or whatever stands. */
  readonly version?: number | null
}

/** Joins one into another: numbers stay, the first is retired. Returns the move and how many accounts stood under both. */
export function join(
  ctx: ReviewCtx,
  id: number,
  intoId: number,
  why: Why,
): Promise<{ readonly move: number; readonly both: number }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const from = await refuseUnfit(ctx, id, intoId)
    await refuseSaved(ctx, LAYER, from, why.version ?? null)
    const { places, made } = await copyElements(ctx, id, intoId)
    const placed = (elementId: number | null) => (elementId === null ? null : (places.get(elementId) ?? null))
    const all = await listContributionIds(ctx.db, reviewId, id)
    const contributions = await moveContributions(ctx.db, reviewId, id, intoId, all)
    const evidence = await listHung(ctx.db, reviewId, id)
    const moved = evidence.map(row => ({ ...row, elementId: placed(row.elementId) }))
    await rehang(ctx.db, reviewId, id, intoId, moved)
    const links = await listLinkEnds(ctx.db, reviewId, id, intoId)
    const ends = links.map((end): LinkEnd => ({ ...end, elementId: placed(end.elementId) }))
    await relink(ctx.db, reviewId, id, intoId, ends)
    const children = (await listChildren(ctx.db, reviewId, LAYER, id)).map(child => child.id)
    await renest(ctx.db, reviewId, id, intoId, children)
    const ties = await joinTies(ctx, id, intoId)
    const isTestedAlso = await takeTheoryStatement(ctx, from.theoryStatementId, intoId)
    await updateConfiguration(ctx.db, reviewId, LAYER, id, from.version, { status: 'retired' })
    const { status, parentId } = from
    const undoing: Undoing = {
      ...{ act: 'join', contributions, evidence, links, children, ...ties, elements: made },
      ...{ isTestedAlso, parentId, status },
    }
    await record(ctx, { verb: 'joined into another', subjectKind: 'configuration', subjectId: id, after: { intoId } })
    const inputs = [{ layer: LAYER, id }] as const
    const kind = why.kind ?? BY_ACT.join
    const move = await makeMove(ctx, { kind, reason: why.reason, output: { configurationId: intoId }, inputs, undoing })
    return { move, both: all.length - contributions.length }
  })
}

/** Part of undoMove: takes back from the second what came from the first, as far as it still stands there. */
export async function unjoin(
  ctx: ReviewCtx,
  id: number,
  intoId: number,
  kept: Extract<Undoing, { act: 'join' }>,
): Promise<void> {
  const { id: reviewId } = ctx.review
  await moveContributions(ctx.db, reviewId, intoId, id, kept.contributions)
  await rehang(ctx.db, reviewId, intoId, id, kept.evidence)
  await relink(ctx.db, reviewId, intoId, id, kept.links)
  await renest(ctx.db, reviewId, intoId, id, kept.children)
  await deleteTerms(ctx.db, reviewId, intoId, kept.terms)
  for (const theory of kept.theories) await deleteSubstantive(ctx.db, reviewId, LAYER, intoId, theory)
  for (const element of await listBare(ctx.db, reviewId, intoId, kept.elements))
    await deleteElementRows(ctx.db, reviewId, element)
  const into = await getConfigurationRow(ctx.db, reviewId, LAYER, intoId)
  if (kept.isTestedAlso)
    await updateConfiguration(ctx.db, reviewId, LAYER, intoId, into.version, { theoryStatementId: null })
  const from = await getConfigurationRow(ctx.db, reviewId, LAYER, id)
  await updateConfiguration(ctx.db, reviewId, LAYER, id, from.version, { status: kept.status })
  await reindexed(ctx, intoId)
}

async function refuseUnfit(ctx: ReviewCtx, id: number, intoId: number) {
  const from = await getConfigurationRow(ctx.db, ctx.review.id, LAYER, id)
  if (id === intoId) throw invalid('intoId', 'Choose another one than this.')
  const above = await findParents(ctx.db, ctx.review.id, LAYER, intoId)
  if (above.length === 0) throw invalid('intoId', `There is no CMOC ${intoId} in this review.`)
  const into = await getConfigurationRow(ctx.db, ctx.review.id, LAYER, intoId)
  for (const one of [from, into])
    if (one.status === 'retired') throw invalid('intoId', `CMOC ${one.id} is retired. Bring it back first.`)
  if (above.includes(id))
    throw invalid('intoId', `${nameOf(LAYER, intoId)} stands under ${nameOf(LAYER, id)}. Take it out of there first.`)
  return from
}

/** Terms and informing theories that the other lacks. */
async function joinTies(ctx: ReviewCtx, id: number, intoId: number) {
  const { id: reviewId } = ctx.review
  const tagged = await listTermsOf(ctx.db, reviewId, LAYER, [id, intoId])
  const has = new Set(tagged.filter(term => term.configurationId === intoId).map(term => term.id))
  const terms = tagged.filter(term => term.configurationId === id && !has.has(term.id)).map(term => term.id)
  await insertTerms(ctx.db, reviewId, intoId, terms)
  const informs = new Set((await listSubstantiveOf(ctx.db, reviewId, LAYER, intoId)).map(theory => theory.id))
  const informing = (await listSubstantiveOf(ctx.db, reviewId, LAYER, id)).filter(theory => !informs.has(theory.id))
  for (const { id: substantiveId, note } of informing)
    await putSubstantive(ctx.db, { reviewId, layer: LAYER, configurationId: intoId, substantiveId, note })
  return { terms, theories: informing.map(theory => theory.id) }
}

async function takeTheoryStatement(ctx: ReviewCtx, theoryStatementId: number | null, intoId: number): Promise<boolean> {
  const into = await getConfigurationRow(ctx.db, ctx.review.id, LAYER, intoId)
  if (theoryStatementId === null || into.theoryStatementId !== null) return false
  return updateConfiguration(ctx.db, ctx.review.id, LAYER, intoId, into.version, { theoryStatementId })
}
