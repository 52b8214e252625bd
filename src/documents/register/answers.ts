// What the pages of the register hold: the list, one document with what was done with it, its form.
import { z } from 'zod'
import {
  AgreedAnswer,
  AppraisalAnswer,
  DescribedDocumentAnswer,
  DocumentTermAnswer,
  ExcerptAnswer,
  TextAnswer,
} from '../answers.ts'
import { AppraisedWith } from '../appraisal-forms/answering/answers.ts'
import { DOCUMENT_KINDS } from '../domain.ts'

const Study = z.object({ id: z.number(), name: z.string(), documents: z.number() })
const mark = z.object({ rating: z.enum(['high', 'moderate', 'low']).nullable(), by: z.string() })

const Listed = z.object({
  id: z.number(),
  recordId: z.number().nullable(),
  kind: z.enum(DOCUMENT_KINDS),
  label: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  year: z.number().nullable(),
  journal: z.string(),
  studyId: z.number().nullable(),
  studyName: z.string().nullable(),
  characters: z.number().nullable(),
  screening: z.string().nullable(),
  excerpts: z.number(),
  lost: z.number(),
  appraisals: z.array(AppraisalAnswer),
  /** What stands of all appraisals: agreed on, of one voice, or different. */
  marks: z.object({ relevance: mark, rigour: mark, richness: mark }),
  terms: z.array(DocumentTermAnswer).readonly(),
})

export const DocumentList = z.object({
  documents: z.array(Listed),
  count: z.number(),
  /** Labels to ask for the pages around this one with, as `before` and `after`; null at the ends. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
  /** Records that could be taken in; `unread` of them passed title and abstract only. */
  waiting: z.object({ all: z.number(), unread: z.number() }),
  /** Of the whole review, whatever the filter. */
  texts: z.object({ documents: z.number(), studies: z.number(), consultations: z.number() }),
  studies: z.array(Study),
  terms: z.array(DocumentTermAnswer),
  filter: z.object({
    q: z.string(),
    kind: z.string().nullable(),
    study: z.number().nullable(),
    text: z.string().nullable(),
    term: z.number().nullable(),
    relevance: z.string().nullable(),
    rigour: z.string().nullable(),
    richness: z.string().nullable(),
  }),
})

const Job = z.object({
  id: z.number(),
  state: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  stage: z.string(),
  problem: z.string().nullable(),
})

export const DocumentPage = z.object({
  document: DescribedDocumentAnswer,
  texts: z.array(TextAnswer),
  excerpts: z.array(ExcerptAnswer),
  appraisals: z.array(AppraisalAnswer),
  agreed: AgreedAnswer.nullable(),
  /** By each appraisal form what stands. */
  appraisedWith: AppraisedWith,
  /** Documents it belongs to, seen from this one. */
  kin: z.array(
    z.object({
      id: z.number(),
      words: z.string(),
      note: z.string(),
      document: z.object({ id: z.number(), label: z.string() }),
    }),
  ),
  others: z.array(z.object({ id: z.number(), label: z.string() })),
  job: Job.nullable(),
})

export const DocumentFormPage = z.object({
  document: DescribedDocumentAnswer.partial(),
  studies: z.array(z.string()),
  terms: z.array(DocumentTermAnswer),
  kinds: z.array(z.string()),
  most: z.number(),
})
