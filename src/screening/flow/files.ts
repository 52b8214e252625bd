// The flow of a review as files: the drawing, and the counts that the PRISMA2020 application draws from.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { diagramOf } from './boxes.ts'
import { drawFlow } from './drawing.ts'
import { prismaCsv } from './prisma-csv.ts'
import { readFlow } from './store.ts'

/** SVG; null draws all iterations of the search. An iteration that brought nothing is not found. */
export async function flowDrawing(ctx: ReviewCtx, iteration: number | null = null): Promise<string> {
  const { flow, texts, carried } = await readFlow(ctx.db, ctx.review.id, iteration)
  const none = { titleAbstract: 0, fullText: 0 }
  return drawFlow(iteration === null ? diagramOf(flow, texts, carried) : diagramOf(flow, null, none))
}

export async function flowFile(ctx: ReviewCtx): Promise<string> {
  const { flow, texts } = await readFlow(ctx.db, ctx.review.id)
  return prismaCsv(flow, texts)
}
