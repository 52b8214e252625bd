// Which sentences are worded alike: a hint and no more. It sees words, not meaning, and says when one of the two negates.

export type Alike = {
  readonly id: number
  /** 0 to 1; rare words in common weigh more than common ones. */
  readonly score: number
  readonly shared: readonly string[]
  /** One of the two speaks of a lack, a loss or a refusal and the other does not: "trust" and "lack of trust". */
  readonly isNegated: boolean
}

const NEGATIONS = new Set(
  'no not never nobody nothing none neither nor without lack lacks lacking lacked absence absent loss lose loses losing lost fail fails failed refuse refuses refused unless cannot hardly less'.split(
    ' ',
  ),
)
const COMMON = new Set(
  'the and for with that this from their they them when where who which what are was were been being have has had can may will into than then there its his her our your one two more most some such only also because through about people given'.split(
    ' ',
  ),
)
const LONGEST = 2_000

/** Word stems of a text, each once; common words and single letters left out. */
export function stemsOf(text: string): Set<string> {
  const words =
    text
      .slice(0, LONGEST)
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return new Set(words.filter(word => word.length > 2 && !COMMON.has(word) && !NEGATIONS.has(word)).map(stem))
}

export function negates(text: string): boolean {
  const words =
    text
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/\p{L}+(?:[’']t)?/gu) ?? []
  return words.some(word => NEGATIONS.has(word) || /n[’']t$/.test(word) || /^(?:mis|dis)(?:trust|engag)/.test(word))
}

/** The candidates that share words with `text`, the most alike first; equals in the order of their numbers. */
export function rankAlike(
  text: string,
  candidates: readonly { readonly id: number; readonly text: string }[],
  limit: number,
): Alike[] {
  const own = stemsOf(text)
  const isNegative = negates(text)
  const stems = candidates.map(candidate => stemsOf(candidate.text))
  const weight = weights([own, ...stems])
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0)
  const total = sum(own)
  const ranked = candidates.flatMap(({ id, text }, at): Alike[] => {
    const theirs = stems[at] ?? new Set<string>()
    const shared = [...own].filter(word => theirs.has(word))
    if (shared.length === 0) return []
    const common = sum(shared)
    const score = common / (total + sum(theirs) - common)
    return [{ id, score, shared, isNegated: negates(text) !== isNegative }]
  })
  return ranked.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit)
}

/** A word weighs more the fewer sentences have it. */
function weights(all: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const words of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return word => Math.log(1 + all.length / (counts.get(word) ?? 1))
}

/** Plural and verb endings go, so that "listened" and "listening" meet. */
function stem(word: string): string {
  if (word.length > 6) return word.replace(/(?:ing|ed|es|s|ly)$/, '')
  return word.length > 4 ? word.replace(/(?:ed|s)$/, '') : word
}
