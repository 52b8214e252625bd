// What the pages on which forms are answered show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { FormAnswer, PartAnswer } from '../answers.ts'

export const SetAnswer = z.object({
  id: z.number(),
  person: z.string().nullable(),
  personId: z.number().nullable(),
  isAgreed: z.boolean(),
  edition: z.number(),
  categories: z.array(z.number()).readonly(),
  /** By the key of the question. */
  answers: z.record(z.string(), z.object({ answer: z.string(), comment: z.string() })),
  answeredAt: z.string(),
  version: z.number(),
})

const Standing = z.object({
  text: z.string(),
  by: z.enum(['agreed', 'one person', 'all alike', 'different', 'nobody']),
  isOther: z.boolean(),
})

const Cell = z.object({ answer: z.string(), comment: z.string(), isOther: z.boolean() }).nullable()

/** One question with what everybody said to it, in the order of `sets`. */
export const Rows = z.array(
  z.object({
    key: z.number(),
    title: z.string(),
    questions: z.array(
      z.object({
        key: z.number(),
        number: z.string(),
        text: z.string(),
        cells: z.array(Cell),
        standing: Standing,
      }),
    ),
  }),
)

export const AnsweringPage = z.object({
  document: z.object({
    id: z.number(),
    label: z.string(),
    title: z.string(),
    kind: z.string(),
    textNumber: z.number().nullable(),
  }),
  form: FormAnswer,
  /** Whose answers the form on the page takes: one's own, or what was agreed. */
  isAgreed: z.boolean(),
  /** All that this kind of document can be asked. */
  parts: z.array(PartAnswer),
  /** What the form on the page begins with. */
  given: z.object({
    version: z.number(),
    edition: z.number().nullable(),
    categories: z.array(z.number()).readonly(),
    answers: z.record(z.string(), z.object({ answer: z.string(), comment: z.string(), isOther: z.boolean() })),
  }),
  sets: z.array(SetAnswer),
  rows: Rows,
})

/** Of one form what stands for a document, for pages that show it in short. */
export const AppraisedWith = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    retiredAt: z.string().nullable(),
    people: z.array(z.string()),
    isAgreed: z.boolean(),
    categories: z.array(z.string()),
    lines: z.array(z.object({ number: z.string(), text: z.string(), standing: Standing })),
  }),
)
