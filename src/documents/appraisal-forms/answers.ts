// What the pages about appraisal forms show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../domain.ts'
import { ANSWER_KINDS, PART_KINDS } from './content.ts'

export const QuestionAnswer = z.object({
  key: z.number(),
  number: z.string(),
  text: z.string(),
  help: z.string(),
  kind: z.enum(ANSWER_KINDS),
  choices: z.array(z.string()).readonly(),
  kinds: z.array(z.enum(DOCUMENT_KINDS)).readonly(),
})

export const PartAnswer = z.object({
  key: z.number(),
  title: z.string(),
  note: z.string(),
  kind: z.enum(PART_KINDS),
  questions: z.array(QuestionAnswer).readonly(),
})

export const ContentAnswer = z.object({
  name: z.string(),
  introduction: z.string(),
  source: z.string(),
  parts: z.array(PartAnswer).readonly(),
})

export const FormAnswer = z.object({
  id: z.number(),
  edition: z.number(),
  retiredAt: z.string().nullable(),
  version: z.number(),
  content: ContentAnswer,
})

export const FormList = z.object({
  forms: z.array(FormAnswer.extend({ questions: z.number(), answers: z.number() })),
  /** The shipped form that can be adopted; false once the review has it. */
  offersMmat: z.boolean(),
})

export const FormPage = z.object({
  form: FormAnswer,
  /** Answers to the edition asked now: with any, the next change makes a new edition. */
  answers: z.number(),
  editions: z.array(z.object({ number: z.number(), madeAt: z.string(), answers: z.number() })),
})
export const EditionPage = z.object({ form: FormAnswer, edition: z.number(), content: ContentAnswer })
export const PartPage = z.object({ form: FormAnswer, asks: PartAnswer, answers: z.number() })
export const QuestionPage = z.object({ form: FormAnswer, question: QuestionAnswer, answers: z.number() })
