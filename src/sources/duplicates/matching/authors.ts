// Knows how names of authors are written by databases and reference managers, and which ones can be the same person.

import { lettersChanged, plain } from './wording.ts'

/** The first names of a list say who wrote a text. */
const MOST_NAMES = 8
const MOST_PARTS = 24

const NOBODY =
  /^(?:anon|anonymous|no authors? (?:listed|indicated)|no authorship indicated|n a|na|unknown|none|et al|others)$/
const PARTICLES = new Set(
  'van von de der den des del della di da do dos du la le el al bin ibn ter ten te zu st jr sr'.split(' '),
)

/**
 * Family names in order, joined by “;”, each without particles. Where family and given name cannot be told apart,
 * both stand there with a “/” between them, the likelier family name first. Empty when nobody is named.
 */
export function familyNames(authors: readonly string[]): string {
  const found: string[] = []
  for (const name of named(authors)) {
    if (found.length === MOST_NAMES) break
    const family = familyOf(name.slice(0, 200))
    if (family !== '') found.push(family)
  }
  return found.join(';')
}

function named(authors: readonly string[]): readonly string[] {
  const some = authors.slice(0, MOST_NAMES)
  return some.length === 1 ? namesIn(some[0]!.slice(0, 1_000)) : some
}

/** One text may hold all authors: joined by “;” or “and”, by commas, or with nothing between an initial and a name. */
function namesIn(text: string): readonly string[] {
  const parts = text.split(/;|\s+(?:and|&)\s+|(?<=\p{Lu}\.)(?=\p{Lu}\p{Ll})/u)
  if (parts.length > 1) return parts.slice(0, MOST_PARTS).flatMap(part => (isList(part) ? byComma(part) : [part]))
  return isList(text) ? byComma(text) : [text]
}

function isList(text: string): boolean {
  return text.split(',').length > 2 || /^[^,]+\s(?:\p{Lu}\.?[ -]?){1,3},\s*\p{Lu}[\p{L}'-]+\s/u.test(text)
}

/** “Smith J, Jones K” name by name; “Smith, J., Jones, K.” by twos. */
function byComma(text: string): readonly string[] {
  const parts = text.split(',').map(part => part.trim())
  const areInitials = parts.filter(part => INITIALS.test(part)).length
  if (areInitials * 2 < parts.length - 1) return parts
  return parts.flatMap((part, at) =>
    INITIALS.test(part) ? [] : [INITIALS.test(parts[at + 1] ?? '') ? `${part}, ${parts[at + 1]}` : part],
  )
}

const INITIALS = /^(?:\p{Lu}[.\s-]{0,3}){1,4}$/u

function familyOf(name: string): string {
  const comma = name.indexOf(',')
  if (comma > 0) {
    const family = bare(name.slice(0, comma))
    // “Le, Quintrec M.”: the particle alone came to stand before the comma.
    return family === '' ? familyOf(name.slice(comma + 1)) : family
  }
  if (NOBODY.test(plain(name))) return ''
  const words = name.trim().split(/\s+/)
  const initials = words.findIndex((word, at) => at > 0 && INITIALS.test(word))
  if (initials > 0 && !INITIALS.test(words[0]!)) {
    const between = words.slice(0, initials)
    const after = words.slice(initials).filter(word => !INITIALS.test(word))
    // “John A. Smith” has its family name after the initials, “Smith John A.” before them.
    return after.length > 0 ? pair(after.join(' '), between.join(' ')) : bare(between.join(' '))
  }
  const full = words.filter(word => !INITIALS.test(word))
  if (full.length === 0) return bare(name)
  if (full.length === 1 || full.length < words.length) return bare(full.join(' '))
  // An institution is its whole name.
  if (full.length > 4) return bare(name)
  return isUpper(full[0]!) && !isUpper(full.at(-1)!) ? bare(full[0]!) : pair(full.slice(1).join(' '), full[0]!)
}

function pair(likely: string, other: string): string {
  const [first, second] = [bare(likely), bare(other)]
  return first === '' || second === '' ? first + second : `${first}/${second}`
}

function isUpper(word: string): boolean {
  return word.length > 2 && word === word.toUpperCase()
}

function bare(text: string): string {
  const name = plain(text)
  if (NOBODY.test(name)) return ''
  const words = name.split(' ').filter(word => !PARTICLES.has(word))
  return words.length > 0 ? words.join('') : ''
}

export type AuthorMatch = 'same' | 'kin' | 'other' | 'unknown'

/** By the first author; “kin” when another one comes first but most of those named are the same. */
export function authorMatch(a: string, b: string): AuthorMatch {
  if (a === b) return a === '' ? 'unknown' : 'same'
  if (a === '' || b === '') return 'unknown'
  const [left, right] = [a.split(';'), b.split(';')]
  if (isSameName(left[0]!, right[0]!)) return 'same'
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left]
  const shared = fewer.filter(name => more.some(other => isSameName(name, other))).length
  return shared * 2 >= fewer.length && shared > 0 ? 'kin' : 'other'
}

function isSameName(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [a.split('/'), b.split('/')]
  return left.some((x, i) => right.some((y, j) => (i === 0 || j === 0) && isSameFamily(x, y)))
}

/** “Müller” that lost its letter, and “Nakase-Richardson” cut to “Richardson”, are still the same. */
function isSameFamily(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 4) return false
  if (long.startsWith(short) || long.endsWith(short)) return true
  return short.length > 4 && lettersChanged(short, long, 1) <= 1
}
