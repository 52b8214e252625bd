// What the pages about excerpts show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { discussion } from '../../reviews/discussion/answers.ts'
import { ExcerptAnswer } from '../answers.ts'

export const Listed = ExcerptAnswer.extend({ document: z.object({ id: z.number(), label: z.string() }) })

export const Term = z.object({ id: z.number(), name: z.string(), facet: z.string() })

export const Statement = z.object({
  id: z.number(),
  number: z.string(),
  theoryTitle: z.string(),
  ifText: z.string(),
  thenText: z.string(),
  sentence: z.string(),
})

export const ExcerptList = z.object({
  excerpts: z.array(Listed),
  next: z.number().nullable(),
  parked: z.number(),
  lost: z.number(),
  kept: z.number(),
  filter: z.object({
    q: z.string(),
    state: z.string().nullable(),
    term: z.number().nullable(),
    statement: z.number().nullable(),
    document: z.number().nullable(),
  }),
  terms: z.array(Term),
  statements: z.array(Statement),
  documents: z.array(z.object({ id: z.number(), label: z.string() })),
  /** "excerpt:5" → open threads about it. */
  openComments: z.record(z.string(), z.number()),
})

export const ExcerptPage = z.object({
  excerpt: Listed,
  /** How many of the review are still to be found again. */
  lost: z.number(),
  /** All who were present where it was taken together; null for the command line. */
  takenBy: z.string().nullable(),
  ...discussion,
  terms: z.array(Term),
  statements: z.array(Statement),
})
