// How one page is cut from a list: by the record it comes after or before, or from the end; never by counting from the start.
import type { ListFilter } from '../forms.ts'

export const PAGE = 50
/** A list of more than this is paged by number alone: to sort it otherwise all of it would have to be gathered first. */
export const MOST_SORTED = 2_000
/** Counting stops here. */
export const COUNTED = 1_000

export type Place = { readonly after: number | null; readonly before: number | null; readonly fromEnd: boolean }

/** Forwards after a record, or backwards before one; `last` begins at the end. */
export function placeOf({ after, before, last }: Pick<ListFilter, 'after' | 'before' | 'last'>): Place {
  if (last) return { after: null, before: null, fromEnd: true }
  if (after !== null) return { after, before: null, fromEnd: false }
  return { after: null, before, fromEnd: before !== null }
}

export type Page = {
  /** In the order of the page. */
  readonly ids: readonly number[]
  /** What the page before and the page after are asked for by; null at either end. */
  readonly previous: number | null
  readonly next: number | null
}

export type Found = Page & {
  readonly count: number
  readonly more: boolean
  /** False when there are too many to be put in another order than by number. */
  readonly canSort: boolean
  /** True when not all that a page could hold was looked through: the next one looks further. */
  readonly isPartial: boolean
}

/** Of all numbers in their order. A record that is no longer among them leads to the first page. */
export function cut(all: readonly number[], place: Place, size = PAGE): Page {
  const at = (id: number | null) => (id === null ? -1 : all.indexOf(id))
  const end = place.fromEnd ? (place.before === null ? all.length : Math.max(at(place.before), 0)) : all.length
  const from = place.fromEnd ? Math.max(0, end - size) : at(place.after) + 1
  // The page before the first is the first.
  const to = place.fromEnd && end > 0 ? end : Math.min(all.length, from + size)
  const ids = all.slice(from, to)
  return { ids, previous: from > 0 ? (ids[0] ?? null) : null, next: to < all.length ? (ids.at(-1) ?? null) : null }
}

/** Of up to `size` + 1 numbers that were read from a place on, falling when it is read from the end. */
export function pageFrom(read: readonly number[], place: Place, size = PAGE): Page {
  const isMore = read.length > size
  const own = read.slice(0, size)
  const ids = place.fromEnd ? own.toReversed() : own
  const [first = null, last = null] = [ids[0], ids.at(-1)]
  if (place.fromEnd) return { ids, previous: isMore ? first : null, next: place.before === null ? null : last }
  return { ids, previous: place.after === null ? null : first, next: isMore ? last : null }
}
