// The lead's own words in the language of who reads them: Dutch where they were given, else the first ones, marked as what they are.
import { DEFAULT_QUESTION, type Language, type Say } from './domain.ts'

/** Words, and their language where it is not the reader's; null where it is, or is not known. */
export type Worded = { readonly text: string; readonly lang: Language | null }

/**
 * Who reads. `first` is the language of the words that stand first: English where the panel has people who read English or
 * Dutch words stand beside them; else unknown.
 */
export type Reader = { readonly language: Language; readonly first: 'en' | null }

/** The team itself, which reads the words as they were written first. */
export const TEAM: Reader = { language: 'en', first: null }

export function wordsFor(reader: Reader, first: string, dutch = ''): Worded {
  if (reader.language === 'nl' && dutch !== '') return { text: dutch, lang: null }
  return { text: first, lang: first !== '' && reader.first === 'en' && reader.language !== 'en' ? 'en' : null }
}

type Words = {
  readonly text: string
  readonly scale: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly textNl?: string
  readonly lowLabelNl?: string
  readonly highLabelNl?: string
}

/** A question and the ends of its scale. What was left as shipped is said in the reader's language. */
export function questionFor(reader: Reader, question: Words, say: Say): Record<'text' | 'low' | 'high', Worded> {
  const shipped = (first: string, dutch: string | undefined, standard: string, key: string): Worded =>
    first === standard && !(reader.language === 'nl' && dutch)
      ? { text: say(key), lang: null }
      : wordsFor(reader, first, dutch)
  const end = (first: string, dutch: string | undefined, standard: string, name: 'low' | 'high', word: string) =>
    question.scale === 'agree' && first === '' && !(reader.language === 'nl' && dutch)
      ? { text: say(`panel.answer.${word}`), lang: null }
      : shipped(first, dutch, standard, `panel.question.${name}`)
  const { text, textNl, lowLabel, lowLabelNl, highLabel, highLabelNl } = question
  return {
    text: shipped(text, textNl, DEFAULT_QUESTION.text, 'panel.question.default'),
    low: end(lowLabel, lowLabelNl, DEFAULT_QUESTION.lowLabel, 'low', 'disagree'),
    high: end(highLabel, highLabelNl, DEFAULT_QUESTION.highLabel, 'high', 'agree'),
  }
}
