// What changes where elements stand: moved elsewhere, split, merged, put in order. Each is kept with what was before, to be undone.
import { lastChange } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { isReferredTo } from '../../documents/store.ts'
import { listEvidenceAppraisals } from '../appraising/store.ts'
import { kindOf, type Layer, nameOf, type Role } from '../domain.ts'
import { freeMark, refuseChanged } from '../elements/actions.ts'
import type { Element } from '../elements/element.ts'
import {
  deleteElementLevels,
  getElement,
  insertElement,
  insertElementLevels,
  listMarks,
  moveToConfiguration,
  setPosition,
  updateElement,
} from '../elements/store.ts'
import { deleteElementRows } from '../rows/store.ts'
import { getConfigurationRow, updateConfiguration } from '../store.ts'
import { remarked } from '../wording.ts'
import { rearrange } from './keeping/actions.ts'
import { mergedValues, splitValues, whyNotOne } from './merging.ts'
import {
  copyAppraisal,
  copyEvidence,
  dropRepeated,
  giveEvidence,
  handOver,
  listEvidenceOf,
  moveLinks,
} from './store.ts'

/** Changes places with the one before or after it; null at either end. */
export function reorderElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  to: 'up' | 'down',
  version: number | null = null,
): Promise<number | null> {
  return transaction(ctx, async ctx => {
    const element = await getElement(ctx.db, ctx.review.id, layer, configurationId, id)
    await refuseChanged(ctx, layer, configurationId, element, version)
    const title = `${element.mark} of ${nameOf(layer, configurationId)} was moved ${to}`
    return rearrange(ctx, { layer, ids: [configurationId], title }, async ctx => {
      const all = await listMarks(ctx.db, ctx.review.id, layer, configurationId)
      const order = all.map(one => one.id)
      const at = order.indexOf(id)
      const other = to === 'up' ? at - 1 : at + 1
      const neighbour = order[other]
      if (neighbour === undefined) return
      order[other] = id
      order[at] = neighbour
      await putInOrder(ctx, all, order)
    })
  })
}

/**
 * Takes an element with its evidence and links over to another configuration of the same layer, under a mark of that
 * one. Where it stood in a wording the words stay, as plain words.
 */
export function moveElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  toId: number,
  version: number | null = null,
): Promise<number | null> {
  return transaction(ctx, async ctx => {
    const element = await getElement(ctx.db, ctx.review.id, layer, configurationId, id)
    await refuseChanged(ctx, layer, configurationId, element, version)
    if (toId === configurationId) throw invalid('configurationId', 'The element stands there already.')
    const from = await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
    const to = await getConfigurationRow(ctx.db, ctx.review.id, layer, toId)
    if (to.documentId !== from.documentId)
      throw invalid(
        'configurationId',
        `Account ${toId} is of another document. An account says what one document claims.`,
      )
    const title = `${element.mark} of ${nameOf(layer, configurationId)} was moved to ${nameOf(layer, toId)}`
    return rearrange(ctx, { layer, ids: [configurationId, toId], title }, async ctx => {
      const there = await listMarks(ctx.db, ctx.review.id, layer, toId)
      const mark = await freeMark(ctx, layer, to, element.role, there)
      const position = (there.at(-1)?.position ?? 0) + 1
      await moveToConfiguration(ctx.db, ctx.review.id, id, { configurationId: toId, mark, position })
      await moveLinks(ctx.db, ctx.review.id, id, toId)
      await remark(ctx, layer, configurationId, element.mark, null)
    })
  })
}

/** `version` is that of the element that goes, as its form was opened. */
export type Merger = { readonly intoId: number; readonly wording: string; readonly version: number }

/** Makes two elements one: all quotations, levels and links, both wordings. The mark of the one it goes into stays. */
export function mergeElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  merger: Merger,
): Promise<{ readonly mark: string; readonly rearrangement: number | null }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const gone = await getElement(ctx.db, reviewId, layer, configurationId, id)
    await refuseStale(ctx, layer, configurationId, gone, merger.version, {
      name: 'ownWords',
      label: 'Words',
      mine: merger.wording,
    })
    const all = await listMarks(ctx.db, reviewId, layer, configurationId)
    if (merger.intoId === id || !all.some(one => one.id === merger.intoId))
      throw invalid('intoId', `Choose another element of ${nameOf(layer, configurationId)}.`)
    const kept = await getElement(ctx.db, reviewId, layer, configurationId, merger.intoId)
    const obstacle = whyNotOne(kept, gone)
    if (obstacle !== null) throw invalid('intoId', obstacle)
    const title = `${gone.mark} of ${nameOf(layer, configurationId)} was merged into ${kept.mark}`
    const rearrangement = await rearrange(ctx, { layer, ids: [configurationId], title }, async ctx => {
      const signature = { reasonedBy: personOf(ctx), reasonedAt: ctx.now }
      await updateElement(ctx.db, reviewId, kept.id, kept.version, mergedValues(kept, gone, merger.wording, signature))
      await deleteElementLevels(ctx.db, reviewId, kept.id)
      await insertElementLevels(ctx.db, reviewId, kept.id, [...kept.levelIds, ...gone.levelIds])
      await handOver(ctx.db, reviewId, gone.id, kept.id)
      await dropRepeated(ctx.db, reviewId, kept.id)
      await dropElement(ctx, gone)
      await remark(ctx, layer, configurationId, gone.mark, kept.mark)
    })
    return { mark: kept.mark, rearrangement }
  })
}

