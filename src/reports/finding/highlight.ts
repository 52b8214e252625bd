// Shows where the words that were looked for stand: a stretch of text around the first of them, cut into what matches and what does not.

import { lettersIn, type Term, termsOf } from '../../core/search-terms.ts'

export type Part = { readonly text: string; readonly isHit: boolean }

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const BEFORE = 90
const LENGTH = 320
/** Folding the marks of a whole book takes longer than others should wait. */
const LONG = 20_000
const LETTER = /[\p{L}\p{N}\p{M}]/u

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** No text holds it, so that the word before it is looked for whole. */
const NO_WORD = '\u0000'

/** The words as the index reads them, to be marked: each whole, the last as a beginning unless it was quoted or is part of a number. */
export function wordsIn(asked: string): readonly string[] {
  const terms = termsOf(asked)
  const words = terms.flatMap(term => term.words.map(fold))
  return terms.at(-1)?.begins === false ? [...words, NO_WORD] : words
}

/** Whether one word of a text is one of those. */
function isHit(word: string, words: readonly string[]): boolean {
  const folded = fold(word)
  return words.some((one, at) => (at === words.length - 1 ? folded.startsWith(one) : folded === one))
}

export function partsOf(text: string, words: readonly string[]): Part[] {
  const parts: { text: string; isHit: boolean }[] = []
  const add = (piece: string, hit: boolean) => {
    const last = parts.at(-1)
    if (piece === '') return
    if (last?.isHit === hit) last.text += piece
    else parts.push({ text: piece, isHit: hit })
  }
  let from = 0
  for (const found of text.matchAll(WORD)) {
    add(text.slice(from, found.index), false)
    add(found[0], isHit(found[0], words))
    from = found.index + found[0].length
  }
  add(text.slice(from), false)
  return parts
}

/** About 320 characters around the first of the words, or the beginning where none is found as it is written. */
export function passageOf(text: string, words: readonly string[]): Part[] {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const at = firstOf(line, words)
  const start = at <= BEFORE ? 0 : wordStart(line, at - BEFORE)
  const end = start + LENGTH >= line.length ? line.length : wordStart(line, start + LENGTH)
  const shown = `${start > 0 ? '… ' : ''}${line.slice(start, end).trim()}${end < line.length ? ' …' : ''}`
  return partsOf(shown, words)
}

/** Long texts are looked through by plain search, which is quick; only then by words with their marks folded. */
function firstOf(line: string, words: readonly string[]): number {
  const lower = line.toLowerCase()
  const places = words.map((word, at) => placeIn(lower, word, at === words.length - 1)).filter(at => at !== -1)
  if (places.length > 0) return Math.min(...places)
  for (const found of line.slice(0, LONG).matchAll(WORD)) if (isHit(found[0], words)) return found.index
  return 0
}

/** Where a word stands whole, or one that begins with it; -1 where none does. */
function placeIn(lower: string, word: string, isBeginning: boolean): number {
  for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
    const isWhole = isBeginning || !LETTER.test(lower.charAt(at + word.length))
    if (isWhole && (at === 0 || !LETTER.test(lower.charAt(at - 1)))) return at
  }
  return -1
}

/** How many of the words a text holds; marks are folded where it is not long. */
export function hitsAmong(text: string, words: readonly string[]): number {
  const folded = text.length > LONG ? text.toLowerCase() : fold(text)
  return words.filter((word, at) => placeIn(folded, word, at === words.length - 1) !== -1).length
}

/** Whether it holds all that was looked for, as the index finds it; nothing is held by nothing. */
export function holdsTerms(text: string, terms: readonly Term[]): boolean {
  const read = ` ${lettersIn(fold(text)).join(' ')} `
  return (
    terms.length > 0 &&
    terms.every(({ words, begins }) => read.includes(` ${fold(words.join(' '))}${begins ? '' : ' '}`))
  )
}

function wordStart(line: string, from: number): number {
  const space = line.indexOf(' ', from)
  return space === -1 || space - from > 40 ? from : space + 1
}
