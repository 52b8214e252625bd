// What the trace of a principle says to its page and to JSON.
import { z } from 'zod'

/** Lists as they come from reads, which nobody changes. */
const list = <T extends z.ZodType>(type: T) => z.array(type).readonly()
const polarity = z.enum(['enabling', 'hindering', 'both']).nullable()
const stance = z.enum(['supports', 'refines', 'contradicts', 'background'])
const layer = z.enum(['account', 'synthesised'])

const Segment = z.object({
  text: z.string(),
  role: z.string().nullable(),
  mark: z.string().nullable(),
  inferred: z.boolean(),
})

const Quote = z.object({
  excerptId: z.number().nullable(),
  /** Null where it is cited and not yet quoted. */
  quote: z.string().nullable(),
  documentId: z.number(),
  documentLabel: z.string(),
  isConsultation: z.boolean(),
  place: z.string(),
  hasOriginal: z.boolean(),
  stance,
  isConverse: z.boolean(),
  note: z.string(),
  /** What people judged of it for its configuration, shortly. */
  judged: z.string(),
})

const Traced = z.object({
  layer,
  id: z.number(),
  name: z.string(),
  joinedInto: z.string().nullable(),
  isRetired: z.boolean(),
  title: z.string(),
  segments: list(Segment),
  isGenerated: z.boolean(),
  documentLabel: z.string().nullable(),
  stance: stance.nullable(),
  elements: list(
    z.object({
      id: z.number(),
      mark: z.string(),
      role: z.string(),
      wording: z.string(),
      polarity,
      quotes: list(Quote),
      reasoning: z.object({ text: z.string(), inference: z.string(), by: z.string(), at: z.string() }).nullable(),
      /** What is missing, where nothing of its own stands behind it. */
      gap: z.string(),
    }),
  ),
  quotes: list(Quote),
  theories: list(
    z.object({
      kind: z.enum(['theory statement', 'substantive theory']),
      id: z.number(),
      name: z.string(),
      said: z.string(),
    }),
  ),
  gap: z.string(),
})

export const Origin = z.object({
  documentId: z.number(),
  label: z.string(),
  citation: z.string(),
  isConsultation: z.boolean(),
  recordId: z.number().nullable(),
  searches: list(z.object({ id: z.number(), source: z.string(), runOn: z.string().nullable() })),
  /** Why no search is named, where none is. */
  gap: z.string(),
})

const Tied = z.object({ layer, id: z.number(), name: z.string(), isUnder: z.boolean(), isThere: z.boolean() })

const chosen = {
  principle: z.object({ id: z.number(), heading: z.string(), status: z.string() }),
  /** The sentence, line or configuration that the chain was narrowed to. */
  filter: z.object({
    sentence: z.number().nullable(),
    line: z.number().nullable(),
    configuration: z.number().nullable(),
    account: z.number().nullable(),
  }),
  chosen: z.string().nullable(),
}

export const TracePage = z.object({
  ...chosen,
  sentences: list(z.object({ number: z.number(), text: z.string(), ties: list(Tied) })),
  lines: list(z.object({ id: z.number(), kind: z.string(), text: z.string(), ties: list(Tied) })),
  configurations: list(Traced.extend({ accounts: list(Traced), ends: z.string() })),
  own: list(Quote),
  origins: list(Origin),
})

export const DrawingPage = z.object({
  ...chosen,
  /** Null while it is being made, or when there is too much of it. */
  drawing: z.string().nullable(),
  isLate: z.boolean(),
  detail: z.enum(['words', 'passages', 'documents']),
  rows: list(
    z.object({
      configuration: z.string(),
      account: z.string(),
      mark: z.string(),
      role: z.string(),
      element: z.string(),
      end: z.string(),
      stance: z.string(),
      isConverse: z.boolean(),
      words: z.string(),
      inference: z.string(),
      by: z.string(),
      at: z.string(),
      documentId: z.number().nullable(),
      document: z.string(),
      place: z.string(),
      excerptId: z.number().nullable(),
      isConsultation: z.boolean(),
      note: z.string(),
    }),
  ),
  origins: list(Origin),
})
