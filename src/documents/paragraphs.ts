/** Knows how an extracted text falls into numbered paragraphs; the text itself is never changed for it. */

import { indexPoints, pointAt } from './anchoring/code-points.ts'

export type Heading = { readonly start: number; readonly level: number }
/** `label` is the page number as printed, where it is known and differs from how many pages there are before. */
export type Page = { readonly number: number; readonly start: number; readonly label?: string }

/** The level of running heads and feet, page numbers and line numbers: kept and quotable, but not part of what is read. */
export const RUNNING = -1

/**
 * A stretch of the text, [start, end) in code points. `level` is 0 for running text, 1 to 6 for a heading, and RUNNING
 * for what the pages repeat around the text.
 */
export type Paragraph = {
  readonly number: number
  readonly start: number
  readonly end: number
  readonly level: number
  readonly page: number | null
}

type Stretch = { readonly from: number; readonly to: number }

/** A line longer than this was not broken by hand: each line of its block is a paragraph. */
const LONGEST_WRAPPED_LINE = 120
/** Longer paragraphs are divided at the end of a sentence, so that "¶31" stays something one can find. */
const LONGEST_PARAGRAPH = 4_000

export function splitParagraphs(
  text: string,
  headings: readonly Heading[] = [],
  pages: readonly Page[] = [],
): readonly Paragraph[] {
  const index = indexPoints(text)
  const levels = new Map(headings.map(h => [h.start, h.level]))
  const paragraphs: Paragraph[] = []
  let page = 0
  for (const stretch of stretches(text)) {
    const start = pointAt(index, stretch.from)
    while (page < pages.length && pages[page]!.start <= start) page++
    paragraphs.push({
      number: paragraphs.length + 1,
      start,
      end: pointAt(index, stretch.to),
      level: levels.get(start) ?? 0,
      page: pages[page - 1]?.number ?? null,
    })
  }
  return paragraphs
}

export function isRunning(paragraph: Pick<Paragraph, 'level'>): boolean {
  return paragraph.level === RUNNING
}

/** The paragraph a position lies in, or the last one before it. */
export function paragraphAt(paragraphs: readonly Paragraph[], point: number): Paragraph | null {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (paragraphs[middle]!.start <= point) low = middle + 1
    else high = middle
  }
  return paragraphs[low - 1] ?? paragraphs[0] ?? null
}

/** The page a position is printed on, null where the text knows no pages. */
export function pageAt(pages: readonly Page[], point: number): number | null {
  let number: number | null = null
  for (const page of pages) {
    if (page.start > point) break
    number = page.number
  }
  return number
}

function* stretches(text: string): Generator<Stretch> {
  for (const block of blocks(text)) {
    if (isWrapped(block)) yield* divided(text, { from: block[0]!.from, to: block.at(-1)!.to })
    else for (const line of block) yield* divided(text, line)
  }
}

/** Runs of lines that are not blank, each line without the white space at its ends. */
function* blocks(text: string): Generator<readonly Stretch[]> {
  let block: Stretch[] = []
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at)
    const close = newline === -1 ? text.length : newline
    const line = trimmed(text, at, close)
    if (line) block.push(line)
    else if (block.length > 0) {
      yield block
      block = []
    }
    at = close + 1
  }
  if (block.length > 0) yield block
}

function trimmed(text: string, from: number, to: number): Stretch | null {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return start < end ? { from: start, to: end } : null
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff
}

/** Lines of a hand-wrapped paragraph are about equally long, all but the last; lines of a list or a transcript are not. */
function isWrapped(block: readonly Stretch[]): boolean {
  if (block.length === 1) return true
  const lengths = block.map(line => line.to - line.from)
  const longest = lengths.reduce((a, b) => Math.max(a, b))
  if (longest > LONGEST_WRAPPED_LINE) return false
  const short = lengths.slice(0, -1).filter(length => length < longest * 0.6).length
  return longest >= 40 && short <= lengths.length / 10
}

function* divided(text: string, whole: Stretch): Generator<Stretch> {
  let from = whole.from
  while (whole.to - from > LONGEST_PARAGRAPH) {
    const cut = cutBefore(text, from, from + LONGEST_PARAGRAPH)
    const part = trimmed(text, from, cut)
    if (part) yield part
    from = cut
  }
  const rest = trimmed(text, from, whole.to)
  if (rest) yield rest
}

/** After the last sentence that ends in the second half, else after the last space, else wherever no pair is cut. */
function cutBefore(text: string, from: number, to: number): number {
  const half = from + (to - from) / 2
  for (const mark of ['. ', '? ', '! ', '。', '؟ ', ' ']) {
    const at = text.lastIndexOf(mark, to - mark.length)
    if (at >= half) return at + mark.length
  }
  const code = text.charCodeAt(to)
  return code >= 0xdc00 && code <= 0xdfff ? to - 1 : to
}

/** As kept in the database: start, end, level and page of each paragraph in order. */
export type PackedParagraph = readonly [start: number, end: number, level: number, page: number | null]

export function packParagraphs(paragraphs: readonly Paragraph[]): string {
  return JSON.stringify(paragraphs.map((p): PackedParagraph => [p.start, p.end, p.level, p.page]))
}

export function unpackParagraphs(packed: string): readonly Paragraph[] {
  const rows = JSON.parse(packed) as readonly PackedParagraph[]
  return rows.map(([start, end, level, page], i) => ({ number: i + 1, start, end, level, page }))
}
