// The stretches of words that a thing is made of, and which of them shows what was looked for.
import type { Term } from '../../core/search-terms.ts'
import type { Hit, Stretch } from './domain.ts'
import { hitsAmong, holdsTerms } from './highlight.ts'

type Part = readonly [what: string, text: string | number | null]

/** Those that are not empty, in their order. */
export function stretches(...parts: readonly Part[]): Stretch[] {
  return parts.flatMap(([what, text]) =>
    text === null || text === '' ? [] : [{ what, language: null, text: String(text) }],
  )
}

const LANGUAGES = { en: 'English', nl: 'Dutch' } as const

export function plainWordsIn(language: 'en' | 'nl', text: string): Stretch[] {
  return text === '' ? [] : [{ what: `Plain words in ${LANGUAGES[language]}`, language, text }]
}

/** The first of those that hold most of the words; the first of all where none does. */
export function shownOf(all: readonly Stretch[], words: readonly string[]): Stretch | undefined {
  const held = all.map(one => hitsAmong(one.text, words))
  return all[held.indexOf(Math.max(...held))]
}

/** All that was looked for, in the title or in what follows it. */
export function holdsAll({ title, stretches }: Pick<Hit, 'title' | 'stretches'>, terms: readonly Term[]): boolean {
  return holdsTerms([title, ...stretches.map(one => one.text)].join('\n'), terms)
}
