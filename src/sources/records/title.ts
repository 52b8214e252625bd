// Knows how titles, first authors and pages are compared: without case, accents, punctuation or house style.

/** Letters and figures only, without accents; long titles are compared by this much of them. */
const KEY_LENGTH = 300

export function titleKey(title: string): string {
  return [...letters(title.slice(0, 2_000))].slice(0, KEY_LENGTH).join('')
}

function letters(text: string): string {
  return bare(text)
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
}

/** Family name of the first author, from “Family, Given”, “Family G.” and “Given Family” alike. */
export function authorKey(authors: readonly string[]): string {
  const first = authors[0]
  if (first === undefined) return ''
  const name = first.slice(0, 500)
  const comma = name.indexOf(',')
  if (comma > 0) return letters(name.slice(0, comma))
  const words = name.split(/\s+/).filter(Boolean)
  const initials = words.findIndex((word, i) => i > 0 && isInitials(word))
  if (initials > 0) return letters(words.slice(0, initials).join(' ')) || letters(name)
  return letters(isInitials(words[0] ?? '') || words.length === 2 ? (words.at(-1) ?? '') : name)
}

function isInitials(word: string): boolean {
  return /^(?:\p{Lu}[.-]?){1,4}$/u.test(word)
}

/** The first page as a figure or code; empty when pages are unknown. */
export function startPage(pages: string): string {
  const found = /[a-z]{0,3}\d{1,9}/i.exec(pages.slice(0, 100))
  return found ? found[0].toLowerCase() : ''
}

const GENERIC = new Set(
  ['editorial', 'introduction', 'foreword', 'preface', 'abstract', 'abstracts', 'comment', 'commentary', 'letter']
    .concat([
      'letters',
      'reply',
      'authorsreply',
      'response',
      'discussion',
      'bookreview',
      'bookreviews',
      'news',
      'index',
    ])
    .concat(['conclusion', 'conclusions', 'poster', 'posters', 'invitedcommentary', 'guesteditorial', 'untitled']),
)

/** A title that many texts share and that says nothing about which one this is. */
export function isGeneric(title: string): boolean {
  const key = titleKey(title)
  return key.length < 12 || GENERIC.has(key)
}

/** A notice about another text: correction, erratum, retraction, reply or comment. */
export function isNotice(title: string): boolean {
  const opening = title.slice(0, 60).trim()
  const ending = title.slice(-60).trim()
  return (
    /^\W{0,3}(?:correction|corrigendum|errat(?:um|a)|retract(?:ion|ed)|expression of concern|comment on|reply to|response to)\b/i.test(
      opening,
    ) || /[[(:](?:correction|corrigendum|errat(?:um|a)|retraction)[\])]?\.?$/i.test(ending)
  )
}

/** Whether the figures in two titles differ, in value or in number: “part 1”, “part 2”. */
export function distinctNumbers(a: string, b: string): boolean {
  return numbers(a) !== numbers(b)
}

function numbers(text: string): string {
  return (text.slice(0, 2_000).match(/\p{N}{1,9}/gu) ?? []).join(' ')
}

/** Share of the words of the shorter title that the other has too, from 0 to 1. */
export function wordsShared(a: string, b: string): number {
  const [left, right] = [words(a), words(b)]
  const smaller = left.size <= right.size ? left : right
  const larger = smaller === left ? right : left
  if (smaller.size === 0) return 1
  return [...smaller].filter(word => larger.has(word)).length / smaller.size
}

function words(text: string): ReadonlySet<string> {
  return new Set(
    bare(text.slice(0, 2_000))
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length > 2),
  )
}
