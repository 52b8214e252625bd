// What the pages about texts show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { DocumentAnswer, ReadingAnswer, TextAnswer } from '../answers.ts'
import { ToolsAnswer } from '../pages/answers.ts'

export const ReadingPage = z.object({
  document: DocumentAnswer,
  textNumber: z.number(),
  characters: z.number(),
  paragraphs: ReadingAnswer,
  tools: ToolsAnswer,
  /** The paragraph that is being quoted from by typing. */
  quoted: z.object({ number: z.number(), text: z.string() }).nullable(),
  terms: z.array(z.object({ id: z.number(), name: z.string(), facet: z.string() })),
  statements: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      theoryTitle: z.string(),
      ifText: z.string(),
      thenText: z.string(),
      sentence: z.string(),
    }),
  ),
})

export const TextFormPage = z.object({ document: DocumentAnswer, texts: z.array(TextAnswer), most: z.number() })
