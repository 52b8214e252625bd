// What changes single elements: added, reworded, given another role, deleted.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { isReferredTo } from '../../documents/store.ts'
import { reindex } from '../actions.ts'
import { hasPolarity, kindOf, type Layer, nameOf, nextMark, type Role } from '../domain.ts'
import { deleteElementRows, listElementRows } from '../rows/store.ts'
import { resolveIdea } from '../statements/actions.ts'
import { getConfigurationRow, updateConfiguration } from '../store.ts'
import { listKnown } from '../ties/store.ts'
import { remarked, stretchesOf } from '../wording.ts'
import type { Element } from './element.ts'
import type { ElementInput } from './forms.ts'
import {
  deleteElementLevels,
  type ElementValues,
  getElement,
  insertElement,
  insertElementLevels,
  listDeletedMarks,
  listMarks,
  updateElement,
} from './store.ts'

const EMPTY: Omit<ElementInput, 'role' | 'wording'> = {
  idea: '',
  sameAs: null,
  polarity: null,
  levelIds: [],
  isInferred: false,
  inference: null,
  reasoning: '',
  intended: null,
  valence: null,
  distance: null,
  forWhom: '',
  mechanismAbsent: false,
}

const SAVING = ['changed an element of']

export type NewElement = Partial<ElementInput> & Pick<ElementInput, 'role' | 'wording'>

/** Adds an element at the end; its mark is the next free one of its role. Returns its number and mark. */
export function addElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  element: NewElement,
): Promise<{ id: number; mark: string }> {
  return transaction(ctx, async ctx => {
    const configuration = await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
    const added = await placeElement(ctx, layer, configuration, element)
    await record(ctx, {
      verb: 'added an element to',
      subjectKind: kindOf(layer),
      subjectId: configurationId,
      after: { element: added.id, mark: added.mark, ...element },
    })
    return added
  })
}

/** The writes of addElement without its activity row, for actions that do more in one step. */
export async function placeElement(
  ctx: ReviewCtx,
  layer: Layer,
  configuration: { id: number; label: string | null; title: string; wording: string },
  element: NewElement,
): Promise<{ id: number; mark: string }> {
  const input: ElementInput = { ...EMPTY, ...element }
  await refuseUnknownLevels(ctx, input.levelIds)
  // The number first: on PostgreSQL it makes a second coder of the same moment wait, who then sees this mark taken.
  const id = await nextId(ctx.db, ctx.review.id, 'element')
  const others = await listMarks(ctx.db, ctx.review.id, layer, configuration.id)
  const mark = await freeMark(ctx, layer, configuration, input.role, others)
  await insertElement(ctx.db, {
    ...valuesOf(ctx, input, null),
    mark,
    position: (others.at(-1)?.position ?? 0) + 1,
    statementId: await resolveIdea(ctx, input),
    reviewId: ctx.review.id,
    id,
    layer,
    configurationId: configuration.id,
    createdAt: ctx.now,
    createdBy: personOf(ctx),
  })
  await insertElementLevels(ctx.db, ctx.review.id, id, input.levelIds)
  await reindex(ctx, layer, configuration, [...others, { wording: input.wording }])
  return { id, mark }
}

/**
 * The next free mark of a role. Words that still stand in the wording for an element that was deleted, and may come back,
 * keep its mark: a new element does not step into them.
 */
export async function freeMark(
  ctx: ReviewCtx,
  layer: Layer,
  configuration: { readonly id: number; readonly wording: string },
  role: Role,
  others: readonly { readonly mark: string }[],
): Promise<string> {
  const marks = others.map(other => other.mark)
  const mark = nextMark(role, marks)
  if (!stretchesOf(configuration.wording).some(stretch => stretch.mark === mark)) return mark
  const deleted = await listDeletedMarks(ctx.db, ctx.review.id, layer, configuration.id)
  return deleted.includes(mark) ? nextMark(role, [...marks, ...deleted]) : mark
}

