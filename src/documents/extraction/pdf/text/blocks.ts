/** Knows where one paragraph of a column ends and the next begins: by indent, gap, size, and lines that end early. */

import { medianOf } from '../page/columns.ts'
import { type Line, textOf } from '../page/line.ts'

export type Block = {
  readonly lines: readonly Line[]
  readonly page: number
  readonly kind: 'text' | 'note' | 'head' | 'foot' | 'numbers' | 'side'
  /** The edges of the column it stands in. */
  readonly left: number
  readonly right: number
  readonly isIndented: boolean
}

type Column = { readonly left: number; readonly right: number; readonly leading: number }

export const ENDS_SENTENCE = /[.?!:;…。！？][)\]”’"'»\d⁰¹²³⁴-⁹,–]{0,12}$/u
const BULLET = /^(?:[•▪◦‣●○■□➢✓]|[–—-](?=\s))/u

/** Paragraphs of one column in order. */
export function blocksOf(lines: readonly Line[], page: number): readonly Block[] {
  if (lines.length === 0) return []
  const column = columnOf(lines)
  return alike(lines, column).flatMap(group =>
    parted(group, column).map(part => ({
      lines: part,
      page,
      kind: 'text' as const,
      left: column.left,
      right: column.right,
      isIndented: part[0]!.u > column.left + part[0]!.size * 0.6,
    })),
  )
}

function columnOf(lines: readonly Line[]): Column {
  const steps = lines.slice(1).map((line, i) => line.base - lines[i]!.base)
  const usual = medianOf(lines.map(line => line.size))
  const near = steps.filter(step => step > usual * 0.8 && step < usual * 2.2)
  return {
    left: Math.min(...lines.map(line => line.u)),
    right: Math.max(...lines.map(line => line.end)),
    leading: near.length > 0 ? medianOf(near) : usual * 1.2,
  }
}

/** Runs of lines of one size and weight without a gap, rows of tables each alone. */
function alike(lines: readonly Line[], column: Column): readonly (readonly Line[])[] {
  const groups: Line[][] = []
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    if (before !== undefined && !isParted(before, line, lines[i - 2], column)) groups.at(-1)!.push(line)
    else groups.push([line])
  }
  return groups
}

function isParted(before: Line, line: Line, earlier: Line | undefined, column: Column): boolean {
  if (before.isRow || line.isRow) return true
  const ratio = line.size / before.size
  if (ratio > 1.09 || ratio < 0.92) return true
  if (before.bold !== line.bold && (line.bold || isShort(before, line, column.right))) return true
  const step = line.base - before.base
  const usual =
    earlier === undefined
      ? column.leading
      : Math.max(column.leading, Math.min(before.base - earlier.base, column.leading * 1.1))
  const own = Math.max(usual, before.size * 1.05)
  return step > own * 1.28 + 0.5 && step > before.size * 1.3
}

/** Whether the first word of the next line would have had room on this one. */
function isShort(line: Line, next: Line, right: number): boolean {
  const text = textOf(next)
  const first = /^\S+/.exec(text)?.[0] ?? ''
  const width = ((next.end - next.u) / Math.max(1, text.length)) * first.length
  return right - line.end > width + line.size * 0.6
}

function parted(group: readonly Line[], column: Column): readonly (readonly Line[])[] {
  if (group.length < 2) return [group]
  const right = Math.max(...group.map(line => line.end))
  const edge = group.length > 2 && right > column.left + (column.right - column.left) * 0.5 ? right : column.right
  const left = Math.min(...group.map(line => line.u))
  const indented = group.map(line => line.u > left + line.size * 0.7)
  const isHanging = hangs(group, indented, edge)
  const isCentred = centred(group, column)
  const parts: Line[][] = []
  for (const [i, line] of group.entries()) {
    const last = parts.at(-1)
    if (last === undefined) parts.push([line])
    else if (!isCentred && (leavesList(last, line) || begins(group, i, { indented, isHanging, edge })))
      parts.push([line])
    else last.push(line)
  }
  return parts
}

/** A line further out than the words of a list item is no part of it. */
function leavesList(item: readonly Line[], line: Line): boolean {
  const [first, second] = item
  if (!BULLET.test(textOf(first!))) return false
  return line.u < first!.u - 1 || (second !== undefined && second.u > first!.u + 3 && line.u < first!.u + 2)
}

type Shape = { readonly indented: readonly boolean[]; readonly isHanging: boolean; readonly edge: number }

function begins(group: readonly Line[], i: number, { indented, isHanging, edge }: Shape): boolean {
  const [before, line] = [group[i - 1]!, group[i]!]
  const text = textOf(line)
  const last = textOf(before)
  if (BULLET.test(text)) return true
  if (isHanging) return !indented[i]
  if (indented[i] && !indented[i - 1]) return !endsOpen(last) || !/^\p{Ll}/u.test(text)
  if (!indented[i] && indented[i - 1] && i > 1 && indented[i - 2]) return isShort(before, line, edge)
  if (indented[i] && line.u > before.u + line.size * 0.7) return true
  if (!isShort(before, line, edge)) return false
  return !/^\p{Ll}/u.test(text) || ENDS_SENTENCE.test(last)
}

const endsOpen = (text: string) => /[\p{L},\u00ad-]$/u.test(text)

/** References: the first line of each at the margin, those after it indented. */
function hangs(group: readonly Line[], indented: readonly boolean[], right: number): boolean {
  const inner = indented.filter(Boolean).length
  if (indented[0] || inner === 0) return false
  if (inner > group.length / 2) return true
  if (inner < group.length * 0.3) return false
  const followed = group.filter((_, i) => !indented[i] && indented[i + 1])
  return (
    followed.length > 0 &&
    followed.every((line, i) => !isShort(line, group[i + 1] ?? line, right)) &&
    isRegular(indented)
  )
}

/** No two lines at the margin in a row, as first-line indents would have. */
function isRegular(indented: readonly boolean[]): boolean {
  return (
    indented.every((here, i) => here || i === 0 || indented[i - 1] || indented.length < 3) && indented.at(-1) === true
  )
}

function centred(group: readonly Line[], column: Column): boolean {
  const middle = (line: Line) => (line.u + line.end) / 2
  const isOn = group.every(line => Math.abs(middle(line) - middle(group[0]!)) < 4)
  const ragged = group.some(line => Math.abs(line.u - group[0]!.u) > line.size)
  return isOn && ragged && group.length <= 8 && column.right > column.left
}
