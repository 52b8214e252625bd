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
  readonly text: string
  readonly numbers: readonly number[]
}

const OUTER_ROWS = 3
/** Of the height of the page. */
const MARGIN = 0.17
const NEAR = 9
const LONGEST = 200

export function partRunning(sheets: readonly Sheet[]): readonly Parted[] {
  const outer = new Map<string, Outer[]>()
  for (const sheet of sheets) for (const one of outerOf(sheet)) push(outer, `${one.zone} ${one.text}`, one)
  const running = new Map<Segment, Outer>()
  for (const group of outer.values()) for (const one of repeated(group)) running.set(one.segment, one)
  if (sheets.length === 1) for (const one of lonePageNumber(sheets[0]!)) running.set(one.segment, one)
  return sheets.map(sheet => partOf(sheet, running))
}

function partOf(sheet: Sheet, running: ReadonlyMap<Segment, Outer>): Parted {
  const rest = sheet.segments.filter(segment => !running.has(segment))
  const numbers = lineNumbersOf(rest)
  const found = sheet.segments.map(segment => running.get(segment)).filter(one => one !== undefined)
  const own = found.find(one => one.numbers.length === 1 && /^[^\p{L}#]{0,4}#[^\p{L}#]{0,4}$/u.test(one.text))
  const paged = own ?? found.find(one => /\bpage #/.test(one.text))
  return {
    read: rest.filter(segment => !numbers.has(segment)),
    heads: found.filter(one => one.zone === 'head').map(one => one.segment),
    feet: found.filter(one => one.zone === 'foot').map(one => one.segment),
    lineNumbers: [...numbers],
    printed: paged === undefined ? null : (/\d+|[ivxlc]+/i.exec(textOfSegment(paged.segment))?.[0] ?? null),
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
  const top = rows.slice(0, OUTER_ROWS).filter(row => row[0]!.base < sheet.height * MARGIN)
  const bottom = rows.slice(-OUTER_ROWS).filter(row => row[0]!.base > sheet.height * (1 - MARGIN))
  return [
    ...top.flatMap(row => row.map(segment => outer(segment, sheet.number, 'head'))),
    ...bottom
      .filter(row => !top.includes(row))
      .flatMap(row => row.map(segment => outer(segment, sheet.number, 'foot'))),
  ].filter(one => one.text.length <= LONGEST)
}

function outer(segment: Segment, page: number, zone: 'head' | 'foot'): Outer {
  const text = textOfSegment(segment).toLowerCase()
  const roman = /^[^\p{L}\p{N}]{0,3}([ivxlc]{1,9})[^\p{L}\p{N}]{0,3}$/u.exec(text)
  if (roman !== null) return { segment, page, zone, text: text.replace(/[ivxlc]+/, '#'), numbers: [romanOf(roman[1]!)] }
  const numbers = (text.match(/\d{1,9}/g) ?? []).map(Number)
  return { segment, page, zone, text: text.replace(/\d{1,9}/g, '#'), numbers }
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanOf(letters: string): number {
  const values = [...letters].map(letter => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** Those that stand at the same height of another page not far away, with numbers that stay or count the pages. */
function repeated(group: readonly Outer[]): readonly Outer[] {
  return group.filter(one => group.some(other => other.page !== one.page && isSameRunning(one, other)))
}

function isSameRunning(one: Outer, other: Outer): boolean {
  const apart = other.page - one.page
  if (Math.abs(apart) > 4 || Math.abs(one.segment.base - other.segment.base) > NEAR) return false
  if (one.text.trim() === '#') return other.numbers[0]! - one.numbers[0]! === apart
  return one.numbers.every((number, i) => other.numbers[i] === number || other.numbers[i]! - number === apart)
}

/** On a single page nothing repeats; a lone number in the outermost row is the page's. */
function lonePageNumber(sheet: Sheet): readonly Outer[] {
  const rows = outerOf(sheet).filter(one => /^[^\p{L}\p{N}]{0,3}#[^\p{L}\p{N}]{0,3}$/u.test(one.text))
  const bases = sheet.segments.map(segment => segment.base)
  const edges = [Math.min(...bases), Math.max(...bases)]
  return rows.filter(one => edges.some(edge => Math.abs(edge - one.segment.base) < 2)).slice(0, 1)
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
