// In which sentences each word stands, so that what shares rare words is found without reading the others.

type Places = ReadonlyMap<string, readonly number[]>

/** Sentences go by their place in the list. */
export type Lookup = {
  readonly stems: readonly ReadonlySet<string>[]
  readonly places: Places
  readonly weights: ReadonlyMap<string, number>
  readonly totals: readonly number[]
  /** Room for adding up, all zero between two questions. */
  readonly sums: Float64Array
}

/** So many places are looked up for one sentence, the rarest of its words first; so many of the best are kept. */
export type Reach = { readonly looked: number; readonly kept: number }

/** A word weighs more the fewer sentences have it. */
export function lookupOf(stems: readonly ReadonlySet<string>[]): Lookup {
  const places = new Map<string, number[]>()
  for (const [at, words] of stems.entries()) for (const word of words) noteAt(places, word, at)
  const weights = new Map([...places].map(([word, at]) => [word, Math.log(1 + stems.length / at.length)]))
  const lookup = { stems, places, weights, totals: [], sums: new Float64Array(stems.length) }
  return { ...lookup, totals: stems.map(words => weightOf(lookup, words)) }
}

export function weightOf(lookup: Lookup, words: ReadonlySet<string>): number {
  let total = 0
  for (const word of words) total += weight(lookup, word)
  return total
}

/** What two sentences share of what either says, 0 to 1. `total` is the weight of `words`. */
export function scoreOf(lookup: Lookup, words: ReadonlySet<string>, total: number, at: number): number {
  let common = 0
  for (const word of words) if (lookup.stems[at]?.has(word)) common += weight(lookup, word)
  return common / (total + (lookup.totals[at] ?? 0) - common)
}

/** The places of the sentences in `where` that share the most of the rarest words. */
export function nearest(lookup: Lookup, words: ReadonlySet<string>, where: Places, reach: Reach): readonly number[] {
  const { sums } = lookup
  const found: number[] = []
  let left = reach.looked
  for (const word of rarestFirst(lookup, words)) {
    const there = where.get(word)
    if (there === undefined) continue
    left -= there.length
    if (left < 0 && found.length > 0) break
    const own = weight(lookup, word)
    for (const at of there) {
      if (sums[at] === 0) found.push(at)
      sums[at] = (sums[at] ?? 0) + own
    }
  }
  const best = bestOf(found, sums, reach.kept)
  for (const at of found) sums[at] = 0
  return best
}

/** The places with the highest values, highest first; without sorting all of them when few are wanted. */
export function bestOf(found: readonly number[], values: Float64Array, kept: number): readonly number[] {
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

export function noteAt(places: Map<string, number[]>, word: string, at: number): void {
  const list = places.get(word)
  if (list === undefined) places.set(word, [at])
  else list.push(at)
}

/** A word that only the text asked about has is as rare as one that a single sentence has. */
function weight(lookup: Lookup, word: string): number {
  return lookup.weights.get(word) ?? Math.log(1 + lookup.stems.length)
}

function rarestFirst({ places }: Lookup, words: ReadonlySet<string>): string[] {
  const counted = [...words].map(word => ({ word, spread: places.get(word)?.length ?? 0 }))
  // What a single sentence says leads from it to none other, but to it from a text that is asked about.
  return counted.sort((a, b) => a.spread - b.spread).map(one => one.word)
}
