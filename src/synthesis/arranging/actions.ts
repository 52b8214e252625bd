// How synthesised configurations stand to each other and in the report: nested, labelled, retired, brought back. Each is a move.
import { reindexed } from '../../configurations/carrying/actions.ts'
import { getConfigurationRow, updateConfiguration } from '../../configurations/store.ts'
import { findParents, isLabelTaken } from '../../configurations/ties/store.ts'
import { lastChange } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import type { Why } from '../joining/actions.ts'
import { makeMove } from '../moves/actions.ts'
import { BY_ACT, type Undoing } from '../moves/domain.ts'

const LAYER = 'synthesised'

type Row = Awaited<ReturnType<typeof getConfigurationRow>>
type Changed =
  | { readonly label: string | null }
  | { readonly parentId: number | null }
  | { readonly status: Row['status'] }

/** Puts one under an overarching one, or under none. Returns the move. */
export function nest(ctx: ReviewCtx, id: number, version: number, parentId: number | null, why: Why): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getConfigurationRow(ctx.db, ctx.review.id, LAYER, id)
    const before = row.parentId
    if (before === parentId)
      throw invalid('parentId', parentId === null ? 'It stands under none already.' : 'It stands there already.')
    await refuseLoop(ctx, id, parentId)
    await change(ctx, row, version, { parentId }, 'Stands under')
    const undoing: Undoing = { act: 'nest', before, after: parentId }
    // Read as a sentence: this one under that one; with nothing put in, this one out from under what stood above it.
    const inputs = parentId === null ? [] : [{ layer: LAYER, id } as const]
    const output = parentId ?? id
    const kind = why.kind ?? BY_ACT.nest
    return makeMove(ctx, { kind, reason: why.reason, output: { configurationId: output }, inputs, undoing })
  })
}

/** The label by which the report names it (1b, 2a–2b): free text, unique. Empty takes it away. Returns the move. */
export function label(ctx: ReviewCtx, id: number, version: number, words: string, why: Why): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getConfigurationRow(ctx.db, ctx.review.id, LAYER, id)
    if ((row.label ?? '') === words) throw invalid('label', 'That is its label already.')
    await refuseTaken(ctx, id, words)
    await change(ctx, row, version, { label: words === '' ? null : words }, 'Label')
    await reindexed(ctx, id)
    const undoing: Undoing = { act: 'label', before: row.label ?? '', after: words }
    const kind = why.kind ?? BY_ACT.label
    return makeMove(ctx, { kind, reason: why.reason, output: { configurationId: id }, inputs: [], undoing })
  })
}

/** Takes one out of the synthesis with everything that hangs on it, or brings it back as a draft. Returns the move. */
export function retire(
  ctx: ReviewCtx,
  id: number,
  version: number,
  act: 'retire' | 'bring back',
  why: Why,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getConfigurationRow(ctx.db, ctx.review.id, LAYER, id)
    if ((row.status === 'retired') === (act === 'retire'))
      throw conflict(act === 'retire' ? `CMOC ${id} is retired already.` : `CMOC ${id} is in use.`)
    const after = act === 'retire' ? 'retired' : 'draft'
    await change(ctx, row, version, { status: after }, 'Status')
    const undoing: Undoing = { act, before: row.status, after }
    const kind = why.kind ?? BY_ACT[act]
    return makeMove(ctx, { kind, reason: why.reason, output: { configurationId: id }, inputs: [], undoing })
  })
}

/** Part of undoMove: how it stood before, unless somebody has changed it since. */
export async function rearrangeBack(
  ctx: ReviewCtx,
  id: number,
  kept: Extract<Undoing, { act: 'nest' | 'label' | 'retire' | 'bring back' }>,
): Promise<void> {
  const { id: reviewId } = ctx.review
  const row = await getConfigurationRow(ctx.db, reviewId, LAYER, id)
  const now = kept.act === 'nest' ? row.parentId : kept.act === 'label' ? (row.label ?? '') : row.status
  if (now !== kept.after) throw conflict(`CMOC ${id} has been changed since, so this move cannot be undone by itself.`)
  if (kept.act === 'label') {
    await refuseTaken(ctx, id, kept.before)
    await updateConfiguration(ctx.db, reviewId, LAYER, id, row.version, { label: kept.before || null })
    await reindexed(ctx, id)
  } else if (kept.act === 'nest') {
    await refuseLoop(ctx, id, kept.before)
    await updateConfiguration(ctx.db, reviewId, LAYER, id, row.version, { parentId: kept.before })
  } else await updateConfiguration(ctx.db, reviewId, LAYER, id, row.version, { status: kept.before })
}

async function change(ctx: ReviewCtx, row: Row, version: number, set: Changed, field: string): Promise<void> {
  if (await updateConfiguration(ctx.db, ctx.review.id, LAYER, row.id, version, set)) return
  const [name = '', mine] = Object.entries(set)[0] ?? []
  const theirs = row[name as 'label' | 'parentId' | 'status']
  const fields = [{ name, label: field, theirs: String(theirs ?? ''), mine: String(mine ?? ''), isChoice: true }]
  const verbs = ['changed', 'made a move on', 'worded', 'reworded', 'checked', 'agreed', 'retired', 'set back to draft']
  const saved = await lastChange(ctx.db, ctx.review.id, 'configuration', row.id, verbs)
  throw stale(`CMOC ${row.id}`, { version: row.version, ...saved, fields })
}

async function refuseLoop(ctx: ReviewCtx, id: number, parentId: number | null): Promise<void> {
  if (parentId === null) return
  const above = await findParents(ctx.db, ctx.review.id, LAYER, parentId)
  if (above.length === 0) throw invalid('parentId', `There is no CMOC ${parentId} in this review.`)
  if (parentId === id) throw invalid('parentId', 'One cannot stand above itself.')
  if (above.includes(id))
    throw invalid('parentId', `CMOC ${parentId} stands under CMOC ${id}; it cannot stand above it as well.`)
}

async function refuseTaken(ctx: ReviewCtx, id: number, words: string): Promise<void> {
  if (words !== '' && (await isLabelTaken(ctx.db, ctx.review.id, LAYER, words, id)))
    throw invalid('label', 'Another one has this label. Labels are unique, so that the report can name one by it.')
}
