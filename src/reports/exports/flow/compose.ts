// The flow of records as numbers for the PRISMA2020 application, as a drawing, and as a picture.
import { pictureOf } from '../../../core/jobs/drawing.ts'
import { diagramOf } from '../../../screening/flow/boxes.ts'
import { drawFlow } from '../../../screening/flow/drawing.ts'
import { prismaCsv } from '../../../screening/flow/prisma-csv.ts'
import { readFlow } from '../../../screening/flow/store.ts'
import type { Composer } from '../compose.ts'

export const composeFlow: Composer = async (ctx, _storage, { format }) => {
  const read = await readFlow(ctx.db, ctx.review.id)
  if (format === 'prisma-csv') return prismaCsv(read)
  const drawing = drawFlow(diagramOf(read))
  return format === 'prisma-svg' ? drawing : pictureOf(drawing)
}
