// What the page of a text says to the tools above it: what was looked for, its pages, and the PDF it was read from.
import { z } from 'zod'

/** Null where the text is not from a PDF. `label` is the number printed on the page, where it is known. */
export const OriginalAnswer = z
  .object({
    textNumber: z.number(),
    pages: z
      .array(z.object({ number: z.number(), label: z.string().nullable(), width: z.number(), height: z.number() }))
      .readonly(),
  })
  .nullable()

export const ToolsAnswer = z.object({
  find: z.string(),
  /** How many places were found; `isAll` is false when there are more. */
  count: z.number(),
  isAll: z.boolean(),
  /** The place of those that is gone to, counting from 1. */
  at: z.number().nullable(),
  pages: z.array(z.object({ number: z.number(), label: z.string().nullable() })).readonly(),
  original: OriginalAnswer,
})

export type Original = z.output<typeof OriginalAnswer>
export type Tools = z.output<typeof ToolsAnswer>
