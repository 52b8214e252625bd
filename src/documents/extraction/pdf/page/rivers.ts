/** Knows a gap between columns from one that runs down a few justified lines by chance. */

import type { Segment } from './line.ts'

/** Fewer lines than this may have their gaps one below the other by chance. */
const FEW = 7
/** Lines of a column begin within so many points of each other. */
const ALIGNED = 1.5

/**
 * Whether the gap at `u` is no wider than the others of its lines, and what follows it begins now here, now there. `rows` are
 * the segments of each line, from left to right.
 */
export function isRiver(rows: readonly (readonly Segment[])[], u: number): boolean {
  const across = rows.filter(row => row[0]!.u < u && row.at(-1)!.u >= u)
  if (across.length < 2 || across.length >= FEW) return false
  const alike = across.filter(row => gapAt(row, u) <= widest(row, u) * 1.1 + 0.5)
  if (alike.length < across.length * 0.5) return false
  if (areSpaces(across, u)) return true
  const starts = across.map(row => row.find(one => one.u >= u)!.u)
  const together = Math.max(0, ...starts.map(at => starts.filter(one => Math.abs(one - at) < ALIGNED).length))
  // First lines may be indented; of very few lines two may begin together by chance.
  return together < across.length - (across.length > 4 ? 1 : 0)
}

/** Every line has spaces of its own width, and this is one of them. */
function areSpaces(across: readonly (readonly Segment[])[], u: number): boolean {
  const gaps = across.map(row => gapAt(row, u))
  const isEven = across.every((row, i) => Math.abs(widest(row, u) - gaps[i]!) < 0.3)
  return isEven && Math.max(...gaps) - Math.min(...gaps) > 0.5
}

function gapAt(row: readonly Segment[], u: number): number {
  const after = row.findIndex(one => one.u >= u)
  return row[after]!.u - row[after - 1]!.end
}

function widest(row: readonly Segment[], u: number): number {
  const after = row.findIndex(one => one.u >= u)
  return Math.max(0, ...row.slice(1).map((one, i) => (i + 1 === after ? 0 : one.u - row[i]!.end)))
}
