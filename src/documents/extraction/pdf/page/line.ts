/** Knows how pieces make segments that stand together, and segments the lines of a column. */

import type { Box, Piece } from './piece.ts'

/** Pieces in a row without a wide gap. */
export type Segment = {
  readonly pieces: readonly Piece[]
  readonly u: number
  readonly end: number
  readonly top: number
  readonly base: number
  readonly size: number
}

/** What stands on one line of a column; `gaps` wide enough for the cell of a table are told from spaces. */
export type Line = Segment & { readonly bold: boolean; readonly page: number; readonly isRow: boolean }

/** In widths of a capital M: wider than a space of justified text mostly is, narrower than the gap between columns. */
const SPLIT = 0.65
/** A gap this wide parts the cells of a table. */
const CELL = 1.7

export function segmentsOf(pieces: readonly Piece[]): Segment[] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (row !== undefined && last !== undefined && isNext(last, row[0]!, piece)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(segmentOf)
}

function isNext(last: Piece, first: Piece, piece: Piece): boolean {
  const size = Math.max(last.size, piece.size)
  const gap = piece.u - last.end
  if (gap > size * SPLIT || gap < -size * 0.4) return false
  return sharesRow(last, piece) || sharesRow(first, piece)
}

type Placed = { readonly base: number; readonly size: number }

/** Raised and lowered letters share the row of their neighbours, the next line does not. */
export function sharesRow(a: Placed, b: Placed): boolean {
  const top = Math.max(a.base - a.size * 0.7, b.base - b.size * 0.7)
  const bottom = Math.min(a.base, b.base)
  return bottom - top > Math.min(a.size, b.size) * 0.7 * 0.4
}

function segmentOf(pieces: readonly Piece[]): Segment {
  const main = mainOf(pieces)
  return {
    pieces,
    u: Math.min(...pieces.map(piece => piece.u)),
    end: Math.max(...pieces.map(piece => piece.end)),
    top: Math.min(...pieces.map(piece => piece.base - piece.size * 0.75)),
    base: main.base,
    size: main.size,
  }
}

/** The piece whose size most of the letters have. */
function mainOf(pieces: readonly Piece[]): Piece {
  const weights = new Map<number, number>()
  for (const piece of pieces) {
    const size = Math.round(piece.size * 4)
    weights.set(size, (weights.get(size) ?? 0) + piece.text.length)
  }
  const [most] = [...weights].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a))
  return pieces.find(piece => Math.round(piece.size * 4) === most) ?? pieces[0]!
}

/** Segments of one column as lines from top to bottom. */
export function linesOf(segments: readonly Segment[], page: number, isRtl: boolean): Line[] {
  const rows: Segment[][] = []
  for (const segment of [...segments].sort((a, b) => a.base - b.base || a.u - b.u)) {
    const row = rows.slice(-3).find(row => row.some(other => sharesRow(other, segment)) && !overlaps(row, segment))
    if (row === undefined) rows.push([segment])
    else row.push(segment)
  }
  const lines = rows.map(row =>
    lineOf(
      row.flatMap(segment => segment.pieces),
      page,
      isRtl,
    ),
  )
  return withRows(withSizes(withInitials(lines.sort((a, b) => a.base - b.base))))
}

/** A stretch that begins with small capitals is said to be small: between two lines of one size it has theirs. */
function withSizes(lines: readonly Line[]): Line[] {
  return lines.map((line, i) => {
    const [before, after] = [lines[i - 1], lines[i + 1]]
    if (before === undefined || after === undefined) return line
    const isBetween = Math.abs(before.size - after.size) < 0.3 && line.size < before.size * 0.93
    const isEven = Math.abs(2 * line.base - before.base - after.base) < before.size * 0.2
    const isNear = after.base - before.base < before.size * 3.2 && line.end - line.u > (before.end - before.u) * 0.9
    return isBetween && isEven && isNear ? { ...line, size: before.size } : line
  })
}

/** A wide gap in one line alone is no table, nor are those of a line that was stretched to fill its column. */
function withRows(lines: readonly Line[]): Line[] {
  const right = rightEdge(lines)
  const rows = lines.map(line => line.isRow && !isStretched(line, right))
  const isNear = (line: Line, at: number) => rows[at] === true && Math.abs(lines[at]!.base - line.base) < line.size * 4
  return lines.map((line, i) => ({ ...line, isRow: rows[i]! && (isNear(line, i - 1) || isNear(line, i + 1)) }))
}

/** Where most lines end, if a third of them does; else null. */
function rightEdge(lines: readonly Line[]): number | null {
  const ends = new Map<number, number>()
  for (const line of lines) ends.set(Math.round(line.end), (ends.get(Math.round(line.end)) ?? 0) + 1)
  const [end, count] = [...ends].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  return count >= 3 && count > lines.length * 0.33 ? end : null
}

