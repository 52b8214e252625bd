// Keeps what elements and wordings were before a rearrangement, and puts them back as long as nobody has gone on from it.

import { daysLater } from '../../../core/clock.ts'
import { record } from '../../../core/db/activity.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict } from '../../../core/errors.ts'
import { reindex } from '../../actions.ts'
import { kindOf, type Layer } from '../../domain.ts'
import { listMarks } from '../../elements/store.ts'
import { getConfigurationRow } from '../../store.ts'
import { type Change, changesBetween, isUntouched, TABLES, type Values } from './domain.ts'
import {
  deleteRow,
  forgetRearrangements,
  getRearrangement,
  insertRearrangement,
  insertRow,
  noteUndone,
  putBack,
  readState,
} from './store.ts'

const DAYS = 30

type Rearranging = {
  readonly layer: Layer
  /** All configurations the work touches; the first is the one that undoing leads back to. */
  readonly ids: readonly [number, ...number[]]
  /** "M1 and M2 of account 3 were merged": what undoing speaks of. */
  readonly title: string
}

/** Does the work, brings search up to date, and keeps what was before. Returns the number to undo it with; null when nothing changed. */
export function rearrange(
  ctx: ReviewCtx,
  { layer, ids, title }: Rearranging,
  work: (ctx: ReviewCtx) => Promise<void>,
): Promise<number | null> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const before = await readState(ctx.db, reviewId, layer, ids)
    await work(ctx)
    const changes = changesBetween(before, await readState(ctx.db, reviewId, layer, ids))
    if (changes.length === 0) return null
    await findAnew(ctx, layer, ids)
    await forgetRearrangements(ctx.db, reviewId, daysLater(ctx.now, -DAYS))
    const id = await nextId(ctx.db, reviewId, 'rearrangement')
    await insertRearrangement(ctx.db, {
      reviewId,
      id,
      layer,
      configurationId: ids[0],
      title,
      changes: JSON.stringify(changes),
      madeAt: ctx.now,
      madeBy: personOf(ctx),
    })
    for (const subjectId of ids)
      await record(ctx, {
        verb: 'rearranged the elements of',
        subjectKind: kindOf(layer),
        subjectId,
        before: { rearrangement: id, title },
        after: { rearrangement: id, changes: changes.map(named) },
      })
    return id
  })
}

/** Everything as it was before; refused once a row it touched has changed. Returns where that is. */
export function undoRearrangement(ctx: ReviewCtx, id: number): Promise<{ layer: Layer; id: number; title: string }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const kept = await getRearrangement(ctx.db, reviewId, id, daysLater(ctx.now, -DAYS))
    const { layer, configurationId, changes, title } = kept
    const ids = [...new Set([configurationId, ...changes.flatMap(configurationsIn)])]
    const now = await readState(ctx.db, reviewId, layer, ids)
    if (!isUntouched(changes, now))
      throw conflict('This cannot be undone any more: somebody has changed these elements since. Change them by hand.')
    try {
      await putAllBack(ctx, changes)
    } catch {
      throw conflict('This cannot be undone any more: something stands in its place now. Change it by hand.')
    }
    await noteUndone(ctx.db, reviewId, id, ctx.now)
    await findAnew(ctx, layer, ids)
    for (const subjectId of ids)
      await record(ctx, {
        verb: 'undid a rearrangement of',
        subjectKind: kindOf(layer),
        subjectId,
        after: { rearrangement: id, title },
      })
    return { layer, id: configurationId, title }
  })
}

async function putAllBack(ctx: ReviewCtx, changes: readonly Change[]): Promise<void> {
  const rows = TABLES.flatMap(({ table, key }) =>
    changes.filter(change => change.table === table).map(change => ({ ...change, key })),
  )
  for (const { table, key, before, after } of rows) {
    if (before === null) continue
    if (after === null) await insertRow(ctx.db, table, before)
    else await putBack(ctx.db, { table, key, values: { ...before, ...versionOf(after) } })
  }
  // Last, when nothing that was put back points to them any more.
  for (const { table, key, before, after } of rows.toReversed())
    if (before === null && after !== null) await deleteRow(ctx.db, { table, key, values: after })
}

const versionOf = (row: Values) => ('version' in row ? { version: row.version } : {})

function configurationsIn({ table, before, after }: Change): number[] {
  const column = table === 'configuration' ? 'id' : 'configurationId'
  if (table === 'link' || table === 'elementLevel' || table === 'evidenceAppraisal') return []
  return [before, after].flatMap(row => (row === null ? [] : [Number(row[column])]))
}

/** Enough for the trail: which rows; their words stand in what is kept for undoing. */
function named({ table, before, after }: Change) {
  const row = (after ?? before) as Values
  return { table, id: row.id ?? row.elementId, mark: row.mark, was: before?.mark }
}

async function findAnew(ctx: ReviewCtx, layer: Layer, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const row = await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    await reindex(ctx, layer, row, await listMarks(ctx.db, ctx.review.id, layer, id))
  }
}
