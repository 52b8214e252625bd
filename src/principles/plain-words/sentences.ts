// Whether plain words keep to the two sentences that are asked for.

/** Sentences as a reader counts them; abbreviations with a small letter after them end none. */
export function countSentences(text: string): number {
  return text.split(/[.?](?=\s+[\p{Lu}\p{N}“"‘']|\s*$)/u).filter(part => part.trim() !== '').length
}

/** A sentence on what is longer than two, in the languages named; empty when nothing is. */
export function tooMany(words: readonly { readonly language: string; readonly text: string }[]): string {
  const long = words.flatMap(({ language, text }) => {
    const count = countSentences(text)
    return count > 2 ? [`${language} ${count}`] : []
  })
  return long.length === 0 ? '' : `Two sentences are read with ease; these have more: ${long.join(', ')}.`
}