function isStretched(line: Line, right: number | null): boolean {
  if (right === null || Math.abs(line.end - right) > 1.5) return false
  const gaps = line.pieces
    .slice(1)
    .map((piece, i) => piece.u - line.pieces[i]!.end)
    .filter(gap => gap > line.size * 0.15)
  const even = Math.max(...gaps) - Math.min(...gaps) < line.size * 0.2
  return even && Math.max(...gaps) < line.size * 8
}

function overlaps(row: readonly Segment[], segment: Segment): boolean {
  const slack = segment.size * 0.4
  return row.some(other => other.u < segment.end - slack && segment.u < other.end - slack)
}

function lineOf(pieces: readonly Piece[], page: number, isRtl: boolean): Line {
  const ordered = inReadingOrder(pieces, isRtl)
  const segment = segmentOf(ordered)
  const letters = ordered.reduce((sum, piece) => sum + piece.text.length, 0)
  const bold = ordered.reduce((sum, piece) => sum + (piece.bold ? piece.text.length : 0), 0)
  const isRow = ordered.some((piece, i) => i > 0 && separator(ordered[i - 1]!, piece) === '\t')
  return { ...segment, bold: bold > letters * 0.8, page, isRow }
}

/** Words of a left-to-right script keep their order inside a line of a right-to-left one, and the other way about. */
function inReadingOrder(pieces: readonly Piece[], isRtl: boolean): readonly Piece[] {
  const sorted = [...pieces].sort((a, b) => a.u - b.u)
  const turned: Piece[] = []
  for (let at = 0; at < sorted.length; ) {
    let to = at + 1
    const foreign = sorted[at]!.isRtl !== isRtl
    while (to < sorted.length && foreign && sorted[to]!.isRtl !== isRtl) to++
    turned.push(...(foreign ? sorted.slice(at, to).reverse() : sorted.slice(at, to)))
    at = to
  }
  return turned
}

/** A large first letter over several lines belongs to the first of them. */
function withInitials(lines: readonly Line[]): Line[] {
  const kept = [...lines]
  for (const initial of lines) {
    const [piece] = initial.pieces
    if (initial.pieces.length !== 1 || piece === undefined || !/^\p{Lu}$/u.test(piece.text)) continue
    const first = kept.find(
      line =>
        line !== initial &&
        initial.size > line.size * 1.8 &&
        Math.abs(line.top - initial.top) < line.size * 0.9 &&
        line.u > piece.u &&
        line.u - piece.end < line.size * 1.5,
    )
    if (first === undefined) continue
    const pieces = [piece, { ...first.pieces[0]!, spaced: false }, ...first.pieces.slice(1)]
    kept[kept.indexOf(first)] = { ...first, pieces, u: piece.u }
    kept.splice(kept.indexOf(initial), 1)
  }
  return kept
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
const LIST_MARK = /^(?:[•▪◦‣●○■□–—*-]|\(?[\dA-Za-z]{1,3}[.)\]])$/

/** What stands between two pieces of a line: nothing, a space, or a tab between the cells of a table. */
export function separator(before: Piece, after: Piece): '' | ' ' | '\t' {
  const size = Math.max(before.size, after.size)
  const gap = Math.max(after.u - before.end, before.u - after.end)
  if (isInitial(before, after)) return ''
  if (gap > size * CELL && !LIST_MARK.test(before.text)) return '\t'
  const isRaised = Math.min(before.size, after.size) < size * 0.85 && Math.abs(before.base - after.base) > size * 0.15
  const wide = IDEOGRAPH.test(before.text.at(-1)!) && IDEOGRAPH.test(after.text[0]!)
  if (wide) return gap > size * 0.6 ? ' ' : ''
  if (isRaised) return gap > size * 0.25 || (after.spaced && gap > size * 0.1) ? ' ' : ''
  return after.spaced || gap > size * 0.13 ? ' ' : ''
}

function isInitial(before: Piece, after: Piece): boolean {
  return before.text.length === 1 && before.size > after.size * 1.8 && /^\p{Ll}/u.test(after.text)
}

export type Printed = { readonly before: '' | ' ' | '\t'; readonly text: string; readonly box: Box }

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A line as it is read: raised figures stay raised, so that 2014 with note 12 does not become another number. */
export function printed(line: Line): Printed[] {
  return line.pieces.map((piece, i) => {
    const gap = i === 0 ? '' : separator(line.pieces[i - 1]!, piece)
    const before = gap === '\t' && !line.isRow ? ' ' : gap
    const isRaised = piece.size < line.size * 0.85 && line.base - piece.base > line.size * 0.15
    const text = isRaised ? piece.text.replace(/\d/g, figure => RAISED[Number(figure)]!) : piece.text
    return { before, text, box: piece.box }
  })
}

export function textOf(line: Line): string {
  return printed(line)
    .map(part => part.before + part.text)
    .join('')
}

export function textOfSegment(segment: Segment): string {
  return segment.pieces
    .map((piece, i) => (i === 0 ? '' : separator(segment.pieces[i - 1]!, piece)) + piece.text)
    .join('')
}
