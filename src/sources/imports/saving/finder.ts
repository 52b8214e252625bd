// Knows the records that are there and those of an import so far, and which of them a new one repeats or resembles.
import { MOST_DOUBTFUL } from '../../duplicates/domain.ts'
import type { Comparable, Rule } from '../../duplicates/matching/comparable.ts'
import { matchIndex } from './exact.ts'

/** Records are known by their place until they have a number, which they get when their batch is saved. */
export type Looked = {
  /** Null for a copy, which nothing is compared with any more. */
  readonly place: number | null
  readonly certain: { readonly place: number; readonly rule: Rule } | null
  readonly doubtful: readonly { readonly place: number; readonly score: number }[]
}

export type Finder = {
  /** A record that is there already, under its number. */
  know(id: number, record: Comparable): void
  isKnown(id: number): boolean
  /** What a record repeats or resembles; it is remembered unless it is certainly a copy. */
  look(record: Comparable): Looked
  /** The same without remembering it. */
  find(record: Comparable): Omit<Looked, 'place'>
  setNumber(place: number, id: number): void
  numberOf(place: number): number
}

export function newFinder(): Finder {
  const index = matchIndex()
  const numbers: number[] = []
  const known = new Set<number>()
  const remember = (record: Comparable, id: number) => {
    const place = numbers.push(id) - 1
    index.remember(place, record)
    return place
  }
  const find = (record: Comparable) => {
    const { certain, doubtful } = index.find(record)
    const nearest = doubtful.length > MOST_DOUBTFUL ? doubtful.toSorted((a, b) => b.score - a.score) : doubtful
    return {
      certain: certain === null ? null : { place: certain.id, rule: certain.rule },
      doubtful: nearest.slice(0, MOST_DOUBTFUL).map(({ id, score }) => ({ place: id, score })),
    }
  }
  return {
    know(id, record) {
      if (known.has(id)) return
      known.add(id)
      remember(record, id)
    },
    isKnown: id => known.has(id),
    look(record) {
      const found = find(record)
      if (found.certain !== null) return { ...found, place: null }
      return { ...found, place: remember(record, 0) }
    },
    find,
    setNumber: (place, id) => {
      numbers[place] = id
    },
    numberOf: place => numbers[place] ?? 0,
  }
}

/** How doubtful a pair is, as it is stored: percent. */
export function percent(score: number): number {
  return Math.max(0, Math.min(100, Math.round(score * 100)))
}
