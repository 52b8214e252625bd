// What the pages about uploads show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const NewPage = z.object({
  open: z.array(z.object({ id: z.number(), waiting: z.number() })),
  most: z.number(),
  mostFiles: z.number(),
})

export const UploadPage = z.object({
  /** Passages of the review that better texts no longer hold, to be found again. */
  lost: z.number(),
  upload: z.object({ id: z.number(), createdAt: z.string(), createdByName: z.string().nullable() }),
  job: z.object({ state: z.string(), done: z.number(), total: z.number().nullable(), problem: z.string() }).nullable(),
  files: z.array(
    z.object({
      number: z.number(),
      fileName: z.string(),
      bytes: z.number(),
      state: z.enum(['waiting', 'added', 'unmatched', 'has text', 'refused', 'left aside']),
      how: z.enum(['', 'doi', 'title', 'file name', 'person']),
      recordId: z.number().nullable(),
      recordTitle: z.string().nullable(),
      documentId: z.number().nullable(),
      documentLabel: z.string().nullable(),
      title: z.string(),
      doi: z.string(),
      sentence: z.string(),
    }),
  ),
})
