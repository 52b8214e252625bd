// What pages and JSON of documents hold: stable names for people who script against them.
import { z } from 'zod'
import { DOCUMENT_KINDS } from './domain.ts'

const kind = z.enum(DOCUMENT_KINDS)
const rating = z.enum(['high', 'moderate', 'low']).nullable()

export const AppraisalAnswer = z.object({
  id: z.number(),
  person: z.string().nullable(),
  personId: z.number().nullable(),
  relevance: rating,
  relevanceReason: z.string(),
  rigour: rating,
  rigourReason: z.string(),
  richness: rating,
  richnessReason: z.string(),
  /** The theory statements it speaks to. */
  statementIds: z.array(z.number()),
  appraisedAt: z.string(),
  version: z.number(),
})

export const AgreedAnswer = z.object({
  relevance: rating,
  rigour: rating,
  richness: rating,
  reason: z.string(),
  person: z.string().nullable(),
  notedAt: z.string(),
  version: z.number(),
})

export const ExcerptAnswer = z.object({
  id: z.number(),
  documentId: z.number(),
  textNumber: z.number(),
  start: z.number(),
  end: z.number(),
  paragraph: z.number().nullable(),
  /** By its place in the file, and the number printed on it where it differs; `onPage` says which it is. */
  page: z.number().nullable(),
  printedPage: z.string().nullable(),
  onPage: z.string(),
  quote: z.string(),
  isLost: z.boolean(),
  isKept: z.boolean(),
  isParked: z.boolean(),
  theoryStatementId: z.number().nullable(),
  terms: z.array(z.object({ id: z.number(), name: z.string() })).readonly(),
  note: z.string(),
  createdAt: z.string(),
  version: z.number(),
})

export const DocumentAnswer = z.object({
  id: z.number(),
  recordId: z.number().nullable(),
  study: z.object({ id: z.number(), name: z.string() }).nullable(),
  kind,
  label: z.string(),
  title: z.string(),
  authors: z.array(z.string()).readonly(),
  year: z.number().nullable(),
  journal: z.string(),
  volume: z.string(),
  issue: z.string(),
  pages: z.string(),
  publisher: z.string(),
  doi: z.string(),
  url: z.string(),
  country: z.string(),
  design: z.string(),
  participants: z.string(),
  stakeholders: z.string(),
  note: z.string(),
  version: z.number(),
})

/** What a facet says about a document. */
export const DocumentTermAnswer = z.object({ id: z.number(), name: z.string(), facet: z.string() })

/** A document with what facets say about it. */
export const DescribedDocumentAnswer = DocumentAnswer.extend({ terms: z.array(DocumentTermAnswer).readonly() })

export const TextAnswer = z.object({
  number: z.number(),
  characters: z.number(),
  pages: z.number(),
  paragraphs: z.number(),
  form: z.string(),
  fileName: z.string(),
  fileHash: z.string().nullable(),
  /** How it was read, where that needs saying: pages that are pictures. */
  remark: z.string(),
  addedAt: z.string(),
})

const Mark = z.object({
  id: z.number(),
  start: z.number(),
  end: z.number(),
  role: z.string(),
  label: z.string(),
  href: z.string(),
})

/** A text laid out for reading, as reading.ts does it; the coding page answers the same. */
export const ReadingAnswer = z.array(
  z.object({
    number: z.number(),
    start: z.number(),
    end: z.number(),
    level: z.number(),
    page: z.number().nullable(),
    opensPage: z.boolean(),
    overlapping: z.number(),
    runs: z.array(
      z.object({
        text: z.string(),
        marks: z.array(Mark),
        opens: z.array(z.number()),
        find: z.number().optional(),
      }),
    ),
    margin: z.array(Mark.extend({ continued: z.boolean() })),
  }),
)
