// What changes a configuration as a whole: begun, reworded, checked, retired, deleted. Its parts have actions of their own.
import { lastChange, record, refuseOvertaken } from '../core/db/activity.ts'
import { keepInBin } from '../core/db/bin.ts'
import { nextId } from '../core/db/counter.ts'
import { type Entry, index } from '../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { conflict, invalid, stale } from '../core/errors.ts'
import { findDocument, isReferredTo } from '../documents/store.ts'
import { kindOf, type Layer, type Status, titleOf } from './domain.ts'
import { listMarks } from './elements/store.ts'
import { deleteRows, listRows } from './rows/store.ts'
import { getConfigurationRow, insertConfiguration, updateConfiguration } from './store.ts'
import { findParents, hasTheoryStatement, isLabelTaken, listKnown, replaceLevels, replaceTerms } from './ties/store.ts'
import { plainWording, unknownMarks } from './wording.ts'

export type ConfigurationInput = {
  readonly label: string
  readonly title: string
  readonly wording: string
  readonly status: Status
  readonly parentId: number | null
  readonly theoryStatementId: number | null
  /** Set by the team; none means those of the elements. */
  readonly levelIds: readonly number[]
  readonly termIds: readonly number[]
  readonly note: string
}

export const EMPTY_CONFIGURATION: ConfigurationInput = {
  label: '',
  title: '',
  wording: '',
  status: 'draft',
  parentId: null,
  theoryStatementId: null,
  levelIds: [],
  termIds: [],
  note: '',
}

/** Begins an account of a document; returns its number. It may be empty: an incomplete one is as valid as a whole one. */
export function addAccount(ctx: ReviewCtx, documentId: number, input: Partial<ConfigurationInput>): Promise<number> {
  return add(ctx, 'account', documentId, { ...EMPTY_CONFIGURATION, ...input })
}

/** Begins a synthesised configuration; returns its number. */
export function addConfiguration(ctx: ReviewCtx, input: Partial<ConfigurationInput>): Promise<number> {
  return add(ctx, 'synthesised', null, { ...EMPTY_CONFIGURATION, ...input })
}

function add(ctx: ReviewCtx, layer: Layer, documentId: number | null, input: ConfigurationInput): Promise<number> {
  return transaction(ctx, async ctx => {
    if (documentId !== null && (await findDocument(ctx.db, ctx.review.id, documentId)) === undefined)
      throw invalid('documentId', 'Choose a document of this review.')
    const id = await nextId(ctx.db, ctx.review.id, kindOf(layer))
    await check(ctx, layer, id, input)
    const { levelIds, termIds, label, ...rest } = input
    await insertConfiguration(ctx.db, {
      ...rest,
      label: label === '' ? null : label,
      levelsAreSet: levelIds.length > 0 ? 1 : 0,
      reviewId: ctx.review.id,
      layer,
      id,
      documentId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    if (levelIds.length > 0) await replaceLevels(ctx.db, ctx.review.id, layer, id, levelIds)
    if (termIds.length > 0) await replaceTerms(ctx.db, ctx.review.id, layer, id, termIds)
    await reindex(ctx, layer, { id, ...input }, [])
    const after = documentId === null ? input : { ...input, documentId }
    await record(ctx, { verb: 'began', subjectKind: kindOf(layer), subjectId: id, after })
    return id
  })
}

export function changeConfiguration(
  ctx: ReviewCtx,
  layer: Layer,
  id: number,
  version: number,
  input: ConfigurationInput,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    if (before.version === version) refuseMoves(layer, before, input)
    await check(ctx, layer, id, input)
    const elements = await listMarks(ctx.db, ctx.review.id, layer, id)
    refuseUnknownMarks(input.wording, before.wording, elements)
    const { levelIds, termIds, label, ...rest } = input
    const set = { ...rest, label: label === '' ? null : label, levelsAreSet: levelIds.length > 0 ? 1 : 0 } as const
    if (!(await updateConfiguration(ctx.db, ctx.review.id, layer, id, version, set)))
      throw await staleConfiguration(ctx, layer, before, input)
    await replaceLevels(ctx.db, ctx.review.id, layer, id, levelIds)
    await replaceTerms(ctx.db, ctx.review.id, layer, id, termIds)
    await reindex(ctx, layer, { id, ...input }, elements)
    const { title, wording, status, parentId, theoryStatementId, note } = before
    await record(ctx, {
      verb: before.wording === input.wording ? 'changed' : before.wording === '' ? 'worded' : 'reworded',
      subjectKind: kindOf(layer),
      subjectId: id,
      before: { label: before.label ?? '', title, wording, status, parentId, theoryStatementId, note },
      after: input,
    })
  })
}

