// What pages and JSON of measures and aims hold.
import { z } from 'zod'

export const MeasureAnswer = z.object({
  id: z.number(),
  name: z.string(),
  domain: z.string(),
  isInstrument: z.boolean(),
  levelId: z.number().nullable(),
  countsAsId: z.number().nullable(),
})

export const Frequencies = z.object({
  /** The figures of the filter: so many measures, in so many documents of so many studies. */
  measures: z.number(),
  documents: z.number(),
  studies: z.number(),
  rows: z.array(
    z.object({
      measure: MeasureAnswer,
      names: z.array(z.object({ id: z.number(), name: z.string() })),
      documents: z.array(z.object({ id: z.number(), label: z.string() })),
      studies: z.number(),
    }),
  ),
  domains: z.array(z.string()),
  terms: z.array(z.object({ id: z.number(), name: z.string(), facet: z.string() })),
  levels: z.array(z.object({ id: z.number(), name: z.string() })),
  filter: z.object({
    domain: z.string(),
    kind: z.string().nullable(),
    term: z.number().nullable(),
    level: z.number().nullable(),
    instruments: z.boolean(),
  }),
})

export const MeasurePage = z.object({
  measure: MeasureAnswer.extend({ version: z.number() }),
  /** What it counts as, and the names that count as it. */
  root: MeasureAnswer,
  names: z.array(MeasureAnswer),
  mentions: z.array(
    z.object({
      id: z.number(),
      documentId: z.number(),
      label: z.string(),
      locator: z.string(),
      excerptId: z.number().nullable(),
    }),
  ),
  others: z.array(z.object({ id: z.number(), name: z.string() })),
  levels: z.array(z.object({ id: z.number(), name: z.string() })),
  domains: z.array(z.string()),
})

export const AimAnswer = z.object({
  id: z.number(),
  documentId: z.number(),
  label: z.string(),
  studyId: z.number().nullable(),
  text: z.string(),
  category: z.string(),
  locator: z.string(),
  excerptId: z.number().nullable(),
  version: z.number(),
})

export const MeasuredDocument = z.object({
  document: z.object({ id: z.number(), label: z.string(), title: z.string() }),
  mentions: z.array(
    z.object({
      id: z.number(),
      measure: MeasureAnswer,
      countsAs: z.string().nullable(),
      locator: z.string(),
      excerptId: z.number().nullable(),
    }),
  ),
  aims: z.array(AimAnswer),
  known: z.array(z.string()),
  categories: z.array(z.string()),
  excerpts: z.array(z.object({ id: z.number(), quote: z.string(), onPage: z.string() })),
})
