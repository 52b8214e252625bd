// How the sample of a second check is drawn: by a seed, so that anyone with the seed and the records draws the same.
import { hash } from 'node:crypto'

export type Draw = {
  /** Takes part of the records in, in any order; each record once. */
  readonly add: (ids: readonly number[]) => void
  /** How many were taken in. */
  readonly population: () => number
  /** The sample, in the order in which it is worked through. */
  readonly sample: (size: number) => readonly number[]
}

/**
 * Every record gets the SHA-256 of “seed:number”, written in UTF-8, for example “heard-1:412”; the records with the smallest
 * hashes, as hexadecimal text, are the sample, smallest first. It depends on nothing but the seed and the set of records, and
 * a larger sample of the same seed begins with the smaller one. `most`: no sample will be larger.
 */
export function newDraw(seed: string, most = Number.POSITIVE_INFINITY): Draw {
  let drawn: { readonly id: number; readonly rank: string }[] = []
  let population = 0
  const first = (size: number) =>
    drawn.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id - b.id)).slice(0, size)
  return {
    add: ids => {
      population += ids.length
      for (const id of ids) drawn.push({ id, rank: hash('sha256', `${seed}:${id}`) })
      // What cannot be in the sample any more is let go, so that no step takes long.
      if (drawn.length > 2 * most) drawn = first(most)
    },
    population: () => population,
    sample: size => first(Math.min(size, most)).map(one => one.id),
  }
}

/** A share is rounded up, so that a tenth of 15 is 2 and of 3 is 1; never more than there are. */
export function sizeOf(
  population: number,
  wanted: { readonly share: number | null; readonly count: number | null },
): number {
  const size = wanted.count ?? Math.ceil((population * (wanted.share ?? 0)) / 100)
  return Math.min(population, size)
}