/** Changes the wording alone; what else there is stays as it is. */
export function reword(ctx: ReviewCtx, layer: Layer, id: number, version: number, wording: string): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    const elements = await listMarks(ctx.db, ctx.review.id, layer, id)
    refuseUnknownMarks(wording, before.wording, elements)
    if (!(await updateConfiguration(ctx.db, ctx.review.id, layer, id, version, { wording }))) {
      const fields = [{ name: 'wording', label: LABELS.wording, theirs: before.wording, mine: wording }]
      throw stale(titleOf(layer, id), { version: before.version, ...(await savedLast(ctx, layer, id)), fields })
    }
    await reindex(ctx, layer, { ...before, wording }, elements)
    await record(ctx, {
      verb: before.wording === '' ? 'worded' : 'reworded',
      subjectKind: kindOf(layer),
      subjectId: id,
      before: { wording: before.wording },
      after: { wording },
    })
  })
}

/** Draft, checked, agreed or retired. What is retired stays with its evidence and takes no part in synthesis. */
export function setStatus(ctx: ReviewCtx, layer: Layer, id: number, version: number, status: Status): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    if (before.status === status) return
    if (before.version === version) refuseMoves(layer, before, { ...before, status })
    if (!(await updateConfiguration(ctx.db, ctx.review.id, layer, id, version, { status }))) {
      const fields = [{ name: 'status', label: 'Status', theirs: before.status, mine: status, isChoice: true }]
      throw stale(titleOf(layer, id), { version: before.version, ...(await savedLast(ctx, layer, id)), fields })
    }
    await record(ctx, {
      verb: status === 'draft' ? 'set back to draft' : status,
      subjectKind: kindOf(layer),
      subjectId: id,
      before: { status: before.status },
      after: { status },
    })
  })
}

/** Deletes a configuration with its elements, evidence and links, unless others rest on it; returns the bin's number. */
export function deleteConfiguration(
  ctx: ReviewCtx,
  layer: Layer,
  id: number,
  version: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    await refuseSaved(ctx, layer, row, version)
    const rows = await listRows(ctx.db, ctx.review.id, layer, id)
    const found = [entryOf(layer, row, await listMarks(ctx.db, ctx.review.id, layer, id))]
    const bin = await keepInBin(ctx, { kind: kindOf(layer), id, title: titleOf(layer, id), rows, found })
    try {
      await deleteRows(ctx.db, ctx.review.id, layer, id)
    } catch (error) {
      if (!isReferredTo(error)) throw error
      throw conflict(
        `${titleOf(layer, id)} stays: contributions, moves, checks, theory statements, principles or other configurations rest on it. Retire it instead.`,
      )
    }
    return bin
  })
}

/** Before a configuration goes or becomes another: refused where it was saved after the version that was read. */
export function refuseSaved(
  ctx: ReviewCtx,
  layer: Layer,
  row: { readonly id: number; readonly version: number },
  version: number | null,
): Promise<void> {
  const of = { kind: kindOf(layer), id: row.id, verbs: [...SAVING, ...TOUCHING] }
  return refuseOvertaken(ctx, version, row, { what: titleOf(layer, row.id), ...of })
}

type Placed = { readonly label: string | null; readonly parentId: number | null; readonly status: Status }

/** What changes the synthesis is a move of it, with a place for its reason; saving the words of one is none. */
function refuseMoves(layer: Layer, before: Placed, after: Placed): void {
  if (layer === 'account') return
  const where = 'under Join, split, nest, where there is a place for the reason.'
  if ((before.label ?? '') !== (after.label ?? '')) throw invalid('label', `Its label is changed by a move, ${where}`)
  if (before.parentId !== after.parentId) throw invalid('parentId', `It is put under another by a move, ${where}`)
  if (before.status === after.status) return
  if (after.status === 'retired') throw invalid('status', `It is retired by a move, ${where}`)
  if (before.status === 'retired') throw invalid('status', `It is brought back by a move, ${where}`)
}

