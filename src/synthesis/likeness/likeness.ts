// Which sentences are worded alike: a hint and no more. It sees words, not meaning, and looks up instead of comparing all with all.
import { bestOf, type Lookup, lookupOf, nearest, noteAt, type Reach, scoreOf, weightOf } from './lookup.ts'
import { stemsOf } from './words.ts'

export type Alike = {
  readonly id: number
  /** 0 to 1; rare words in common weigh more than common ones. */
  readonly score: number
  readonly shared: readonly string[]
}

type Entry = { readonly id: number; readonly text: string }

const ALONE: Reach = { looked: 6_000, kept: 400 }
const EACH: Reach = { looked: 250, kept: 3 }
/** From here on a sentence stands in the group of another; found with real accounts, whose sentences are long. */
const NEAR = 0.14

/** The sentences most like a text, without itself; equals in the order in which they came. */
export function alikeTo(
  text: string,
  entries: readonly Entry[],
  limit: number,
  except: number | null = null,
): readonly Alike[] {
  const lookup = lookupOf(entries.map(entry => stemsOf(entry.text)))
  const own = stemsOf(text)
  const near = nearest(lookup, own, lookup.places, ALONE).filter(at => entries[at]?.id !== except)
  const total = weightOf(lookup, own)
  const scores = new Float64Array(entries.length)
  for (const at of near) scores[at] = scoreOf(lookup, own, total, at)
  return bestOf(near, scores, limit).map(at => ({
    id: entries[at]?.id ?? 0,
    score: scores[at] ?? 0,
    shared: [...own].filter(word => lookup.stems[at]?.has(word)),
  }))
}

/** Sentences with the first of the group they stand in; one that is like no other is left out. `near`: 0 to 1. Yields between sentences. */
export function* alikeGroups(entries: readonly Entry[], near = NEAR): Generator<void, ReadonlyMap<number, number>> {
  const stems: ReadonlySet<string>[] = []
  for (const entry of entries) {
    stems.push(stemsOf(entry.text))
    yield
  }
  const lookup = lookupOf(stems)
  const ofFirsts = new Map<string, number[]>()
  const firstOf: number[] = []
  for (const [at, words] of stems.entries()) {
    const first = firstLike(lookup, words, at, ofFirsts, near)
    if (first === at) for (const word of words) noteAt(ofFirsts, word, at)
    firstOf.push(first)
    yield
  }
  const sizes = Map.groupBy(firstOf, first => first)
  const idAt = (at: number) => entries[at]?.id ?? 0
  return new Map(
    firstOf.flatMap((first, at) => ((sizes.get(first)?.length ?? 0) > 1 ? [[idAt(at), idAt(first)] as const] : [])),
  )
}

/** The place of the first of the nearest group, or its own. */
function firstLike(
  lookup: Lookup,
  words: ReadonlySet<string>,
  at: number,
  ofFirsts: ReadonlyMap<string, readonly number[]>,
  near: number,
): number {
  const total = weightOf(lookup, words)
  let best = { at, score: near }
  for (const other of nearest(lookup, words, ofFirsts, EACH)) {
    const score = scoreOf(lookup, words, total, other)
    if (score > best.score) best = { at: other, score }
  }
  return best.at
}
