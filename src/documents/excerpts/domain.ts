// What a passage is before it becomes an excerpt, and where in a text it lies.
import { type Anchor, type AnchorText, findAnchor, sliceSpan, takeAnchor } from '../anchoring/anchor.ts'
import { findTypedQuote, LONGEST_QUOTE, saysTheSame } from '../anchoring/typed-quote.ts'
import type { Paragraph } from '../paragraphs.ts'

/** Chosen in the text by position, with the words that were seen there; or typed, from a numbered paragraph. */
export type Passage =
  | { readonly start: number; readonly end: number; readonly quote: string }
  | { readonly paragraph: number; readonly quote: string }

export type Placed = { readonly ok: true; readonly anchor: Anchor } | { readonly ok: false; readonly reason: string }

/**
 * Where the passage lies in the text as it is now. When the text was replaced while it was being read, the words decide:
 * they are looked for near the position, and refused when they are not there.
 */
export function placePassage(source: AnchorText, paragraphs: readonly Paragraph[], passage: Passage): Placed {
  if (passage.quote.length > LONGEST_QUOTE)
    return { ok: false, reason: 'A quotation may have 20,000 characters at most. Choose a shorter passage.' }
  if ('paragraph' in passage) {
    const found = findTypedQuote(source, paragraphs, passage.paragraph, passage.quote)
    return found.ok ? taken(source, found.span.start, found.span.end) : found
  }
  const { start, end, quote } = passage
  const isHere = start < end && end <= source.index.points && saysTheSame(sliceSpan(source, { start, end }), quote)
  if (isHere) return taken(source, start, end)
  const found =
    quote.trim() === '' ? null : findAnchor(source, { start, end, quote: quote.trim(), prefix: '', suffix: '' })
  if (found) return taken(source, found.start, found.end)
  return {
    ok: false,
    reason: 'These words are not in the text as it stands now. Reload the page and choose the passage again.',
  }
}

function taken(source: AnchorText, start: number, end: number): Placed {
  const anchor = takeAnchor(source, start, end)
  return anchor ? { ok: true, anchor } : { ok: false, reason: 'Choose a passage with words in it.' }
}
