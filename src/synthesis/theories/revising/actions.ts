// Moves on theories: a revision told as a move, with what went into it, and a move told of a version that stands already.
import { type Layer, nameOf } from '../../../configurations/domain.ts'
import { listNamesOf } from '../../../configurations/store.ts'
import { type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { invalid } from '../../../core/errors.ts'
import { reviseTheory, type TheoryWords } from '../../../theories/actions.ts'
import { getTheory, listLatestVersions, listVersions } from '../../../theories/store.ts'
import { makeMove } from '../../moves/actions.ts'
import type { MoveKind } from '../../moves/domain.ts'

type Input = { readonly layer: Layer; readonly id: number }

export type Taken = {
  readonly inputs: readonly Input[]
  /** Theory statements, of this theory or another. */
  readonly statements: readonly number[]
  /** What was typed and names no configuration. */
  readonly unread: string | null
}

/** Saves a version; with a kind of move it is told as one. Returns the version and the move. */
export function reviseByMove(
  ctx: ReviewCtx,
  id: number,
  version: number,
  words: TheoryWords,
  { kind, ...taken }: Taken & { readonly kind: MoveKind | null },
): Promise<{ version: number; statements: number[]; move: number | null }> {
  return transaction(ctx, async ctx => {
    await refuseUnknown(ctx, taken)
    if (kind === null && taken.inputs.length + taken.statements.length > 0)
      throw invalid('kind', 'Choose what kind of move it was that took these up.')
    const statements = await listLatestVersions(ctx.db, ctx.review.id, taken.statements)
    const revised = await reviseTheory(ctx, id, version, words)
    if (kind === null) return { ...revised, move: null }
    const { reason, inference = null } = words
    const output = { theoryId: id, theoryVersion: revised.version }
    const move = await makeMove(ctx, { kind, inference, reason, output, inputs: taken.inputs, statements })
    return { ...revised, move }
  })
}

/** Tells how a version came to be that was written without saying; null is the version in force. Returns the move. */
export function tellTheoryMove(
  ctx: ReviewCtx,
  id: number,
  move: Taken & {
    readonly kind: MoveKind
    readonly inference: 'abduction' | 'retroduction' | null
    readonly reason: string
    readonly theoryVersion: number | null
  },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const theory = await getTheory(ctx.db, ctx.review.id, id)
    await refuseUnknown(ctx, move)
    const theoryVersion = move.theoryVersion ?? theory.version
    const known = await listVersions(ctx.db, ctx.review.id, id)
    if (!known.some(one => one.version === theoryVersion))
      throw invalid('theoryVersion', `There is no version ${theoryVersion} of this theory.`)
    const statements = await listLatestVersions(ctx.db, ctx.review.id, move.statements)
    const { kind, inference, reason, inputs } = move
    const output = { theoryId: id, theoryVersion }
    return makeMove(ctx, { kind, inference, reason, output, inputs, statements })
  })
}

async function refuseUnknown(ctx: ReviewCtx, { inputs, statements, unread }: Taken): Promise<void> {
  if (unread !== null)
    throw invalid(
      'from',
      `No configuration is called “${unread.slice(0, 60)}”. Write CMOC 3 or account 12, with commas between.`,
    )
  for (const layer of ['account', 'synthesised'] as const) {
    const ids = inputs.filter(input => input.layer === layer).map(input => input.id)
    const known = new Set((await listNamesOf(ctx.db, ctx.review.id, layer, ids)).map(row => row.id))
    const missing = ids.find(id => !known.has(id))
    if (missing !== undefined) throw invalid('from', `There is no ${nameOf(layer, missing)} in this review.`)
  }
  const found = await listLatestVersions(ctx.db, ctx.review.id, statements)
  if (found.length < statements.length) throw invalid('statements', 'Choose theory statements from the list.')
}
