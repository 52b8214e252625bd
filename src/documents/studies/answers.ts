// What the pages about studies show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../domain.ts'

export const StudyPage = z.object({
  study: z.object({ id: z.number(), name: z.string(), note: z.string(), version: z.number() }),
  documents: z.array(
    z.object({
      id: z.number(),
      label: z.string(),
      title: z.string(),
      year: z.number().nullable(),
      kind: z.enum(DOCUMENT_KINDS),
    }),
  ),
  /** The documents that could be brought in. */
  others: z.array(z.object({ id: z.number(), label: z.string() })),
})

export const StudyList = z.object({
  studies: z.array(z.object({ id: z.number(), name: z.string(), note: z.string(), documents: z.number() })),
  documents: z.array(z.object({ id: z.number(), label: z.string(), title: z.string() })),
})
