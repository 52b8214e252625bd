// Text that reads like none but weighs like real text: words in a repeatable order, never the same sentence twice in a row.
const WORDS = [
  ...['trust', 'time', 'workers', 'patients', 'listening', 'referral', 'practice', 'funding', 'support', 'community'],
  ...['health', 'link', 'local', 'shared', 'staff', 'training', 'because', 'when', 'felt', 'known', 'safe', 'able'],
  ...['groups', 'loneliness', 'confidence', 'services', 'general', 'voluntary', 'sector', 'visits', 'meaning', 'goals'],
  ...['long', 'waiting', 'carers', 'families', 'evidence', 'role', 'clear', 'knew', 'together', 'change', 'slowly'],
]

export type Prose = { words(count: number): string; paragraph(characters: number): string; pick(below: number): number }

/** The same `seed` gives the same text in every run. */
export function prose(seed: number): Prose {
  let state = seed >>> 0
  const pick = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const words = (count: number) => Array.from({ length: count }, () => WORDS[pick(WORDS.length)]).join(' ')
  const sentence = () => {
    const text = words(8 + pick(14))
    return `${text[0]?.toUpperCase()}${text.slice(1)}.`
  }
  return {
    words,
    pick,
    paragraph: characters => {
      let text = sentence()
      while (text.length < characters) text += ` ${sentence()}`
      return text
    },
  }
}