/** A new role brings a new mark, which the wording of the configuration takes over. */
export function changeElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  version: number,
  input: ElementInput,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getElement(ctx.db, ctx.review.id, layer, configurationId, id)
    await refuseUnknownLevels(ctx, input.levelIds)
    const configuration = await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
    const others = await listMarks(ctx.db, ctx.review.id, layer, configurationId)
    const rest = others.filter(other => other.id !== id)
    const mark = before.role === input.role ? before.mark : await freeMark(ctx, layer, configuration, input.role, rest)
    const values = { ...valuesOf(ctx, input, before), mark, statementId: await resolveIdea(ctx, input) }
    if (!(await updateElement(ctx.db, ctx.review.id, id, version, values)))
      throw await staleElement(ctx, layer, configurationId, before, input)
    await deleteElementLevels(ctx.db, ctx.review.id, id)
    await insertElementLevels(ctx.db, ctx.review.id, id, input.levelIds)
    const wording = remarked(configuration.wording, before.mark, mark)
    if (wording !== configuration.wording)
      await updateConfiguration(ctx.db, ctx.review.id, layer, configurationId, configuration.version, { wording })
    const words = others.map(other => (other.id === id ? { wording: input.wording } : other))
    await reindex(ctx, layer, { ...configuration, wording }, words)
    const { role, wording: words1, polarity, levelIds, isInferred, reasoning } = before
    await record(ctx, {
      verb: 'changed an element of',
      subjectKind: kindOf(layer),
      subjectId: configurationId,
      before: { element: id, mark: before.mark, role, wording: words1, polarity, levelIds, isInferred, reasoning },
      after: { element: id, mark, ...input },
    })
  })
}

/** Deletes an element with its evidence; the excerpts stay in their texts. Returns the bin's number. */
export function deleteElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  version: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const element = await getElement(ctx.db, ctx.review.id, layer, configurationId, id)
    await refuseChanged(ctx, layer, configurationId, element, version)
    const configuration = await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
    const bin = await keepInBin(ctx, {
      kind: kindOf(layer),
      id: configurationId,
      title: `${element.mark} of ${nameOf(layer, configurationId)}`,
      rows: await listElementRows(ctx.db, ctx.review.id, id),
    })
    try {
      await deleteElementRows(ctx.db, ctx.review.id, id)
    } catch (error) {
      if (isReferredTo(error)) throw conflict('This element stays: something else rests on it.')
      throw error
    }
    await reindex(ctx, layer, configuration, await listMarks(ctx.db, ctx.review.id, layer, configurationId))
    return bin
  })
}

/** Before an element is deleted or goes elsewhere: refused where it was changed after the version that was read. */
export function refuseChanged(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  element: Pick<Element, 'id' | 'mark' | 'version'>,
  version: number | null,
): Promise<void> {
  const what = `${element.mark} of ${nameOf(layer, configurationId)}`
  const part = { element: element.id }
  return refuseOvertaken(ctx, version, element, { what, kind: kindOf(layer), id: configurationId, verbs: SAVING, part })
}

/** What does not belong to a role is not kept: polarity of outcomes, outcome attributes of anything else. */
function valuesOf(
  ctx: ReviewCtx,
  input: ElementInput,
  before: Element | null,
): Omit<ElementValues, 'mark' | 'position' | 'statementId'> {
  const isOutcome = input.role === 'outcome'
  const sameReasoning = before?.isInferred === true && before.reasoning === input.reasoning
  return {
    role: input.role,
    wording: input.wording,
    polarity: hasPolarity(input.role) ? input.polarity : null,
    isInferred: input.isInferred ? 1 : 0,
    inference: input.isInferred ? (input.inference ?? 'retroduction') : null,
    reasoning: input.isInferred ? input.reasoning : '',
    ...(sameReasoning && input.isInferred
      ? { reasonedBy: before.reasonedById, reasonedAt: before.reasonedAt }
      : { reasonedBy: input.isInferred ? personOf(ctx) : null, reasonedAt: input.isInferred ? ctx.now : null }),
    intended: isOutcome ? input.intended : null,
    valence: isOutcome ? input.valence : null,
    distance: isOutcome ? input.distance : null,
    forWhom: isOutcome ? input.forWhom : '',
    mechanismAbsent: isOutcome && input.mechanismAbsent ? 1 : 0,
  }
}

async function refuseUnknownLevels(ctx: ReviewCtx, levelIds: readonly number[]): Promise<void> {
  const { levels } = await listKnown(ctx.db, ctx.review.id, levelIds, [])
  if (levelIds.some(level => !levels.has(level))) throw invalid('levelIds', 'Choose levels of this review.')
}

async function staleElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  theirs: Element,
  mine: ElementInput,
) {
  const wording = { name: 'wording', label: 'In your words', theirs: theirs.wording, mine: mine.wording }
  const reasoning = { name: 'reasoning', label: 'Reasoning', theirs: theirs.reasoning, mine: mine.reasoning }
  const fields = mine.isInferred || theirs.isInferred ? [wording, reasoning] : [wording]
  const part = { element: theirs.id }
  const saved = await lastChange(ctx.db, ctx.review.id, kindOf(layer), configurationId, SAVING, part)
  return stale('This element', { version: theirs.version, ...saved, fields })
}