/** Marks that the wording had before stay: their elements may have been deleted, and may come back. */
function refuseUnknownMarks(wording: string, before: string, elements: readonly { readonly mark: string }[]): void {
  const marks = elements.map(element => element.mark)
  const unknown = unknownMarks(wording, before, marks)
  if (unknown.length === 0) return
  const there = marks.length === 0 ? 'It has no elements yet.' : `It has ${marks.join(', ')}.`
  throw invalid('wording', `The wording marks ${unknown.join(', ')}, and there is no such element. ${there}`)
}

async function check(ctx: ReviewCtx, layer: Layer, id: number, input: ConfigurationInput): Promise<void> {
  const { id: reviewId } = ctx.review
  if (input.label !== '' && (await isLabelTaken(ctx.db, reviewId, layer, input.label, id)))
    throw invalid('label', 'Another one has this label. Labels are unique, so that the report can name one by it.')
  const known = await listKnown(ctx.db, reviewId, input.levelIds, input.termIds)
  if (input.levelIds.some(level => !known.levels.has(level))) throw invalid('levelIds', 'Choose levels of this review.')
  if (input.termIds.some(term => !known.terms.has(term))) throw invalid('termIds', 'Choose terms of this review.')
  if (input.theoryStatementId !== null && !(await hasTheoryStatement(ctx.db, reviewId, input.theoryStatementId)))
    throw invalid('theoryStatementId', 'Choose a theory statement of this review.')
  if (input.parentId === null) return
  const parents = await findParents(ctx.db, reviewId, layer, input.parentId)
  if (parents.length === 0) throw invalid('parentId', 'Choose one of this list as the overarching one.')
  if (parents.includes(id)) throw invalid('parentId', 'One cannot stand above itself.')
}

/** Puts the words of a configuration into the search index. */
export async function reindex(
  ctx: ReviewCtx,
  layer: Layer,
  row: { readonly id: number; readonly label: string | null; readonly title: string; readonly wording: string },
  elements: readonly { readonly wording: string }[],
): Promise<void> {
  await index(ctx.db, ctx.review.id, [entryOf(layer, row, elements)])
}

/** A configuration as search knows it. */
export function entryOf(
  layer: Layer,
  row: { readonly id: number; readonly label: string | null; readonly title: string; readonly wording: string },
  elements: readonly { readonly wording: string }[],
): Entry {
  const body = [plainWording(row.wording), ...elements.map(element => element.wording)].filter(Boolean).join('\n')
  return { kind: kindOf(layer), id: row.id, title: [row.label, row.title].filter(Boolean).join(' '), body }
}

const LABELS = { label: 'Label', title: 'Title', wording: 'Wording', note: 'Note' } as const

const SAVING = ['changed', 'worded', 'reworded', 'set back to draft', 'checked', 'agreed', 'retired']
/** These change its marks or its place among others, and nothing that a form of its own holds as such. */
const TOUCHING = ['changed an element of', 'rearranged the elements of', 'made a move on']

/** By whom its words, marks, place or status were saved last, and how its words stood before. */
async function savedLast(ctx: ReviewCtx, layer: Layer, id: number) {
  const { was } = await lastChange(ctx.db, ctx.review.id, kindOf(layer), id, SAVING)
  return { ...(await lastChange(ctx.db, ctx.review.id, kindOf(layer), id, [...SAVING, ...TOUCHING])), was }
}

async function staleConfiguration(
  ctx: ReviewCtx,
  layer: Layer,
  theirs: { id: number; version: number; label: string | null; title: string; wording: string; note: string },
  mine: ConfigurationInput,
) {
  const names = Object.keys(LABELS) as (keyof typeof LABELS)[]
  const all = names.map(name => ({ name, label: LABELS[name], theirs: theirs[name] ?? '', mine: mine[name] }))
  const differing = all.filter(field => field.theirs !== field.mine)
  return stale(titleOf(layer, theirs.id), {
    version: theirs.version,
    ...(await savedLast(ctx, layer, theirs.id)),
    fields: differing.length > 0 ? differing : all.slice(2, 3),
  })
}
