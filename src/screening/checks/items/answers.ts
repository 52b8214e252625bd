// What the pages about items show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { CHOICES, SCREENS } from '../../domain.ts'
import { OPINIONS, OUTCOMES } from '../domain.ts'

export const Stretches = z
  .array(z.object({ text: z.string(), isHit: z.boolean(), kind: z.enum(['topic', 'include', 'exclude']).nullable() }))
  .readonly()

export const CheckFacts = z.object({
  id: z.number(),
  screen: z.enum(SCREENS),
  screenName: z.string(),
  size: z.number(),
  isBlind: z.boolean(),
  isOver: z.boolean(),
})

export const Item = z.object({
  /** `answered` counts from the moment the choice is made. */
  check: CheckFacts.extend({ answered: z.number() }),
  position: z.number(),
  record: z.object({
    id: z.number(),
    authors: z.array(z.string()).readonly(),
    year: z.number().nullable(),
    journal: z.string(),
    doi: z.string(),
    title: Stretches,
    abstract: Stretches,
  }),
  /** What the checker does next: choose, say whether the first decision is right, or nothing. */
  step: z.enum(['choose', 'say', 'done']),
  /** Null until the checker has chosen. */
  first: z
    .object({
      choice: z.enum(CHOICES),
      reason: z.string().nullable(),
      name: z.string().nullable(),
      elsewhere: z.boolean(),
    })
    .nullable(),
  choice: z.enum(CHOICES).nullable(),
  opinion: z.enum(OPINIONS).nullable(),
  note: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
  next: z.number().nullable(),
  criteria: z.array(z.object({ kind: z.enum(['include', 'exclude']), text: z.string() })),
})

export const Settling = z.object({
  check: CheckFacts,
  item: z.object({
    position: z.number(),
    recordId: z.number(),
    title: z.string(),
    firstName: z.string().nullable(),
    firstChoice: z.enum(CHOICES),
    firstReason: z.string().nullable(),
    isElsewhere: z.boolean(),
    checkersChoice: z.enum(CHOICES),
    note: z.string(),
    outcome: z.enum(OUTCOMES).nullable(),
  }),
  reasons: z.array(z.object({ id: z.number(), text: z.string() })),
})
