/** Knows in which order the parts of a page are read: what goes across, the columns below it, the cells of a table. */

import type { Segment } from './line.ts'
import { isRiver } from './rivers.ts'
import { type Grid, gridOf, type Side, SQUARE, type Strip, sideOf, tallest } from './squares.ts'

const DEEPEST = 12
const MOST_TRIED = 40

/** An empty upright strip with text on both sides of it, in points. */
type Gutter = {
  readonly u: number
  readonly from: number
  readonly to: number
  readonly isTable: boolean
  readonly rows: readonly number[]
}

/** Groups of segments in reading order, each a column or a part of one. `em` is the size of most letters. */
export function inOrder(segments: readonly Segment[], em: number, depth = 0): readonly (readonly Segment[])[] {
  if (segments.length === 0) return []
  const gutter = depth < DEEPEST ? withoutTables(segments, findGutter(segments, em, depth === 0), em) : null
  if (gutter === null) return [segments]
  const part = (test: (segment: Segment, middle: number) => boolean) =>
    inOrder(
      segments.filter(segment => test(segment, middleOf(segment))),
      em,
      depth + 1,
    )
  const inside = (middle: number) => middle >= gutter.from && middle <= gutter.to
  const above = part((_, middle) => middle < gutter.from)
  const below = part((_, middle) => middle > gutter.to)
  const bands = gutter.isTable ? [gutter.from, ...gutter.rows, gutter.to] : [gutter.from, gutter.to]
  const between = bands.slice(0, -1).flatMap((from, i) => {
    const to = bands[i + 1]!
    const here = (middle: number) => inside(middle) && middle >= from && (middle < to || i === bands.length - 2)
    const left = segments.filter(segment => here(middleOf(segment)) && segment.u < gutter.u)
    const right = segments.filter(segment => here(middleOf(segment)) && segment.u >= gutter.u)
    const sides = !gutter.isTable && isSidebar(left, right) ? [right, left] : [left, right]
    return sides.flatMap(side => inOrder(side, em, depth + 1))
  })
  return [...above, ...between, ...below]
}

/** A narrow column of smaller letters at the left is read after the text beside it. */
function isSidebar(left: readonly Segment[], right: readonly Segment[]): boolean {
  const width = (side: readonly Segment[]) =>
    Math.max(...side.map(one => one.end)) - Math.min(...side.map(one => one.u))
  const size = (side: readonly Segment[]) => medianOf(side.map(one => one.size))
  return left.length > 0 && right.length > 0 && width(left) < width(right) * 0.5 && size(left) < size(right) * 0.93
}

const middleOf = (segment: Segment) => segment.base - segment.size * 0.35

/** Large words at the top of a page stand above all columns, however short they are, unless a column runs beside them. */
function titlesOf(segments: readonly Segment[], em: number): ReadonlySet<Segment> {
  const sorted = [...segments].sort((a, b) => a.base - b.base)
  const large = sorted
    .slice(0, 12)
    .filter(one => one.size > em * 1.45 && one.pieces.some(piece => piece.text.length > 1))
  const lines = sorted.filter(one => Math.abs(one.size - em) < em * 0.1 && one.end - one.u > em * LONG_CELL)
  return new Set(large.filter(one => !isHeading(one, lines, em)))
}

/** Beside a heading of a section a line of another column stands, and the next above or below it. */
function isHeading(large: Segment, lines: readonly Segment[], em: number): boolean {
  const isApart = (line: Segment) => line.u > large.end + em * 0.75 || line.end < large.u - em * 0.75
  const beside = lines.filter(
    line => isApart(line) && line.base > large.base - large.size && line.base < large.base + large.size * 0.6,
  )
  const isNext = (a: Segment, b: Segment) => Math.abs(a.u - b.u) < 2 && a !== b && Math.abs(a.base - b.base) < em * 1.8
  return beside.some(line => lines.some(other => isNext(line, other) && isApart(other)))
}

