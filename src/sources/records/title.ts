// Knows how titles and first authors are looked up: without case, accents, punctuation or house style.
import type { RecordFields } from './fields.ts'

/** Letters and figures only, without accents; long titles are compared by this much of them. */
const KEY_LENGTH = 300

function titleKey(title: string): string {
  const key = letters(title.slice(0, 2_000))
  return key.length <= KEY_LENGTH ? key : [...key].slice(0, KEY_LENGTH).join('')
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

/** The key of a title that many texts share and that says nothing about which one this is. */
function isGeneric(key: string): boolean {
  return key.length < 12 || GENERIC.has(key)
}

/**
 * What a record is looked up by: title, year and first author. Where one of them is missing, or the title says nothing
 * (“Editorial”), it holds all there is instead, marked by “=”: such records are the same only when everything is.
 */
export function lookUpKey(record: RecordFields): string {
  const { title, authors, year } = record
  const author = authorKey(authors)
  const key = titleKey(title)
  const isWhole = !isGeneric(key) && year !== null && author !== ''
  return isWhole ? `${key}|${year}|${author}` : everythingKey(record)
}

function everythingKey(record: RecordFields): string {
  const { title, authors, year, journal, volume, issue, pages, doi, url, abstract, notes } = record
  const place = [year ?? '', journal, volume, issue, pages, doi, url].join(' ')
  const key = titleKey([title, authors.slice(0, 3).join(' '), place, abstract, notes].join(' '))
  return key === '' ? '' : `=${key}`
}
