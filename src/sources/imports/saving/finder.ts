// Knows the records that are there and those of an import so far, and which of them a new one repeats or resembles.
import type { Comparable, Rule } from '../../duplicates/matching/comparable.ts'
import { matchIndex } from '../../duplicates/matching/match-index.ts'

/** With the key of a record that says too little to be told by its title: everything it says, after “=”. */
export type Keyed = Comparable & { readonly titleKey: string }

/** Numbers of records, or places of new ones, which get their number when their batch is saved. */
export type Seen = {
  readonly certain: { readonly id: number; readonly rule: Rule } | null
  /** Others that are certainly the same too and were kept apart so far. */
  readonly also: readonly number[]
  readonly doubtful: readonly { readonly id: number; readonly score: number }[]
}

export type Looked = Seen & { readonly place: number }

export type Finder = {
  /** A record that is there already; `kept` is the one that stands in its place, where it was set aside. */
  know(id: number, record: Keyed, kept?: number | null): void
  isKnown(id: number): boolean
  /** What a record repeats or resembles; from now on it is known as well. */
  look(record: Keyed): Looked
  /** The same without taking it in. */
  find(record: Keyed): Seen
  setNumber(place: number, id: number): void
  /** The number of a record by its place; a number stands for itself. */
  numberOf(placeOrId: number): number
}

/** No number of a record is as large, so that what was there before comes first. */
const PLACES_FROM = 1_000_000_000

export function newFinder(): Finder {
  const index = matchIndex()
  const numbers: number[] = []
  const known = new Set<number>()
  const byEverything = new Map<string, number>()
  const sayAll = (key: string) => key.startsWith('=')
  const find = (record: Keyed): Seen => {
    const found = index.find(record)
    const same = found.certain === null && sayAll(record.titleKey) ? byEverything.get(record.titleKey) : undefined
    return same === undefined ? found : { ...found, certain: { id: same, rule: 'title' } }
  }
  const remember = (id: number, record: Keyed, kept: number | undefined) => {
    index.remember(id, record, kept)
    const { titleKey } = record
    if (sayAll(titleKey) && !byEverything.has(titleKey)) byEverything.set(titleKey, kept ?? id)
  }
  return {
    know(id, record, kept) {
      if (known.has(id)) return
      known.add(id)
      remember(id, record, kept ?? id)
    },
    isKnown: id => known.has(id),
    look(record) {
      const found = find(record)
      const place = PLACES_FROM + numbers.push(0) - 1
      remember(place, record, found.certain?.id)
      return { ...found, place }
    },
    find,
    setNumber: (place, id) => {
      numbers[place - PLACES_FROM] = id
    },
    numberOf: place => (place < PLACES_FROM ? place : (numbers[place - PLACES_FROM] ?? 0)),
  }
}

/** Everything that a look may refer to. */
export function namedIn({ certain, also, doubtful }: Seen): number[] {
  return [...(certain === null ? [] : [certain.id]), ...also, ...doubtful.map(one => one.id)]
}

/** How doubtful a pair is, as it is stored: percent. */
export function percent(score: number): number {
  return Math.max(0, Math.min(100, Math.round(score * 100)))
}
