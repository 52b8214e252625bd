// What the pages about cells show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { COLUMN_KINDS } from '../domain.ts'

export const CellsPage = z.object({
  document: z.object({
    id: z.number(),
    label: z.string(),
    title: z.string(),
    studyId: z.number().nullable(),
    studyName: z.string().nullable(),
    version: z.number(),
  }),
  cells: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      kind: z.enum(COLUMN_KINDS),
      options: z.array(z.object({ value: z.string(), label: z.string() })).readonly(),
      help: z.string(),
      values: z.array(z.string()).readonly(),
      text: z.string(),
      was: z.string(),
      locator: z.string(),
      excerptId: z.number().nullable(),
    }),
  ),
  excerpts: z.array(z.object({ id: z.number(), quote: z.string(), onPage: z.string() })),
})
