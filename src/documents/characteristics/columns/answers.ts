// What the pages about columns show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { COLUMN_KINDS } from '../domain.ts'

export const ColumnAnswer = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.enum(COLUMN_KINDS),
  options: z.array(z.string()),
  help: z.string(),
  retiredAt: z.string().nullable(),
  version: z.number(),
})

export const Columns = z.object({
  columns: z.array(ColumnAnswer.extend({ filled: z.number() })),
  /** Those that every review has: of the form of a document and of the vocabulary. */
  given: z.array(z.object({ name: z.string(), from: z.string() })),
})

export const ColumnPage = z.object({ column: ColumnAnswer })
