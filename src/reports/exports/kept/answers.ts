// What the pages of made files tell views and programs.
import { z } from 'zod'

const Made = z.object({
  id: z.number(),
  format: z.string(),
  report: z.string(),
  ofTable: z.string().nullable(),
  language: z.string(),
  fileName: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number().nullable(),
  /** Why it was not made; empty otherwise. */
  problem: z.string(),
  bytes: z.number().nullable(),
  createdAt: z.string(),
  madeAt: z.string().nullable(),
  endsAt: z.string(),
  /** Made when the reader had another role: it can no longer be saved. */
  outgrown: z.boolean(),
  /** Where it can be saved; null until it is made. */
  file: z.string().nullable(),
})
export const FilesPage = z.object({ days: z.number(), most: z.number(), files: z.array(Made) })
export const FilePage = z.object({ made: Made })
