// What the pages about progress show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { SCREENS } from '../domain.ts'

/** Counts of votes and never of choices, so that they tell nothing of how anybody decided. */
export const Person = z.object({ name: z.string(), hasLeft: z.boolean(), decided: z.number(), waiting: z.number() })

export const Together = z.object({
  isBlind: z.boolean(),
  awaiting: z.number(),
  /** Those on which the reader has not voted. */
  waitingForMe: z.number(),
  toTalkAbout: z.number(),
  /** For leads alone; null for others. */
  people: z.array(Person).nullable(),
})

export const Overview = z.object({
  screens: z.array(
    z.object({
      screen: z.enum(SCREENS),
      name: z.string(),
      progress: z.object({ total: z.number(), done: z.number() }),
      screeners: z.number(),
      /** Null where one person decides on each record. */
      together: Together.nullable(),
    }),
  ),
  /** Second checks in which something waits for the reader. */
  checks: z.array(z.object({ id: z.number(), toAnswer: z.number(), toSettle: z.number() })),
  criteria: z.number(),
  reasons: z.number(),
  /** Whether two people could decide on each record. */
  mayBeTwo: z.boolean(),
})