/** Columns begin below a table that their gap happens to run through, and end above one. */
function withoutTables(segments: readonly Segment[], gutter: Gutter | null, em: number): Gutter | null {
  if (gutter === null || gutter.isTable) return gutter
  const rows = rowsOf(segments, gutter, em)
  const all = rows.flat()
  const width = [widthOf(all.filter(one => one.u < gutter.u)), widthOf(all.filter(one => one.u >= gutter.u))] as const
  const is = (row: readonly Segment[]) => isTableRow(row, gutter.u, width)
  const first = rows.findIndex(row => !is(row))
  const last = rows.findLastIndex(row => !is(row))
  const edge = (row: readonly Segment[] | undefined) => (row === undefined ? 0 : middleOf(row[0]!))
  const from = first >= 2 ? (edge(rows[first - 1]) + edge(rows[first])) / 2 : gutter.from
  const to = rows.length - 1 - last >= 2 ? (edge(rows[last]) + edge(rows[last + 1])) / 2 : gutter.to
  return last - first < 3 ? null : { ...gutter, from, to }
}

/** The segments between two heights, those of a line together from left to right. */
function rowsOf(segments: readonly Segment[], { from, to }: Pick<Gutter, 'from' | 'to'>, em: number): Segment[][] {
  const rows: Segment[][] = []
  for (const segment of [...segments].sort((a, b) => a.base - b.base)) {
    if (middleOf(segment) < from || middleOf(segment) > to) continue
    const row = rows.at(-1)
    if (row !== undefined && segment.base - row[0]!.base < em * 0.4) row.push(segment)
    else rows.push([segment])
  }
  return rows.map(row => row.sort((a, b) => a.u - b.u))
}

function isTableRow(row: readonly Segment[], u: number, width: readonly [number, number]): boolean {
  const sides = [row.filter(one => one.u < u), row.filter(one => one.u >= u)]
  const set = sides.map(side => side.reduce((sum, one) => sum + one.end - one.u, 0))
  // Beside the end of a shorter column the row is as wide as what is left of it.
  if (sides.some((side, i) => side.length > 1 && set[i]! < widthOf(side) * 0.58)) return true
  const filled = set.map((sum, i) => sum / width[i as 0 | 1])
  return sides.every(side => side.length > 0) && filled.every(share => share < 0.5)
}

function widthOf(side: readonly Segment[]): number {
  return Math.max(1, Math.max(...side.map(one => one.end)) - Math.min(...side.map(one => one.u)))
}

function findGutter(segments: readonly Segment[], em: number, isPage: boolean): Gutter | null {
  const grid = gridOf(segments, isPage ? titlesOf(segments, em) : new Set())
  const wide = Math.max(3, Math.ceil((em * 0.75) / SQUARE))
  if (grid.columns < (em * 10) / SQUARE) return null
  const least = (em * 0.8) / SQUARE
  const strips: Strip[] = []
  for (let column = 1; column + wide < grid.columns; column++) {
    const strip = tallest(grid, column, wide)
    if (strip !== null && strip.both >= least) strips.push(strip)
  }
  // The longest gap is the one between columns; ragged lines have shorter ones beside it.
  const length = (strip: Strip) => strip.both + (strip.last - strip.first) * 0.5
  strips.sort((a, b) => length(b) - length(a) || a.column - b.column)
  for (const strip of strips.slice(0, MOST_TRIED)) {
    const gutter = isTabular(segments, grid, strip, wide, em) ? null : judged(grid, strip, wide, em)
    if (gutter !== null && !isRiver(rowsOf(segments, gutter, em), gutter.u)) return gutter
  }
  return null
}

/** Text fills its column; numbers in a table do not. Rows that end together on both sides are rows of a table. */
function judged(grid: Grid, strip: Strip, wide: number, em: number): Gutter | null {
  const left = sideOf(grid, strip, 0, strip.column)
  const right = sideOf(grid, strip, strip.column + wide, grid.columns)
  const line = (em * 0.87) / SQUARE
  const few = Math.min(left.lines, right.lines) < line * 3.5
  const least = (em * 5) / SQUARE
  const isNew = isBegun(left, right, line)
  if (left.width < least || (right.width < least && !isNew) || !isFull(left, line) || !isFull(right, line)) return null
  if (few && !isNew) return null
  const { v } = grid
  // Below the end of the shorter side every gap of the other would seem to be shared.
  const first = Math.max(left.empty.indexOf(false), right.empty.indexOf(false))
  const last = Math.min(left.empty.lastIndexOf(false), right.empty.lastIndexOf(false)) + 1
  const ends = sharedGaps(left.empty.slice(first, last), right.empty.slice(first, last), em)
  return {
    u: grid.u + (strip.column + wide / 2) * SQUARE,
    from: v + strip.first * SQUARE - SQUARE,
    to: v + (strip.last + 1) * SQUARE + SQUARE,
    isTable: ends !== null,
    rows: (ends ?? []).map(row => v + (strip.first + first + row) * SQUARE),
  }
}

