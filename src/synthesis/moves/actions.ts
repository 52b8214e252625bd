// What changes moves: made, and given their reason when there is time for it.
import { getConfigurationRow } from '../../configurations/store.ts'
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { stale } from '../../core/errors.ts'
import type { MoveKind, Undoing } from './domain.ts'
import { getMove, insertMove, updateMove } from './store.ts'

export type NewMove = {
  readonly kind: MoveKind
  readonly inference?: 'abduction' | 'retroduction' | null
  /** Why, in a line; empty may be filled in later and is listed until then. */
  readonly reason: string
  /** What it made or changed. */
  readonly output: { readonly configurationId: number } | { readonly theoryId: number; readonly theoryVersion: number }
  /** What went into it, each at most once. */
  readonly inputs: readonly { readonly layer: 'account' | 'synthesised'; readonly id: number }[]
  /** Theory statements that went into it, at the version they were taken from. */
  readonly statements?: readonly { readonly id: number; readonly version: number }[]
  /** What it takes to undo it; a move that was only noted changed nothing. */
  readonly undoing?: Undoing | null
}

/** Makes a move; returns its number. */
export function makeMove(ctx: ReviewCtx, move: NewMove): Promise<number> {
  return transaction(ctx, async ctx => {
    const { output, inputs, kind, reason, inference = null, undoing = null, statements = [] } = move
    if ('configurationId' in output)
      await getConfigurationRow(ctx.db, ctx.review.id, 'synthesised', output.configurationId)
    for (const input of inputs) await getConfigurationRow(ctx.db, ctx.review.id, input.layer, input.id)
    const id = await nextId(ctx.db, ctx.review.id, 'move')
    const row = { configurationId: null, theoryId: null, theoryVersion: null, ...output }
    await insertMove(
      ctx.db,
      {
        ...row,
        kind,
        inference,
        reason,
        act: undoing?.act ?? null,
        undoing: undoing === null ? null : JSON.stringify(undoing),
        reviewId: ctx.review.id,
        id,
        madeAt: ctx.now,
        madeBy: personOf(ctx),
      },
      inputs,
      statements,
    )
    await indexReason(ctx, id, reason)
    const subject =
      'configurationId' in output
        ? { subjectKind: 'configuration', subjectId: output.configurationId }
        : { subjectKind: 'theory', subjectId: output.theoryId }
    const taken = statements.length === 0 ? {} : { statements: statements.map(one => one.id) }
    const after = { move: id, kind, reason, inference, inputs, ...taken }
    await record(ctx, { verb: 'made a move on', ...subject, after })
    return id
  })
}

export function changeMove(
  ctx: ReviewCtx,
  id: number,
  version: number,
  set: { readonly kind: MoveKind; readonly inference: 'abduction' | 'retroduction' | null; readonly reason: string },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getMove(ctx.db, ctx.review.id, id)
    if (!(await updateMove(ctx.db, ctx.review.id, id, version, set))) {
      const fields = [{ name: 'reason', label: 'Why', theirs: before.reason, mine: set.reason }]
      const saved = await lastChange(ctx.db, ctx.review.id, 'move', id, ['gave the reason of', 'changed'])
      throw stale('This move', { version: before.version, ...saved, fields })
    }
    await indexReason(ctx, id, set.reason)
    await record(ctx, {
      verb: before.reason === '' ? 'gave the reason of' : 'changed',
      subjectKind: 'move',
      subjectId: id,
      before: { kind: before.kind, inference: before.inference, reason: before.reason },
      after: set,
    })
  })
}

const indexReason = (ctx: ReviewCtx, id: number, reason: string) =>
  index(ctx.db, ctx.review.id, [{ kind: 'move', id, title: '', body: reason }])
