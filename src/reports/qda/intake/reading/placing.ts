// Places the quotations of a project in the text as it is kept here, by their positions and, where these cannot be true, by their words.
import {
  type Anchor,
  type AnchorText,
  anchorText,
  findAnchor,
  sliceSpan,
  takeAnchor,
} from '../../../../documents/anchoring/anchor.ts'
import { LONGEST_QUOTE } from '../../../../documents/anchoring/typed-quote.ts'
import { COUNTINGS, type Counting, type Kept } from './positions.ts'
import type { Selection } from './project.ts'

export type Placed = { readonly selection: Selection; readonly anchor: Anchor }
export type Unplaced = { readonly selection: Selection; readonly why: string }
export type Placing = {
  readonly placed: readonly Placed[]
  readonly unplaced: readonly Unplaced[]
  /** How the other program has counted positions. */
  readonly counting: Counting
  /** Selections that are the same words once more, with nothing of their own but codes. */
  readonly merged: number
}

/** `spansHold`: the text is the one that the positions are of, and not one that was read from a file anew. */
export function placeAll(kept: Kept, selections: readonly Selection[], spansHold: boolean, merge: boolean): Placing {
  const source = anchorText(kept.text)
  const counting = spansHold ? countingOf(kept, source, selections) : 'points'
  const placed: Placed[] = []
  const unplaced: Unplaced[] = []
  const byGuid = new Set<string>()
  for (const selection of selections) {
    if (selection.guid !== '' && byGuid.has(selection.guid)) continue
    byGuid.add(selection.guid)
    const anchor =
      selection.span !== null && spansHold ? bySpan(kept, source, selection, counting) : byWords(source, selection)
    if (typeof anchor !== 'string') placed.push({ selection, anchor })
    else if (!isPartOf(selection, placed)) unplaced.push({ selection, why: anchor })
  }
  const once = merge ? mergedOf(placed) : placed
  return { placed: once, unplaced, counting, merged: placed.length - once.length }
}

/** The way of counting by which most quotations begin with the words they are named for; the format's own when nothing tells. */
function countingOf(kept: Kept, source: AnchorText, selections: readonly Selection[]): Counting {
  const told = selections.filter(one => one.span !== null && lettersOf(one.name).length >= 4).slice(0, 200)
  let best: Counting = 'points'
  let most = -1
  for (const counting of COUNTINGS) {
    const agree = told.reduce((sum, one) => sum + agreement(kept, source, one, counting), 0)
    if (agree > most) {
      best = counting
      most = agree
    }
  }
  return best
}

/**
 * A name may be the whole quotation or its beginning, with other white space; that it is the whole tells most. A stretch that
 * begins or ends within a word, or begins with white space, is likely one character off.
 */
function agreement(kept: Kept, source: AnchorText, selection: Selection, counting: Counting): number {
  const anchor = bySpan(kept, source, selection, counting)
  if (typeof anchor === 'string') return 0
  const begun = squeezed(selection.name.replace(/\s*(?:…|\.{3})\s*$/, ''))
  const quote = squeezed(anchor.quote)
  const agrees = quote === squeezed(selection.name) ? 2 : quote.startsWith(begun) ? 1 : 0
  const inWord = (at: number) => LETTERS.test(sliceSpan(source, { start: at - 1, end: at + 1 }))
  const isOff =
    inWord(anchor.start) || inWord(anchor.end) || kept.place(selection.span?.start ?? 0, counting) !== anchor.start
  return agrees - (isOff ? 0.5 : 0)
}

const LETTERS = /^\p{L}\p{L}$/u
const squeezed = (words: string) => words.slice(0, 400).replaceAll(/\s/g, '').slice(0, 120)

/** Letters and digits alone, since programs break lines and set signs as they like. */
function lettersOf(words: string): string {
  return words
    .slice(0, 400)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60)
}

const OUTSIDE = 'It lies outside the text of its source.'
const LONG = 'It is longer than a quotation may be (20,000 characters): it marks the text as a whole, or most of it.'

function bySpan(kept: Kept, source: AnchorText, { span }: Selection, counting: Counting): Anchor | string {
  const start = kept.place(span?.start ?? -1, counting)
  const end = kept.place(span?.end ?? -1, counting)
  if (start === null || end === null) return OUTSIDE
  if (end - start > LONGEST_QUOTE) return LONG
  return takeAnchor(source, start, end) ?? 'There are no words in it.'
}

/** By the words that came with it, if they stand in the text exactly once or are long enough to tell. */
function byWords(source: AnchorText, selection: Selection): Anchor | string {
  const quote = selection.words.trim()
  if (quote === '') return 'It marks an area of a page and no words, or its words did not come along.'
  if (quote.length > LONGEST_QUOTE) return LONG
  const wanted = { start: 0, end: 0, quote, prefix: '', suffix: '' }
  const found = findAnchor(source, wanted)
  if (found === null) return 'Its words were not found in the text.'
  const exact = sliceSpan(source, found)
  if (source.text.indexOf(exact) !== source.text.lastIndexOf(exact) && exact.length < 60)
    return 'Its words stand in several places of the text, and nothing tells which is meant.'
  return takeAnchor(source, found.start, found.end) ?? OUTSIDE
}

/** A quotation over two pages has a place on each of them besides its own in the text. */
function isPartOf(selection: Selection, placed: readonly Placed[]): boolean {
  const words = lettersOf(selection.words)
  if (selection.span !== null || words.length < 4) return false
  return placed.some(
    one =>
      one.selection.span !== null &&
      one.anchor.quote.replaceAll(/[^\p{L}\p{N}]/gu, '').includes(words) &&
      selection.codes.every(code => one.selection.codes.includes(code)),
  )
}

/** Programs that know one code for each selection repeat the words; those with something of their own to say stay apart. */
function mergedOf(placed: readonly Placed[]): readonly Placed[] {
  const once = new Map<string, Placed>()
  for (const one of placed) {
    const key = `${one.anchor.start} ${one.anchor.end}`
    const known = once.get(key)
    if (known === undefined) once.set(key, one)
    else once.set(key, { anchor: known.anchor, selection: joined(known.selection, one.selection) })
  }
  return [...once.values()]
}

function joined(first: Selection, second: Selection): Selection {
  const both = (key: 'codes' | 'notes' | 'people') => [...new Set([...first[key], ...second[key]])]
  const descriptions = [...new Set([first.description, second.description])].filter(Boolean).join('\n\n')
  return { ...first, description: descriptions, codes: both('codes'), notes: both('notes'), people: both('people') }
}