/** All of it, or the lower half, if that is text of some lines; a table is as it is throughout. */
function isFull({ lines, filled, width, lower }: Side, line: number): boolean {
  if (filled >= lines * width * 0.5) return true
  return lower.lines >= line * 8 && lower.filled >= lower.lines * lower.width * 0.6
}

/** On average more than this, in ems, are lines of text beside each other. */
const LONG_CELL = 8

/** Figures in several columns of their own: rows to be read across. */
function isTabular(segments: readonly Segment[], grid: Grid, strip: Strip, wide: number, em: number): boolean {
  const [from, to] = [grid.v + strip.first * SQUARE, grid.v + (strip.last + 1) * SQUARE]
  const edge = grid.u + (strip.column + wide / 2) * SQUARE
  const here = segments.filter(one => middleOf(one) > from && middleOf(one) < to)
  return [here.filter(one => one.u < edge), here.filter(one => one.u >= edge)].some(side => {
    const { rows, cells, filled } = cellsOf(side)
    return rows > 2 && cells > rows * 1.6 && filled < Math.min(rows * widthOf(side) * 0.68, cells * em * LONG_CELL)
  })
}

/** Gaps as wide as those of justified lines part no cells, nor do those that are all of one width in their line. */
function cellsOf(side: readonly Segment[]) {
  const lines = Map.groupBy(side, one => Math.round(one.base / 3))
  let [cells, filled] = [0, 0]
  for (const line of lines.values()) {
    const row = line.toSorted((a, b) => a.u - b.u)
    const gaps = row.slice(1).map((one, i) => Math.max(0, one.u - row[i]!.end))
    const isStretched = gaps.length > 1 && Math.max(...gaps) - Math.min(...gaps) < 0.3
    const isCell = (gap: number, i: number) => !isStretched && gap > row[i + 1]!.size * 1.4
    cells += 1 + gaps.filter(isCell).length
    filled += row.reduce((sum, one) => sum + one.end - one.u, 0)
    filled += gaps.reduce((sum, gap, i) => sum + (isCell(gap, i) ? 0 : gap), 0)
  }
  return { rows: lines.size, cells, filled }
}

/** A last column that has hardly begun stands beside the top of a long one that is as wide; of a single line it may be narrow. */
function isBegun(left: Side, right: Side, line: number): boolean {
  const isAlike = left.width < right.width * 2.4 || right.lines < line * 1.9
  return (
    isAlike &&
    right.width < left.width * 1.7 &&
    left.lines >= line * 6 &&
    right.lines < left.lines &&
    right.empty.indexOf(false) < line * 2
  )
}

/**
 * The middles of the gaps that both sides have, if most of the wide gaps of either are shared and what stands between
 * them is not of one height, as by chance it would be; else null.
 */
function sharedGaps(left: readonly boolean[], right: readonly boolean[], em: number): readonly number[] | null {
  const inner = (empty: readonly boolean[]) => runsOf(empty).filter(run => run.from > 0 && run.to < empty.length)
  const usual = medianOf([...inner(left), ...inner(right)].map(run => run.to - run.from))
  const wide = Math.max(usual * 1.7, usual + (em * 0.3) / SQUARE)
  const gaps = (empty: readonly boolean[]) => inner(empty).filter(run => run.to - run.from >= wide)
  const shared = gaps(left.map((here, row) => here && right[row] === true))
  const most = Math.max(gaps(left).length, gaps(right).length)
  if (shared.length < 2 || shared.length < most * (shared.length < 4 ? 1 : 0.8)) return null
  const edges = [0, ...shared.flatMap(run => [run.from, run.to]), left.length]
  const lines = (empty: readonly boolean[], i: number) =>
    empty.slice(edges[i], edges[i + 1]).filter(here => !here).length
  const uneven = shared.filter((_, i) => {
    const [one, other] = [lines(left, i * 2), lines(right, i * 2)]
    return Math.min(one, other) < Math.max(one, other) * 0.8
  })
  if (uneven.length < shared.length * 0.4) return null
  return shared.map(run => Math.round((run.from + run.to) / 2))
}

function runsOf(empty: readonly boolean[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let row = 0; row < empty.length; row++) {
    if (!empty[row]) continue
    const last = runs.at(-1)
    if (last !== undefined && last.to === row) last.to = row + 1
    else runs.push({ from: row, to: row + 1 })
  }
  return runs
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
