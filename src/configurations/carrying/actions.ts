// Copies elements of one synthesised configuration into another, so that what hangs on them can go along.
import { nextId } from '../../core/db/counter.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { reindex } from '../actions.ts'
import { nextMark } from '../domain.ts'
import { listMarks } from '../elements/store.ts'
import { getConfigurationRow, listElements } from '../store.ts'
import { sameElements } from './matching.ts'
import { copyElement } from './store.ts'

/** Old element to the one that stands for it now, and those among the new ones that were made for it. */
export type Copied = { readonly places: ReadonlyMap<number, number>; readonly made: readonly number[] }

/**
 * Elements that say what one of the target says already are not copied: what hangs on them goes there. Part of an action
 * that does more, which records it.
 */
export async function copyElements(
  ctx: ReviewCtx,
  fromId: number,
  toId: number,
  only: readonly number[] | null = null,
): Promise<Copied> {
  const { id: reviewId } = ctx.review
  const all = await listElements(ctx.db, reviewId, 'synthesised', [fromId])
  const elements = only === null ? all : all.filter(element => only.includes(element.id))
  const there = await listElements(ctx.db, reviewId, 'synthesised', [toId])
  const places = new Map(sameElements(elements, there))
  const marks = there.map(element => element.mark)
  const made: number[] = []
  let position = Math.max(0, ...there.map(element => element.position))
  for (const element of elements) {
    if (places.has(element.id)) continue
    const id = await nextId(ctx.db, reviewId, 'element')
    const mark = nextMark(element.role, marks)
    marks.push(mark)
    position++
    await copyElement(ctx.db, reviewId, element.id, { id, configurationId: toId, mark, position })
    places.set(element.id, id)
    made.push(id)
  }
  await reindexed(ctx, toId)
  return { places, made }
}

/** Finds a synthesised configuration again by the words it has now. */
export async function reindexed(ctx: ReviewCtx, id: number): Promise<void> {
  const row = await getConfigurationRow(ctx.db, ctx.review.id, 'synthesised', id)
  await reindex(ctx, 'synthesised', row, await listMarks(ctx.db, ctx.review.id, 'synthesised', id))
}
