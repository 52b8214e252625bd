// A theory statement as filters and pages of synthesis name it: by its number and its whole sentence.
import { z } from 'zod'
import { StatementChoice } from '../configurations/answers.ts'
import { sentenceOf } from '../theories/domain.ts'

export const TheoryChoice = StatementChoice.extend({ sentence: z.string() })

type Texts = Parameters<typeof sentenceOf>[0]

export function withSentence<T extends Texts>(statement: T): T & { readonly sentence: string } {
  return { ...statement, sentence: sentenceOf(statement) }
}
