// What the pages about decisions show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { CHOICES, SCREENS } from '../domain.ts'

export const Stretches = z
  .array(z.object({ text: z.string(), isHit: z.boolean(), kind: z.enum(['topic', 'include', 'exclude']).nullable() }))
  .readonly()

export const Said = z.object({
  screen: z.enum(SCREENS),
  name: z.string().nullable(),
  choice: z.enum(CHOICES),
  reason: z.string().nullable(),
  note: z.string(),
})

export const Screening = z.object({
  screen: z.enum(SCREENS),
  name: z.string(),
  progress: z.object({ total: z.number(), done: z.number(), today: z.number() }),
  /** How far this person is with their own batches; null when they have none. */
  batch: z.object({ total: z.number(), done: z.number() }).nullable(),
  /** Whether a maybe goes forward to the full text. */
  maybeGoesForward: z.boolean(),
  /** Null when nothing waits for this person. */
  record: z
    .object({
      id: z.number(),
      title: Stretches,
      authors: z.array(z.string()).readonly(),
      year: z.number().nullable(),
      journal: z.string(),
      doi: z.string(),
      url: z.string(),
      abstract: Stretches,
      /** The copy whose abstract is shown, where the record has none. */
      lentBy: z.number().nullable(),
      /** Why the full text could not be had, where that is noted; then it is not voted on. */
      notRetrieved: z.string().nullable(),
      keywords: z.array(z.string()).readonly(),
    })
    .nullable(),
  mine: z
    .object({ id: z.number(), choice: z.enum(CHOICES), reasonId: z.number().nullable(), note: z.string() })
    .nullable(),
  /** What others decided, in either screen, as far as it may be seen by now. */
  others: z.array(Said),
  /** Whether a conflict about this record was resolved; then a changed vote changes nothing by itself. */
  isResolved: z.boolean(),
  /** This person's newest decision in this screen, to be undone with one key. */
  latest: z.object({ id: z.number(), record: z.number(), choice: z.enum(CHOICES) }).nullable(),
  /** Whether it is a conflict that a changed vote does not settle, since a third person resolves it. */
  isForThirdPerson: z.boolean(),
  /** Whether the record is among the included ones, so that a changed vote may take it out again. */
  isIncluded: z.boolean(),
  /** What was made of the record, to read before deciding on its full text. */
  document: z.object({ id: z.number(), hasText: z.boolean() }).nullable(),
  /** The beginning of the full text, its terms marked. */
  text: z.object({ paragraphs: z.array(Stretches), isCut: z.boolean() }).nullable(),
  criteria: z.array(z.object({ kind: z.enum(['include', 'exclude']), text: z.string() })).readonly(),
  reasons: z.array(z.object({ id: z.number(), text: z.string() })).readonly(),
})
