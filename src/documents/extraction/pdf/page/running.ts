/** Knows what pages repeat around their text: running heads and feet, page numbers, line numbers in the margin. */

import { type Segment, sharesRow, textOfSegment } from './line.ts'

export type Sheet = {
  readonly number: number
  readonly height: number
  readonly segments: readonly Segment[]
}

/** Of one page: what is read, and what stands around it. */
export type Parted = {
  readonly read: readonly Segment[]
  readonly heads: readonly Segment[]
  readonly feet: readonly Segment[]
  readonly lineNumbers: readonly Segment[]
  /** The number printed on the page; null where none was recognised. */
  readonly printed: string | null
}

type Outer = {
  readonly segment: Segment
  readonly page: number
  readonly zone: 'head' | 'foot'
  /** Its words with `#` for numbers. */
  readonly text: string
  readonly numbers: readonly number[]
  readonly row: Row
}
type Row = {
  readonly segments: readonly Segment[] /** To the next row inwards, in its own size. */
  readonly gap: number
}

const OUTER_ROWS = 3
/** Of the height of the page. */
const MARGIN = 0.17
const NEAR = 9
const LONGEST = 200
/** A row that stands so far from the text is none of it, whatever else it holds. */
const APART = 1.8
/** More than from line to line, in the size of the row. */
const GAP = 1.5

export function partRunning(sheets: readonly Sheet[]): readonly Parted[] {
  const groups = new Map<string, Outer[]>()
  const outer = sheets.map(outerOf)
  for (const one of outer.flat()) push(groups, `${one.zone} ${one.text}`, one)
  const matched = new Map<Segment, string | null>()
  for (const group of groups.values())
    for (const one of group) {
      const other = group.find(other => other.page !== one.page && isSameRunning(one, other))
      if (other !== undefined) matched.set(one.segment, countingOf(one, other))
    }
  return sheets.map((sheet, i) => {
    const running = new Set(['head' as const, 'foot' as const].flatMap(zone => outermost(outer[i]!, zone, matched)))
    if (sheets.length === 1) for (const one of lonePageNumber(sheet, outer[i]!)) running.add(one)
    return partOf(sheet, running, matched)
  })
}

/** From the edge inwards as far as rows are running and a gap follows: lines of the text may be repeated by chance. */
function outermost(
  all: readonly Outer[],
  zone: Outer['zone'],
  matched: ReadonlyMap<Segment, unknown>,
): readonly Outer[] {
  const rows = [...new Set(all.filter(one => one.zone === zone).map(one => one.row))]
  const inwards = zone === 'head' ? rows : rows.toReversed()
  const running = inwards.findIndex(row => !isWhole(row, matched))
  const whole = inwards.slice(0, running === -1 ? inwards.length : running)
  const last = whole.findLastIndex(row => row.gap > GAP)
  const taken = new Set(last === -1 ? whole.slice(0, 1) : whole.slice(0, last + 1))
  return all.filter(one => taken.has(one.row))
}

/** All of the row is running, or some of it and the row stands apart from the text. */
function isWhole(row: Row, matched: ReadonlyMap<Segment, unknown>): boolean {
  return (
    row.segments.every(segment => matched.has(segment)) ||
    (row.gap > APART && row.segments.some(one => matched.has(one)))
  )
}

/** The number of it that counts with the pages, as it is printed. */
function countingOf(one: Outer, other: Outer): string | null {
  const at = one.numbers.findIndex((number, i) => other.numbers[i]! - number === other.page - one.page)
  if (at === -1) return null
  const text = textOfSegment(one.segment)
  return text.match(/\d{1,9}/g)?.[at] ?? /[ivxlc]+/i.exec(text)?.[0] ?? null
}

function partOf(sheet: Sheet, found: ReadonlySet<Outer>, matched: ReadonlyMap<Segment, string | null>): Parted {
  const running = new Set([...found].map(one => one.segment))
  const rest = sheet.segments.filter(segment => !running.has(segment))
  const numbers = lineNumbersOf(rest)
  const of = (zone: Outer['zone']) => [...found].filter(one => one.zone === zone).map(one => one.segment)
  const printed = [...found].map(one => matched.get(one.segment) ?? null).find(number => number !== null)
  const [lone] = sheet.number === 1 && matched.size === 0 ? [...found] : []
  return {
    read: rest.filter(segment => !numbers.has(segment)),
    heads: of('head'),
    feet: of('foot'),
    lineNumbers: [...numbers],
    printed: printed ?? (lone === undefined ? null : (/\d+/.exec(textOfSegment(lone.segment))?.[0] ?? null)),
  }
}

