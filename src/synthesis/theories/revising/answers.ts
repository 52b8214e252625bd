// What the forms that revise a theory and tell a move on it stand on.
import { z } from 'zod'
import { Editor } from '../../../theories/answers.ts'

const choices = z.object({
  /** What bears on the theory, as account:3 or synthesised:12. */
  configurations: z.array(z.object({ key: z.string(), name: z.string() })),
  statements: z.array(z.object({ id: z.number(), number: z.string(), sentence: z.string(), theoryTitle: z.string() })),
})

export const RevisionPage = Editor.extend({ choices })
export const MovePage = z.object({
  theory: z.object({ id: z.number(), title: z.string(), version: z.number() }),
  /** The latest first. */
  versions: z.array(z.number()),
  choices,
})
