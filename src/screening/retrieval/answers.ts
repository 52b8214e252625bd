// What the pages about retrieval show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { RETRIEVAL_STATES } from './domain.ts'

export const Row = z.object({
  id: z.number(),
  title: z.string(),
  authors: z.array(z.string()),
  year: z.number().nullable(),
  journal: z.string(),
  doi: z.string(),
  url: z.string(),
  state: z.enum(RETRIEVAL_STATES).nullable(),
  reason: z.string().nullable(),
  asked: z.string().nullable(),
  remindOn: z.string().nullable(),
  version: z.number().nullable(),
})

export const Page = z.object({
  records: z.array(Row),
  state: z.string().nullable(),
  /** Why full texts could not be had; where the list shows those. */
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  today: z.string(),
  next: z.number().nullable(),
})

export const NotePage = z.object({
  /** Whether somebody has voted on the full text and it is not settled yet. */
  hasOpenVotes: z.boolean(),
  record: z.object({ id: z.number(), title: z.string() }),
  retrieval: z
    .object({
      state: z.enum(RETRIEVAL_STATES),
      reason: z.string(),
      asked: z.string(),
      remindOn: z.string().nullable(),
      version: z.number(),
    })
    .nullable(),
})
