// "In my setting this differs because …": a panellist's structured answer, and how it reads as one sentence.

export type Difference = { readonly setting: string; readonly differs: string; readonly because: string }

/** Words around the three parts, in the language of the reader. */
export type DifferenceWords = { readonly where: string; readonly because: string }

const ENGLISH: DifferenceWords = { where: 'In this setting', because: 'because' }

/** "Rural practice: visits take longer, because nobody has transport." Parts that were left empty are left out. */
export function differenceSaid({ setting, differs, because }: Difference, words: DifferenceWords = ENGLISH): string {
  const tidy = (text: string) => text.trim().replace(/[.,;]{1,9}$/, '')
  const claim = [tidy(differs), ...(because.trim() === '' ? [] : [`${words.because} ${tidy(because)}`])]
    .filter(part => part !== '')
    .join(', ')
  const place = tidy(setting) || words.where
  return claim === '' ? `${place}.` : `${place}: ${claim}.`
}

export function isEmptyDifference({ setting, differs, because }: Difference): boolean {
  return `${setting}${differs}${because}`.trim() === ''
}
