// Knows when two records are certainly the same publication. Being sure matters more than finding all: what is not
// certain stays in the list, and a matcher that guesses can stand beside this one with the same two functions.
import type { RecordFields } from './fields.ts'
import { authorKey, distinctNumbers, isGeneric, isNotice, startPage, titleKey, wordsShared } from './title.ts'

/** What two records are compared by; the keys are stored with a record, so they are not worked out again. */
export type Comparable = Pick<
  RecordFields,
  'title' | 'authors' | 'year' | 'journal' | 'volume' | 'issue' | 'pages' | 'doi'
> & { readonly titleKey: string }

/** By DOI, or by title, year and first author together. */
export type Rule = 'doi' | 'title'

export type Matcher = {
  readonly name: string
  /** Records that share no key are never compared; the keys can be stored and looked up in an index. */
  keys(record: RecordFields): MatchKeys
  /** The rule by which both are the same; null when they are not, or not certainly. */
  compare(a: Comparable, b: Comparable): Rule | null
}

/** Empty where a record has no such key. */
export type MatchKeys = { readonly doi: string; readonly titleKey: string }

export const exactMatcher: Matcher = { name: 'exact', keys: matchKeys, compare: exactMatch }

/**
 * The title key joins title, year and first author. Where one of them is missing, or the title says nothing (“Editorial”),
 * it holds all there is instead, marked by “=”: such records are the same only when everything is.
 */
export function matchKeys(record: RecordFields): MatchKeys {
  const { doi, title, year } = record
  const author = authorKey(record.authors)
  const isWhole = !isGeneric(title) && year !== null && author !== ''
  return { doi, titleKey: isWhole ? `${titleKey(title)}|${year}|${author}` : everythingKey(record) }
}

function everythingKey(record: RecordFields): string {
  const { title, authors, year, journal, volume, issue, pages, doi, url, abstract, notes } = record
  const place = [year ?? '', journal, volume, issue, pages, doi, url].join(' ')
  const key = titleKey([title, authors.slice(0, 3).join(' '), place, abstract, notes].join(' '))
  return key === '' ? '' : `=${key}`
}

export function exactMatch(a: Comparable, b: Comparable): Rule | null {
  if (a.titleKey.startsWith('=') && a.titleKey === b.titleKey) return differ(a.doi, b.doi) ? null : 'title'
  if (vetoes.some(veto => veto(a, b))) return null
  if (a.doi !== '' && a.doi === b.doi) return sameDoiOtherText(a, b) ? null : 'doi'
  if (a.titleKey === '' || a.titleKey !== b.titleKey) return null
  return titleVetoes.some(veto => veto(a, b)) ? null : 'title'
}

type Veto = (a: Comparable, b: Comparable) => boolean

/** Reasons that speak against any match. */
const vetoes: readonly Veto[] = [
  // A correction or retraction notice carries the title, sometimes the DOI, of what it corrects.
  (a, b) => a.title !== '' && b.title !== '' && isNotice(a.title) !== isNotice(b.title),
  // “Part 1” and “Part 2” differ in a figure and in nothing else.
  (a, b) => distinctNumbers(a.title, b.title) && titleKey(a.title) !== '' && sameButNumbers(a, b),
]

/** Reasons that speak against a match by title, year and author alone. */
const titleVetoes: readonly Veto[] = [
  (a, b) => differ(a.doi, b.doi),
  (a, b) => differ(a.journal, b.journal) && !abbreviates(a.journal, b.journal),
  (a, b) => differ(startPage(a.pages), startPage(b.pages)) && differ(a.volume || a.issue, b.volume || b.issue),
]

/** A volume's DOI may stand at each of its chapters, and DOIs are mistyped: other words by others, or elsewhere in it. */
function sameDoiOtherText(a: Comparable, b: Comparable): boolean {
  if (a.title === '' || b.title === '' || wordsShared(a.title, b.title) >= 0.5) return false
  const [left, right] = [authorKey(a.authors), authorKey(b.authors)]
  return differ(startPage(a.pages), startPage(b.pages)) || differ(left, right)
}

function sameButNumbers(a: Comparable, b: Comparable): boolean {
  const bare = (title: string) => titleKey(title).replace(/\p{N}/gu, '')
  return bare(a.title) === bare(b.title)
}

/** Both are known and not the same. */
function differ(a: string, b: string): boolean {
  return a !== '' && b !== '' && a.trim().toLowerCase() !== b.trim().toLowerCase()
}

/** “Proc Natl Acad Sci” for “Proceedings of the National Academy of Sciences”, word by word and in order. */
function abbreviates(a: string, b: string): boolean {
  const [short, long] = [journalWords(a), journalWords(b)].toSorted((x, y) => x.join('').length - y.join('').length)
  let at = 0
  for (const word of short!) {
    while (at < long!.length && !contracts(long![at]!, word) && !initialsOf(long!, at, word)) at += 1
    if (at === long!.length) return false
    at += 1
  }
  return short!.length > 0
}

/** “natl” for “national”: the same beginning, and the other letters in their order. */
function contracts(long: string, short: string): boolean {
  if (long[0] !== short[0]) return false
  let at = 0
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function initialsOf(words: readonly string[], at: number, short: string): boolean {
  return short.length > 1 && [...short].every((letter, i) => words[at + i]?.startsWith(letter))
}

function journalWords(journal: string): readonly string[] {
  const small = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'de', 'la'])
  const plain = (journal ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^()]{0,200}\)/g, ' ')
  return plain.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '' && !small.has(word))
}
