// The statistics of one item: middle and spread by linear interpolation, agreement, and the RAND/UCLA figures on a 1–9 scale.

export type Consensus = {
  readonly n: number
  readonly median: number | null
  readonly iqr: number | null
  /** Percentage of scores in the top third of the scale. */
  readonly agreement: number | null
  /** Inter-percentile range, 70th less 30th; this and the following are null off a 1–9 scale. */
  readonly ipr: number | null
  /** The same range adjusted for symmetry. */
  readonly ipras: number | null
  /** Disagreement index: above 1 the panel disagrees. */
  readonly index: number | null
  readonly disagreement: boolean | null
  readonly class: 'appropriate' | 'uncertain' | 'inappropriate' | null
}

/** The lowest score that agrees: 4 of 5, 6 of 7, 7 of 9, and "agree" of two. */
const TOP: Readonly<Record<number, number>> = { 2: 2, 5: 4, 7: 6, 9: 7 }

/** Fewer scores than this say nothing about agreement. */
export const FEWEST = 3

/**
 * `most` is the end of the scale: 2, 5, 7 or 9; "can't judge" is no score and is left out before. Percentiles are linearly
 * interpolated at (n − 1)·p, which matters in small panels.
 */
export function consensus(scores: readonly number[], most: number): Consensus {
  const sorted = [...scores].sort((a, b) => a - b)
  const at = (p: number) => percentile(sorted, p)
  const n = sorted.length
  const nothing = { iqr: null, agreement: null, ipr: null, ipras: null, index: null, disagreement: null, class: null }
  const median = n === 0 ? null : at(0.5)
  if (median === null || n < FEWEST) return { n, median, ...nothing }
  const top = TOP[most] ?? Math.ceil((most * 2) / 3)
  const iqr = rounded(at(0.75) - at(0.25), 3)
  const agreement = rounded((100 * sorted.filter(score => score >= top).length) / n, 1)
  if (most !== 9) return { n, median, ...nothing, iqr, agreement }
  return { n, median, iqr, agreement, ...rand(at(0.3), at(0.7), median) }
}

/** The 25th and the 75th percentile; null with fewer than three scores. */
export function quartiles(scores: readonly number[]): readonly [number, number] | null {
  const sorted = [...scores].sort((a, b) => a - b)
  return sorted.length < FEWEST ? null : [percentile(sorted, 0.25), percentile(sorted, 0.75)]
}

/**
 * Fitch et al. 2001, The RAND/UCLA Appropriateness Method User's Manual: IPRAS = 2.35 + 1.5 × the distance of the range's
 * middle from 5, and disagreement where IPR > IPRAS. Its classes are medians of 1–3, 4–6 and 7–9; a median between two of
 * them is uncertain only strictly between 3.5 and 6.5, so that 6.5 is appropriate and 3.5 inappropriate.
 */
function rand(p30: number, p70: number, median: number) {
  // Rounded before they are compared: a range exactly as wide as its limit is no disagreement.
  const ipr = rounded(p70 - p30, 6)
  const ipras = rounded(2.35 + 1.5 * Math.abs(5 - (p30 + p70) / 2), 6)
  const disagreement = ipr > ipras
  const uncertain = disagreement || (median > 3.5 && median < 6.5)
  return {
    ipr: rounded(ipr, 3),
    ipras: rounded(ipras, 3),
    index: rounded(ipr / ipras, 3),
    disagreement,
    class: uncertain ? ('uncertain' as const) : median >= 6.5 ? ('appropriate' as const) : ('inappropriate' as const),
  }
}

function percentile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return rounded(low + (high - low) * (place - below), 6)
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
