// What each search added: the records it brought, how far those kept under it have come, and which included ones it found, alone or with others.
import type { Standing } from '../../standing/domain.ts'

/** Records that stand alike and came from one search; null for those typed by hand without one. */
export type Found = { readonly searchId: number | null; readonly standing: Standing; readonly count: number }

/** An included record and one of the searches that found it, itself or as a copy; a pair may come several times. */
export type Credit = { readonly recordId: number; readonly searchId: number | null }

export type Added = {
  readonly searchId: number | null
  /** Records in the review that this search brought. */
  readonly records: number
  /** Of these set aside as copies of a record kept elsewhere. */
  readonly duplicates: number
  /** Of these kept under this search. */
  readonly unique: number
  /** Of the unique ones those on which somebody has decided. */
  readonly screened: number
  /** Included records that this search found; one that several found is credited to each. */
  readonly included: number
  /** Included records that no other search found. */
  readonly includedOnlyHere: number
}

/** Of a search that brought nothing. */
export const NOTHING = { records: 0, duplicates: 0, unique: 0, screened: 0, included: 0, includedOnlyHere: 0 }

/** By search; one that brought nothing is left out. */
export function addedBy(found: readonly Found[], credits: readonly Credit[]): Map<number | null, Added> {
  const all = new Map<number | null, Added>()
  const add = (searchId: number | null, more: Partial<typeof NOTHING>) => {
    const old = all.get(searchId) ?? { searchId, ...NOTHING }
    const sums = Object.entries(more).map(([name, by]) => [name, old[name as keyof typeof NOTHING] + by])
    all.set(searchId, { ...old, ...Object.fromEntries(sums) })
  }
  for (const { searchId, standing, count } of found) {
    const isCopy = standing === 'duplicate'
    add(searchId, {
      records: count,
      duplicates: isCopy ? count : 0,
      unique: isCopy ? 0 : count,
      screened: isCopy || standing === 'not screened' ? 0 : count,
    })
  }
  for (const group of Map.groupBy(credits, credit => credit.recordId).values()) {
    const searches = new Set(group.map(credit => credit.searchId))
    for (const searchId of searches) add(searchId, { included: 1, includedOnlyHere: searches.size === 1 ? 1 : 0 })
  }
  return all
}

/** Included records, each once however many searches found it. */
export function countIncluded(credits: readonly Credit[]): number {
  return new Set(credits.map(credit => credit.recordId)).size
}
