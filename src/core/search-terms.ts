// What somebody looks for, read from what they typed: words, identifiers and phrases.

const LETTERS = /[\p{L}\p{N}\p{M}]+/gu
const TERM = /"([^"]*)"|[^\s,;"]+/g
/** A DOI is found however it is written. */
const BEFORE_DOI = /\b(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)(?=10\.)/gi
const WORDS = 12
const LONGEST = 500

/** Words that stand next to each other; `begins`: the last of them may be the beginning of one. */
export type Term = { readonly words: readonly string[]; readonly begins: boolean }

/** The words of a text as the index knows them: letters and digits. */
export const lettersIn = (text: string): readonly string[] => text.match(LETTERS) ?? []

/**
 * Letters and digits only, so that no word of the user is read as an operator. What is joined by signs, a DOI for instance,
 * or stands between quotation marks, is looked for as it stands. The last word may be a beginning, unless it is part of a
 * number or was quoted. At most twelve words; none when nothing of it is a word.
 */
export function termsOf(text: string): readonly Term[] {
  return readTerms(text, WORDS)
}

/** How many words are left away because there are more than are looked for. */
export function wordsLeftAway(text: string): number {
  return Math.max(0, readTerms(text, LONGEST).reduce((sum, term) => sum + term.words.length, 0) - WORDS)
}

function readTerms(text: string, most: number): readonly Term[] {
  const read = text
    .slice(0, LONGEST)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(BEFORE_DOI, '')
  const terms: Term[] = []
  let left = most
  for (const [whole, quoted] of read.matchAll(TERM)) {
    const words = lettersIn(whole).slice(0, left)
    left -= words.length
    const isExact = quoted !== undefined || (words.length > 1 && /\d/.test(whole))
    if (words.length > 0) terms.push({ words, begins: !isExact })
  }
  return terms.map((term, at) => ({ ...term, begins: term.begins && at === terms.length - 1 }))
}