/** The outermost rows of a page, above and below, as far as they stand in its margin. */
function outerOf(sheet: Sheet): readonly Outer[] {
  const rows: Segment[][] = []
  for (const segment of [...sheet.segments].sort((a, b) => a.base - b.base)) {
    const row = rows.at(-1)
    if (row?.some(other => sharesRow(other, segment))) row.push(segment)
    else rows.push([segment])
  }
  const baseOf = (row: readonly Segment[] | undefined) => row?.[0]?.base ?? Number.POSITIVE_INFINITY
  const rowAt = (at: number, inwards: number): Row => {
    const segments = rows[at]!
    const gap = Math.abs(baseOf(rows[at + inwards]) - baseOf(segments)) / segments[0]!.size
    return { segments, gap }
  }
  const top = [...rows.keys()].slice(0, OUTER_ROWS).filter(at => baseOf(rows[at]) < sheet.height * MARGIN)
  const bottom = [...rows.keys()]
    .slice(-OUTER_ROWS)
    .filter(at => baseOf(rows[at]) > sheet.height * (1 - MARGIN) && !top.includes(at))
  return [...top.map(at => ['head', rowAt(at, 1)] as const), ...bottom.map(at => ['foot', rowAt(at, -1)] as const)]
    .flatMap(([zone, row]) => row.segments.map(segment => outer(segment, sheet.number, zone, row)))
    .filter(one => one.text.length <= LONGEST)
}

function outer(segment: Segment, page: number, zone: Outer['zone'], row: Row): Outer {
  const text = textOfSegment(segment).toLowerCase()
  const common = { segment, page, zone, row }
  const roman = /^[^\p{L}\p{N}]{0,3}([ivxlc]{1,9})[^\p{L}\p{N}]{0,3}$/u.exec(text)
  if (roman !== null) return { ...common, text: text.replace(/[ivxlc]+/, '#'), numbers: [romanOf(roman[1]!)] }
  const numbers = (text.match(/\d{1,9}/g) ?? []).map(Number)
  return { ...common, text: text.replace(/\d{1,9}/g, '#'), numbers }
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanOf(letters: string): number {
  const values = [...letters].map(letter => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** The same words at the same height of another page not far away, with numbers that stay or count the pages. */
function isSameRunning(one: Outer, other: Outer): boolean {
  const apart = other.page - one.page
  if (Math.abs(apart) > 4 || Math.abs(one.segment.base - other.segment.base) > NEAR) return false
  if (/^[^\p{L}\p{N}]*#[^\p{L}\p{N}]*$/u.test(one.text)) return other.numbers[0]! - one.numbers[0]! === apart
  return one.numbers.every((number, i) => other.numbers[i] === number || other.numbers[i]! - number === apart)
}

/** On a single page nothing repeats; a lone number in the outermost row is the page's. */
function lonePageNumber(sheet: Sheet, outer: readonly Outer[]): readonly Outer[] {
  const lone = outer.filter(
    one =>
      /^[^\p{L}\p{N}]{0,3}(?:page )?#(?: of #)?[^\p{L}\p{N}]{0,3}$/u.test(one.text) && one.row.segments.length === 1,
  )
  const bases = sheet.segments.map(segment => segment.base)
  const edges = [Math.min(...bases), Math.max(...bases)]
  return lone.filter(one => one.row.gap > APART && edges.includes(one.segment.base)).slice(0, 1)
}

/** Figures alone, one below the other beside the text, that count up by one or by five. */
function lineNumbersOf(segments: readonly Segment[]): ReadonlySet<Segment> {
  const figures = segments.filter(segment => segment.pieces.length === 1 && /^\d{1,4}$/.test(segment.pieces[0]!.text))
  if (figures.length < 5) return new Set()
  const edge = Math.min(...segments.map(segment => segment.u))
  const far = Math.max(...segments.map(segment => segment.end))
  for (const column of [
    figures.filter(segment => segment.end < edge + 40),
    figures.filter(segment => segment.u > far - 40),
  ]) {
    const sorted = column.sort((a, b) => a.base - b.base)
    const values = sorted.map(segment => Number(segment.pieces[0]!.text))
    const steps = values.slice(1).map((value, i) => value - values[i]!)
    const counting = steps.filter(step => step === steps[0] && (step === 1 || step === 5)).length
    const taken = new Set(sorted)
    const others = segments.filter(segment => !taken.has(segment))
    const isApart = others.every(other => sorted.every(one => other.end <= one.u || other.u >= one.end))
    if (sorted.length >= 5 && counting >= steps.length * 0.8 && isApart && others.length > 0) return taken
  }
  return new Set()
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
