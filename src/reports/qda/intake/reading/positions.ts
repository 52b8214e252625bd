// Where a position of another program lies in the text as it is kept here: line ends, marks at the beginning, characters of two units.
import { countPoints } from '../../../../documents/anchoring/code-points.ts'
import { cleanText } from '../../../../documents/extraction/clean-text.ts'

/**
 * How a program has counted. The format says code points of the file as it lies there (`points`); some count a line end
 * of two characters once, UTF-16 units, or the byte order mark as well.
 */
export const COUNTINGS = ['points', 'lines once', 'units', 'units, lines once', 'mark counted'] as const
export type Counting = (typeof COUNTINGS)[number]

export type Kept = {
  /** The text as it is kept. */
  readonly text: string
  readonly points: number
  /** The position in it that a position of the other program means; null when it lies outside the text. */
  place(position: number, counting: Counting): number | null
}

/** `hasMark`: a byte order mark stood before the text and is no part of `raw`. */
export function keptText(raw: string, hasMark: boolean): Kept {
  const text = cleanText(raw)
  const points = countPoints(text)
  const tables = new Map<Counting, Table>()
  const tableOf = (counting: Counting): Table => {
    const known = tables.get(counting) ?? counted(raw, counting)
    tables.set(counting, known)
    return known
  }
  const isPlain = text === raw && raw.length === points
  return {
    ...{ text, points },
    place: (position, counting) => {
      const at = counting === 'mark counted' && hasMark ? position - 1 : position
      if (isPlain) return at >= 0 && at <= points ? at : null
      const { ends, total } = tableOf(counting === 'mark counted' ? 'points' : counting)
      return at < 0 || at > total ? null : endsUpTo(ends, at)
    },
  }
}

/** For each kept code point the other program's position behind it, and its position behind the whole text. */
type Table = { readonly ends: Uint32Array; readonly total: number }

function counted(raw: string, counting: Counting): Table {
  const inUnits = counting.startsWith('units')
  const once = counting.endsWith('lines once')
  const ends = new Uint32Array(raw.length)
  let kept = 0
  let total = 0
  for (let at = 0; at < raw.length; ) {
    const point = raw.codePointAt(at) ?? 0
    const units = point > 0xffff ? 2 : 1
    const isPair = point === 0x0d && raw.charCodeAt(at + 1) === 0x0a
    total += isPair && once ? 0 : inUnits ? units : 1
    // Of a line end of two characters the first is dropped.
    if (!isPair && isKept(point)) ends[kept++] = total
    at += units
  }
  return { ends: ends.slice(0, kept), total }
}

/** Whether a character is in the text that `cleanText` makes, as itself or as a line end. */
function isKept(point: number): boolean {
  if (point < 0x20) return point >= 0x09 && point <= 0x0d
  if (point >= 0x7f && point <= 0x9f) return point === 0x85
  return !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfeff && point !== 0xfffe && point !== 0xffff
}

/** How many of the ends lie at or before the position, which is its place in the kept text. */
function endsUpTo(ends: Uint32Array, position: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}
