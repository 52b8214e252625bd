// What the pages about checks show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { CHOICES, SCREENS } from '../domain.ts'
import { DRAWN_FROM, OPINIONS, OUTCOMES } from './domain.ts'

export const Check = z.object({
  id: z.number(),
  screen: z.enum(SCREENS),
  screenName: z.string(),
  drawnFrom: z.enum(DRAWN_FROM),
  /** Per cent asked for; null when a number was. */
  share: z.number().nullable(),
  population: z.number(),
  size: z.number(),
  seed: z.string(),
  isBlind: z.boolean(),
  checkerId: z.number(),
  checkerName: z.string(),
  /** The checker is no member any more. */
  hasLeft: z.boolean(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  isMine: z.boolean(),
  answered: z.number(),
  disagreed: z.number(),
  toSettle: z.number(),
  changed: z.number(),
  chosen: z.number(),
  /** Chosen differently before the first decision was shown, and of those settled by agreeing on seeing it. */
  differed: z.number(),
  agreedOnSeeing: z.number(),
})

export const Checks = z.object({
  checks: z.array(Check),
  people: z.array(z.object({ personId: z.number(), name: z.string(), role: z.string() })),
})

export const Disagreement = z.object({
  isElsewhere: z.boolean(),
  position: z.number(),
  recordId: z.number(),
  title: z.string(),
  firstName: z.string().nullable(),
  firstChoice: z.enum(CHOICES),
  firstReason: z.string().nullable(),
  checkersChoice: z.enum(CHOICES),
  opinion: z.enum(OPINIONS),
  note: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
  outcomeChoice: z.enum(CHOICES).nullable(),
  outcomeNote: z.string(),
  maySettle: z.boolean(),
})

export const Page = z.object({
  check: Check,
  next: z.number().nullable(),
  disagreements: z.array(Disagreement),
  agreedOnSeeing: z.array(Disagreement),
})
