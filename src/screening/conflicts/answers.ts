// What the pages about conflicts show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { CHOICES, SCREENS } from '../domain.ts'
import { HOWS, RESOLUTION_CHOICES } from './domain.ts'

export const Vote = z.object({
  name: z.string().nullable(),
  choice: z.enum(CHOICES),
  reason: z.string().nullable(),
  note: z.string(),
  decidedAt: z.string(),
})

export const Resolution = z.object({
  id: z.number(),
  choice: z.enum(RESOLUTION_CHOICES),
  reasonId: z.number().nullable(),
  reason: z.string().nullable(),
  note: z.string(),
  how: z.enum(HOWS),
  name: z.string().nullable(),
  with: z.array(z.string()),
  resolvedAt: z.string(),
  /** A vote was changed since; the resolution stands. */
  isOlderThanVotes: z.boolean(),
  version: z.number(),
  mayTakeBack: z.boolean(),
})

export const Conflict = z.object({
  recordId: z.number(),
  title: z.string(),
  votes: z.array(Vote),
  resolution: Resolution.nullable(),
})

export const FirstVotes = z.array(z.object({ name: z.string(), choice: z.enum(CHOICES) })).readonly()

export const List = z.object({
  screen: z.enum(SCREENS),
  name: z.string(),
  state: z.enum(['open', 'resolved']),
  open: z.number(),
  resolved: z.number(),
  conflicts: z.array(Conflict),
  /** Records without a resolution that are settled since one of the two changed a vote; with the resolved ones. */
  changed: z.array(z.object({ recordId: z.number(), title: z.string(), status: z.string(), votes: FirstVotes })),
  next: z.number().nullable(),
})

export const Page = z.object({
  screen: z.enum(SCREENS),
  name: z.string(),
  open: z.number(),
  resolved: z.number(),
  conflict: Conflict,
  record: z.object({
    authors: z.array(z.string()),
    year: z.number().nullable(),
    journal: z.string(),
    doi: z.string(),
    abstract: z.string(),
  }),
  /** Why the reader may not resolve it; null when they may. */
  refusal: z.string().nullable(),
  isVoter: z.boolean(),
  /** Whether a talk of the two may resolve it. */
  mayTalk: z.boolean(),
  /** What the two said first, where that differs from how their votes stand now; else null. */
  first: FirstVotes.nullable(),
  reasons: z.array(z.object({ id: z.number(), text: z.string() })),
  next: z.number().nullable(),
  previous: z.number().nullable(),
})
