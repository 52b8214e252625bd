/** Knows how a quotation typed or pasted by hand is found in the paragraph it is said to come from, and why it is not. */

import { type AnchorText, needle, type Span, sliceSpan } from './anchor.ts'
import { pointAt, unitAt } from './code-points.ts'
import { type Folded, fold, unfold } from './folding.ts'

export type TypedQuote = { readonly ok: true; readonly span: Span } | { readonly ok: false; readonly reason: string }

/** A numbered paragraph as far as looking things up needs it. */
export type QuotedParagraph = Span & { readonly number: number }

export const LONGEST_QUOTE = 20_000

/** The words must begin in the paragraph; they may run on into those after it. */
export function findTypedQuote(
  source: AnchorText,
  paragraphs: readonly QuotedParagraph[],
  number: number,
  typed: string,
): TypedQuote {
  const paragraph = paragraphs.find(p => p.number === number)
  if (!paragraph) return refuse(`There is no ¶${number} in this text. It has ${paragraphs.length} paragraphs.`)
  if (typed.length > LONGEST_QUOTE)
    return refuse('A quotation may have 20,000 characters at most. Quote a shorter passage.')
  if (needle(typed) === '') return refuse(`Type or paste the words you want to quote from ¶${number}.`)
  for (const words of [typed, withoutMarks(typed)]) {
    for (const ignoreCase of [false, true]) {
      const found = occurrences(source, paragraph, needle(words, { ignoreCase }), ignoreCase)
      if (found.length === 1) return { ok: true, span: found[0]! }
      if (found.length > 1) return refuse(repeated(found.length, number))
    }
  }
  return refuse(whyNot(source, paragraphs, paragraph, typed))
}

/** Where the words begin within the paragraph. The look-up window runs on as far as the words could reach. */
function occurrences(source: AnchorText, paragraph: Span, words: string, ignoreCase: boolean): Span[] {
  if (words === '') return []
  const begin = unitAt(source.index, paragraph.start)
  const close = unitAt(source.index, paragraph.end)
  const window = source.text.slice(begin, close + words.length * 4 + 200)
  const folded = fold(window, { ignoreCase })
  const found: Span[] = []
  for (const at of placesOf(folded, words)) {
    const units = unfold(folded, window, at, at + words.length)
    if (begin + units.start >= close) break
    found.push({ start: pointAt(source.index, begin + units.start), end: pointAt(source.index, begin + units.end) })
  }
  return found
}

function* placesOf(folded: Folded, words: string): Generator<number> {
  for (let at = folded.text.indexOf(words); at !== -1; at = folded.text.indexOf(words, at + words.length)) yield at
}

function whyNot(
  source: AnchorText,
  paragraphs: readonly QuotedParagraph[],
  paragraph: QuotedParagraph,
  typed: string,
): string {
  const words = needle(withoutMarks(typed))
  const elsewhere = paragraphWith(source, paragraphs, words)
  if (elsewhere)
    return `These words are not in ¶${paragraph.number}, but in ¶${elsewhere.number}. Quote them from there.`
  if (/\u2026|\.\.\./.test(typed)) return 'Words left out cannot be quoted as one passage. Quote each part by itself.'
  const shared = longestShared(source, paragraph, words)
  if (shared)
    return `These words are not in ¶${paragraph.number} as typed. The text agrees up to “${shared}” and goes on differently.`
  return `These words are not in ¶${paragraph.number}. Copy them as they stand; nothing may be left out or added between them.`
}

function paragraphWith(
  source: AnchorText,
  paragraphs: readonly QuotedParagraph[],
  words: string,
): QuotedParagraph | null {
  const folded = source.folded()
  const at = words === '' ? -1 : folded.text.indexOf(words)
  if (at === -1) return null
  const point = pointAt(source.index, folded.from[at]!)
  return paragraphs.find(p => p.start <= point && point < p.end) ?? null
}

/** The longest beginning of the typed words that the paragraph has, worth telling from twelve letters on. */
function longestShared(source: AnchorText, paragraph: Span, words: string): string | null {
  const text = sliceSpan(source, paragraph)
  const folded = fold(text)
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (folded.text.includes(words.slice(0, middle))) low = middle
    else high = middle - 1
  }
  if (low < 12) return null
  const at = folded.text.indexOf(words.slice(0, low))
  const units = unfold(folded, text, at, at + low)
  return text
    .slice(Math.max(units.start, units.end - 40), units.end)
    .replace(/\s+/g, ' ')
    .trim()
}

/** People often type the quotation marks too. */
function withoutMarks(typed: string): string {
  return typed
    .trim()
    .replace(/^["'“”‘’«„]/, '')
    .replace(/["'“”‘’»]$/, '')
    .trim()
}

function repeated(times: number, number: number): string {
  return `These words occur ${times} times in ¶${number}. Quote a few words more, so that it is clear which is meant.`
}

function refuse(reason: string): TypedQuote {
  return { ok: false, reason }
}

/** Whether two copies of a passage say the same, apart from spacing, hyphens at line ends and quotation marks. */
export function saysTheSame(one: string, other: string): boolean {
  return needle(one) === needle(other)
}
