// What the pages about accounts show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Empty = z.object({})

export const Account = z.object({
  sessions: z.array(
    z.object({ id: z.string(), agent: z.string(), createdAt: z.string(), seenAt: z.string(), isThis: z.boolean() }),
  ),
  tokens: z.array(z.object({ id: z.number(), name: z.string(), createdAt: z.string(), usedAt: z.string().nullable() })),
  newToken: z.string().nullable(),
})

export const People = z.object({
  people: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      email: z.string(),
      isAdmin: z.number(),
      disabledAt: z.string().nullable(),
      createdAt: z.string(),
      hasPassword: z.number(),
    }),
  ),
  link: z.string().nullable(),
})
