/** Knows a page as squares that hold text or none: where a strip of it is empty, and how text fills the sides of it. */

import type { Segment } from './line.ts'

/** The page is looked at in squares of so many points. */
export const SQUARE = 2

export type Grid = {
  readonly sums: Int32Array
  readonly rows: number
  readonly columns: number
  readonly u: number
  readonly v: number
}

/** How many squares left of each square in its row hold text. */
export function gridOf(segments: readonly Segment[], across: ReadonlySet<Segment>): Grid {
  const u = Math.min(...segments.map(segment => segment.u))
  const v = Math.min(...segments.map(segment => segment.base - segment.size))
  const columns = Math.min(1_000, Math.ceil((Math.max(...segments.map(one => one.end)) - u) / SQUARE) + 1)
  const rows = Math.min(2_000, Math.ceil((Math.max(...segments.map(one => one.base + one.size)) - v) / SQUARE) + 1)
  const sums = new Int32Array(rows * (columns + 1))
  for (const segment of segments) {
    const first = Math.floor((segment.base - segment.size * 0.72 - v) / SQUARE)
    const last = Math.min(rows - 1, Math.floor((segment.base + segment.size * 0.15 - v) / SQUARE))
    const isAcross = across.has(segment)
    const from = isAcross ? 0 : Math.floor((segment.u - u) / SQUARE)
    const to = isAcross ? columns - 1 : Math.min(columns - 1, Math.floor((segment.end - u) / SQUARE))
    for (let row = Math.max(0, first); row <= last; row++)
      for (let column = from; column <= to; column++) sums[row * (columns + 1) + column + 1] = 1
  }
  for (let row = 0; row < rows; row++)
    for (let column = 1; column <= columns; column++)
      sums[row * (columns + 1) + column]! += sums[row * (columns + 1) + column - 1]!
  return { sums, rows, columns, u, v }
}

export type Strip = { readonly column: number; readonly first: number; readonly last: number; readonly both: number }

/** The run of rows in which this strip is empty and most rows have text on both sides. */
export function tallest({ sums, rows, columns }: Grid, column: number, wide: number): Strip | null {
  let best: Strip | null = null
  let first = 0
  let left = 0
  let right = 0
  const close = (last: number) => {
    const both = Math.min(left, right)
    if (best === null || both > best.both) best = { column, first, last, both }
  }
  for (let row = 0; row < rows; row++) {
    const at = row * (columns + 1)
    const [before, after] = [sums[at + column]!, sums[at + column + wide]!]
    if (after > before) {
      close(row - 1)
      first = row + 1
      left = 0
      right = 0
    } else {
      if (before > 0) left++
      if (sums[at + columns]! > after) right++
    }
  }
  close(rows - 1)
  return best
}

export type Side = Filling & {
  /** Of its lower half, where a last column further on that ends early no longer stands beside it. */
  readonly lower: Filling
  readonly empty: readonly boolean[]
}

type Filling = { readonly lines: number; readonly filled: number; readonly width: number }

export function sideOf({ sums, columns }: Grid, strip: Strip, from: number, to: number): Side {
  const rows: { readonly filled: number; readonly low: number; readonly high: number }[] = []
  const empty: boolean[] = []
  for (let row = strip.first; row <= strip.last; row++) {
    const at = row * (columns + 1)
    const filled = sums[at + to]! - sums[at + from]!
    empty.push(filled === 0)
    if (filled === 0) continue
    const low = firstWhere(from, to, column => sums[at + column + 1]! > sums[at + from]!)
    rows.push({ filled, low, high: firstWhere(from, to, column => sums[at + column]! === sums[at + to]!) })
  }
  const filling = (some: typeof rows): Filling => {
    const lows = some.map(row => row.low)
    const highs = some.map(row => row.high)
    // A column further on that has hardly begun does not make this side wider.
    const width = Math.max(0, shareOf(highs, 0.9) - shareOf(lows, 0.1))
    return { lines: some.length, filled: some.reduce((sum, row) => sum + row.filled, 0), width }
  }
  return { ...filling(rows), lower: filling(rows.slice(rows.length >> 1)), empty }
}

/** `test` fails up to some place and holds from there on. */
function firstWhere(from: number, to: number, test: (place: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function shareOf(values: number[], share: number): number {
  values.sort((a, b) => a - b)
  return values[Math.floor((values.length - 1) * share)] ?? 0
}
