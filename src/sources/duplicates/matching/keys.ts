// Knows by which keys records find each other: what shares none of them is never compared.
import { fingerprintOf, type Profile } from './profile.ts'
import { hash } from './wording.ts'

const OPENING_LENGTH = 24
const LONG_WORDS = 4
const SHORT_OPENING = 6

/** Keys as 32-bit numbers; two texts that meet in one number are compared once more than necessary, and that is all. */
export function keysOf(record: Profile): readonly number[] {
  const keys: number[] = []
  const add = (kind: string, ...parts: readonly string[]) => {
    if (parts.every(part => part !== '')) keys.push(hash(`${kind}${parts.join('|')}`))
  }
  const { key, doi, work, pmid, volume, startPage, endPage, journal, year } = record
  const author = firstName(record.authors)
  add('d', doi)
  if (work !== doi) add('d', work)
  add('p', pmid)
  add('v', volume, digits(startPage), author)
  if (startPage.length > 1) add('w', volume, digits(startPage), digits(endPage), String(year || ''))
  if (record.isGeneric) {
    add('g', key, author, String(year || ''))
    add('g', key, volume, digits(startPage))
    if (journal !== '') add('g', key, journal.slice(0, 8), String(year || ''), volume)
    return keys
  }
  add('t', key)
  if (key.length > OPENING_LENGTH) {
    add('o', key.slice(0, OPENING_LENGTH))
    add('e', key.slice(-OPENING_LENGTH))
    add('l', longWords(record.text))
  } else {
    // A slip of the pen in a short title leaves neither a long beginning nor a long end alike.
    add('s', key.slice(0, SHORT_OPENING), author, String(year || ''))
    add('s', key.slice(-SHORT_OPENING), author, String(year || ''))
  }
  return keys
}

/** What has every field alike meets by this, however little it says. */
export function fingerprintKey(record: Profile): number {
  return hash(fingerprintOf(record))
}

function firstName(authors: string): string {
  const end = authors.search(/[;/]/)
  return (end < 0 ? authors : authors.slice(0, end)).slice(0, 6)
}

function digits(page: string): string {
  return page.replace(/^[a-z]+/, '')
}

/** A slip of the pen in the first or last words leaves the longest ones alone. */
function longWords(text: string): string {
  const words = text.split(' ').filter(word => word.length > 4)
  if (words.length < 3) return ''
  return words
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, LONG_WORDS)
    .sort()
    .join(' ')
}
