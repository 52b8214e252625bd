/** Knows how an excerpt holds on to its place: by position, and by its words with those before and after them. */

import { countPoints, firstPoints, indexPoints, lastPoints, type PointIndex, pointAt, unitAt } from './code-points.ts'
import { type Folded, fold, unfold } from './folding.ts'

/** Positions count Unicode code points of the extracted text; `end` is exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** W3C TextPosition and TextQuote selectors in one. */
export type Anchor = Span & {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/** How it was found: where it stood, elsewhere by its exact words, or by words that differ in spaces, hyphens or quotation marks. */
export type Found = Span & { readonly how: 'position' | 'quote' | 'tolerant' }

/** A text with what is needed to look things up in it, made once for many anchors. */
export type AnchorText = {
  readonly text: string
  readonly index: PointIndex
  readonly folded: () => Folded
}

export const CONTEXT_POINTS = 32

/** Words this long are recognised without their neighbours; shorter ones could be any other use of the same words. */
const TELLING_QUOTE = 24
const TELLING_CONTEXT = 6
const MOST_CANDIDATES = 20_000

export function anchorText(text: string): AnchorText {
  let folded: Folded | undefined
  return {
    text,
    index: indexPoints(text),
    folded: () => {
      folded ??= fold(text)
      return folded
    },
  }
}

export function sliceSpan(source: AnchorText, span: Span): string {
  return source.text.slice(unitAt(source.index, span.start), unitAt(source.index, span.end))
}

/** White space at either end is no part of a quotation. Null when nothing else was selected, or nothing within the text. */
export function takeAnchor(source: AnchorText, start: number, end: number): Anchor | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null
  if (start < 0 || end > source.index.points || start >= end) return null
  const selected = sliceSpan(source, { start, end })
  const quote = selected.trim()
  if (quote === '') return null
  const from = unitAt(source.index, start) + selected.indexOf(quote)
  return anchorOf(source, from, from + quote.length)
}

/** Looks where it stood, then for its exact words nearest to its old neighbours, then for words that differ only in spacing. */
export function findAnchor(source: AnchorText, anchor: Anchor): Found | null {
  if (standsUnchanged(source, anchor)) return { start: anchor.start, end: anchor.end, how: 'position' }
  const exact = findExact(source, anchor)
  if (exact) return { ...exact, how: exact.start === anchor.start ? 'position' : 'quote' }
  const tolerant = findTolerant(source, anchor)
  return tolerant ? { ...tolerant, how: 'tolerant' } : null
}

/** The anchor again as the (changed) text has it now, or null when its words are gone. */
export function reanchor(source: AnchorText, anchor: Anchor): Anchor | null {
  const found = findAnchor(source, anchor)
  return found ? takeAnchor(source, found.start, found.end) : null
}

function anchorOf(source: AnchorText, fromUnit: number, toUnit: number): Anchor {
  const { text, index } = source
  return {
    start: pointAt(index, fromUnit),
    end: pointAt(index, toUnit),
    quote: text.slice(fromUnit, toUnit),
    prefix: lastPoints(text.slice(Math.max(0, fromUnit - CONTEXT_POINTS * 2), fromUnit), CONTEXT_POINTS),
    suffix: firstPoints(text.slice(toUnit, toUnit + CONTEXT_POINTS * 2), CONTEXT_POINTS),
  }
}

function standsUnchanged(source: AnchorText, anchor: Anchor): boolean {
  const from = unitAt(source.index, anchor.start)
  const to = from + anchor.quote.length
  return (
    source.text.startsWith(anchor.quote, from) &&
    source.text.startsWith(anchor.suffix, to) &&
    source.text.slice(Math.max(0, from - anchor.prefix.length), from) === anchor.prefix
  )
}

function findExact(source: AnchorText, anchor: Anchor): Span | null {
  const at = bestPlace(source.text, anchor.quote, anchor.prefix, anchor.suffix, unitAt(source.index, anchor.start))
  if (at === null) return null
  const start = pointAt(source.index, at)
  return { start, end: start + countPoints(anchor.quote) }
}

function findTolerant(source: AnchorText, anchor: Anchor): Span | null {
  const quote = needle(anchor.quote)
  if (quote === '') return null
  const folded = source.folded()
  const near = firstAtOrAfter(folded.from, unitAt(source.index, anchor.start))
  const at = bestPlace(folded.text, quote, fold(anchor.prefix).text, fold(anchor.suffix).text, near)
  if (at === null) return null
  const units = unfold(folded, source.text, at, at + quote.length)
  return { start: pointAt(source.index, units.start), end: pointAt(source.index, units.end) }
}

/** Folded words to look for. A hyphen at an end cannot be judged without its neighbour, so it is left out. */
export function needle(quote: string, options: { ignoreCase?: boolean } = {}): string {
  return fold(quote, options)
    .text.replace(/^-{1,20}/, '')
    .replace(/-{1,20}$/, '')
}

/** Of all places where the words stand, the one whose neighbours agree most, and of those the nearest to `near`. */
function bestPlace(text: string, quote: string, prefix: string, suffix: string, near: number): number | null {
  const enough = quote.length >= TELLING_QUOTE ? 0 : Math.min(TELLING_CONTEXT, prefix.length + suffix.length)
  let best: number | null = null
  let bestShared = enough - 1
  let seen = 0
  for (let at = text.indexOf(quote); at !== -1 && seen < MOST_CANDIDATES; at = text.indexOf(quote, at + 1)) {
    seen++
    const shared = sharedBefore(text, at, prefix) + sharedAfter(text, at + quote.length, suffix)
    const nearer = best !== null && Math.abs(at - near) < Math.abs(best - near)
    if (shared > bestShared || (shared === bestShared && nearer)) {
      best = at
      bestShared = shared
    }
  }
  return best
}

function sharedBefore(text: string, at: number, prefix: string): number {
  let shared = 0
  while (shared < prefix.length && shared < at && text[at - 1 - shared] === prefix[prefix.length - 1 - shared]) shared++
  return shared
}

function sharedAfter(text: string, at: number, suffix: string): number {
  let shared = 0
  while (shared < suffix.length && at + shared < text.length && text[at + shared] === suffix[shared]) shared++
  return shared
}

function firstAtOrAfter(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
