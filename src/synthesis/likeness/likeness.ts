// Which sentences are worded alike: a hint and no more. It sees words, not meaning, and looks up instead of comparing all with all.
import { stemsOf } from './words.ts'

export type Alike = {
  readonly id: number
  /** 0 to 1; rare words in common weigh more than common ones. */
  readonly score: number
  readonly shared: readonly string[]
}

type Entry = { readonly id: number; readonly text: string }

/** So many places are looked up for one sentence, the rarest of its words first; the best of what is found are compared in full. */
type Reach = { readonly looked: number; readonly kept: number }
const ALONE: Reach = { looked: 6_000, kept: 400 }
const EACH: Reach = { looked: 250, kept: 3 }
/** From here on a sentence stands in the group of another. */
const NEAR = 0.14

/** Every word with the sentences it stands in, each word weighing more the fewer have it. */
export function likenessIndex(entries: readonly Entry[]) {
  const stems = entries.map(entry => stemsOf(entry.text))
  const places = new Map<string, number[]>()
  for (const [at, words] of stems.entries()) for (const word of words) noteAt(places, word, at)
  const spread = (word: string) => places.get(word)?.length ?? 0
  const weights = new Map([...places].map(([word, at]) => [word, Math.log(1 + entries.length / at.length)]))
  // A word that only the text asked about has is as rare as one that a single sentence has.
  const weight = (word: string) => weights.get(word) ?? Math.log(1 + entries.length)
  const sum = (words: ReadonlySet<string>) => {
    let total = 0
    for (const word of words) total += weight(word)
    return total
  }
  const totals = stems.map(sum)
  const score = (words: ReadonlySet<string>, total: number, at: number) => {
    let common = 0
    for (const word of words) if (stems[at]?.has(word)) common += weight(word)
    return common / (total + (totals[at] ?? 0) - common)
  }

  const common = new Float64Array(entries.length)
  /** The sentences, by place, that share the most of the rarest words, found in `where`. */
  const nearest = (
    words: readonly string[],
    where: ReadonlyMap<string, readonly number[]>,
    { looked, kept }: Reach,
  ) => {
    const found: number[] = []
    let left = looked
    for (const word of words) {
      const there = where.get(word)
      if (there === undefined) continue
      left -= there.length
      if (left < 0 && found.length > 0) break
      const own = weight(word)
      for (const at of there) {
        if (common[at] === 0) found.push(at)
        common[at] = (common[at] ?? 0) + own
      }
    }
    const best = bestOf(found, common, kept)
    for (const at of found) common[at] = 0
    return best
  }
  const rarestFirst = (words: ReadonlySet<string>) => {
    const counted = [...words].map(word => ({ word, spread: spread(word) }))
    return counted.sort((a, b) => a.spread - b.spread).map(one => one.word)
  }

  /** The most alike first, without the sentence itself; equals in the order of their numbers. */
  const alike = (text: string, limit: number, except: number | null = null): Alike[] => {
    const own = stemsOf(text)
    const total = sum(own)
    const near = nearest(rarestFirst(own), places, ALONE).flatMap(at => {
      const id = entries[at]?.id ?? 0
      if (id === except) return []
      return [{ id, score: score(own, total, at), shared: [...own].filter(word => stems[at]?.has(word)) }]
    })
    return near.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit)
  }

  /** Sentences with the first of the group they stand in; one that is like no other is left out. */
  const groups = (): ReadonlyMap<number, number> => {
    const ofFirsts = new Map<string, number[]>()
    const firstOf = stems.map((words, at) => {
      const total = totals[at] ?? 0
      // What one sentence alone says leads nowhere.
      const shared = rarestFirst(words).filter(word => spread(word) > 1)
      let best = { at, score: NEAR }
      for (const other of nearest(shared, ofFirsts, EACH)) {
        const found = score(words, total, other)
        if (found > best.score) best = { at: other, score: found }
      }
      if (best.at === at) for (const word of shared) noteAt(ofFirsts, word, at)
      return best.at
    })
    const sizes = Map.groupBy(firstOf, first => first)
    const idAt = (at: number) => entries[at]?.id ?? 0
    return new Map(
      firstOf.flatMap((first, at) => ((sizes.get(first)?.length ?? 0) > 1 ? [[idAt(at), idAt(first)]] : [])),
    )
  }

  return { alike, groups }
}

function noteAt(places: Map<string, number[]>, word: string, at: number): void {
  const list = places.get(word)
  if (list === undefined) places.set(word, [at])
  else list.push(at)
}

/** The places with the highest values, without sorting all of them when few are wanted. */
function bestOf(found: readonly number[], values: Float64Array, kept: number): readonly number[] {
  if (found.length <= kept) return found
  const value = (at: number) => values[at] ?? 0
  if (kept > 10) return found.toSorted((a, b) => value(b) - value(a) || a - b).slice(0, kept)
  const best: number[] = []
  for (const at of found) {
    const place = best.findIndex(other => value(at) > value(other))
    if (place === -1 && best.length >= kept) continue
    best.splice(place === -1 ? best.length : place, 0, at)
    if (best.length > kept) best.pop()
  }
  return best
}