export type Split = {
  readonly first: string
  readonly second: string
  readonly secondRole: Role
  /** Evidence that goes to the second alone, and what both keep. All other stays with the first. */
  readonly toSecond: readonly number[]
  readonly toBoth: readonly number[]
  readonly version: number
}

/** Makes two elements of one, its quotations divided between them. The first keeps the mark and its place in the wording. */
export function splitElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  split: Split,
): Promise<{ readonly id: number; readonly mark: string; readonly rearrangement: number | null }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const element = await getElement(ctx.db, reviewId, layer, configurationId, id)
    await refuseStale(ctx, layer, configurationId, element, split.version, {
      name: 'first',
      label: 'The first half',
      mine: split.first,
    })
    const configuration = await getConfigurationRow(ctx.db, reviewId, layer, configurationId)
    const all = await listMarks(ctx.db, reviewId, layer, configurationId)
    const newId = await nextId(ctx.db, reviewId, 'element')
    const mark = await freeMark(ctx, layer, configuration, split.secondRole, all)
    const title = `${element.mark} of ${nameOf(layer, configurationId)} was split into ${element.mark} and ${mark}`
    const rearrangement = await rearrange(ctx, { layer, ids: [configurationId], title }, async ctx => {
      await updateElement(ctx.db, reviewId, id, element.version, { wording: split.first })
      await insertElement(ctx.db, {
        ...splitValues(element, split.second, split.secondRole),
        mark,
        position: element.position + 1,
        reviewId,
        id: newId,
        layer,
        configurationId,
        createdAt: ctx.now,
        createdBy: personOf(ctx),
      })
      await insertElementLevels(ctx.db, reviewId, newId, element.levelIds)
      const order = all.flatMap(one => (one.id === id ? [id, newId] : [one.id]))
      await putInOrder(ctx, [...all, { id: newId, position: element.position + 1 }], order)
      await divideEvidence(ctx, id, newId, split)
    })
    return { id: newId, mark, rearrangement }
  })
}

async function divideEvidence(ctx: ReviewCtx, id: number, newId: number, split: Split): Promise<void> {
  const evidence = await listEvidenceOf(ctx.db, ctx.review.id, id)
  for (const row of evidence) {
    if (split.toBoth.includes(row.id)) {
      const copy = await nextId(ctx.db, ctx.review.id, 'evidence')
      await copyEvidence(ctx.db, { ...row, id: copy, elementId: newId, version: 1 })
      for (const judged of await listEvidenceAppraisals(ctx.db, ctx.review.id, [row.id])) {
        const appraisal = await nextId(ctx.db, ctx.review.id, 'evidenceAppraisal')
        await copyAppraisal(ctx.db, ctx.review.id, judged.id, { id: appraisal, evidenceId: copy })
      }
    } else if (split.toSecond.includes(row.id)) await giveEvidence(ctx.db, ctx.review.id, row.id, newId)
  }
}

async function putInOrder(
  ctx: ReviewCtx,
  all: readonly { readonly id: number; readonly position: number }[],
  order: readonly number[],
): Promise<void> {
  for (const [at, element] of order.entries())
    if (all.find(one => one.id === element)?.position !== at + 1)
      await setPosition(ctx.db, ctx.review.id, element, at + 1)
}

/** The stretches of a wording follow the mark of their element; without one they become plain words. */
async function remark(ctx: ReviewCtx, layer: Layer, id: number, from: string, to: string | null): Promise<void> {
  const { wording, version } = await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
  const changed = remarked(wording, from, to)
  if (changed !== wording) await updateConfiguration(ctx.db, ctx.review.id, layer, id, version, { wording: changed })
}

async function dropElement(ctx: ReviewCtx, element: Element): Promise<void> {
  try {
    await deleteElementRows(ctx.db, ctx.review.id, element.id)
  } catch (error) {
    if (isReferredTo(error)) throw conflict(`${element.mark} stays: something else rests on it.`)
    throw error
  }
}

type Mine = { readonly name: string; readonly label: string; readonly mine: string }

/** What was changed meanwhile is shown beside what would have taken its place. */
async function refuseStale(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  element: Element,
  version: number,
  mine: Mine,
): Promise<void> {
  if (element.version === version) return
  const verbs = ['changed an element of', 'added an element to']
  const saved = await lastChange(ctx.db, ctx.review.id, kindOf(layer), configurationId, verbs, { element: element.id })
  const fields = [{ ...mine, theirs: element.wording }]
  throw stale(`${element.mark} of ${nameOf(layer, configurationId)}`, { version: element.version, ...saved, fields })
}
