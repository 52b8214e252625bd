// Knows what two records agree on, field by field; what follows from it is for the verdict to say.
import { type AuthorMatch, authorMatch } from './authors.ts'
import { type JournalMatch, journalMatch } from './journals.ts'
import { isSamePage } from './places.ts'
import type { Profile } from './profile.ts'
import { mostShared, withoutFigures } from './titles.ts'
import { lettersChanged, wordsShared } from './wording.ts'

/** Unknown when one of the two says nothing. */
export type Match = 'same' | 'other' | 'unknown'

/**
 * “Same” letters; “near”: a slip of the pen; “cut”: one title holds the whole of the other; “alike”: most words shared;
 * “part”: figures differ and nothing else.
 */
export type TitleMatch = 'same' | 'near' | 'cut' | 'alike' | 'part' | 'other' | 'unknown'

export type Evidence = {
  readonly title: TitleMatch
  readonly authors: AuthorMatch
  /** A journal of two names, in two languages or before and after a change, is known by its ISSN. */
  readonly journal: JournalMatch
  /** Years between the two; null when one is unknown. */
  readonly years: number | null
  readonly volume: Match
  readonly issue: Match
  readonly pages: Match
  readonly lastPage: Match
  readonly doi: Match
  /** The same DOI but for the number of its version. */
  readonly work: Match
  readonly pmid: Match
  readonly serials: Match
  readonly abstract: Match
  readonly notice: Match
}

export function evidenceOf(a: Profile, b: Profile, title: TitleMatch): Evidence {
  let abstract: Match | undefined
  const serials = serialsMatch(a.serials, b.serials)
  const journal = journalMatch(a.journal, b.journal)
  return {
    title,
    authors: authorMatch(a.authors, b.authors),
    journal: journal === 'other' && serials === 'same' ? 'part' : journal,
    years: a.year === 0 || b.year === 0 ? null : Math.abs(a.year - b.year),
    volume: match(a.volume, b.volume),
    issue: match(a.issue, b.issue),
    pages: pagesMatch(a, b),
    lastPage: match(a.endPage, b.endPage),
    doi: match(a.doi, b.doi),
    work: match(a.work, b.work),
    pmid: match(a.pmid, b.pmid),
    serials,
    // Takes longest of all and decides least often.
    get abstract() {
      abstract ??= abstractMatch(a.abstract, b.abstract)
      return abstract
    },
    notice: a.notice === b.notice ? 'same' : 'other',
  }
}

export function pagesMatch(a: Profile, b: Profile): Match {
  if (a.startPage === '' || b.startPage === '') return 'unknown'
  return isSamePage(a.startPage, b.startPage) ? 'same' : 'other'
}

export function match(a: string, b: string): Match {
  if (a === '' || b === '') return 'unknown'
  return a === b ? 'same' : 'other'
}

/** With a smaller share of the longer title in common two titles are not alike. */
const FEWEST_SHARED = 0.6

/** Below this a shorter title may be the beginning of many. */
const CUT_FROM = 25

export function titleMatch(a: Profile, b: Profile): TitleMatch {
  if (a.key === '' || b.key === '') return 'unknown'
  if (a.key === b.key) return 'same'
  const [short, long] = a.key.length <= b.key.length ? [a.key, b.key] : [b.key, a.key]
  if (short.length >= CUT_FROM && long.includes(short)) return isNumbered(a, b, short, long) ? 'part' : 'cut'
  const mayBePart = a.numbers !== b.numbers && a.bare === b.bare
  if (mostShared(a, b) < FEWEST_SHARED && !mayBePart && !nearly(short, long)) return 'other'
  const shared = wordsShared(a.text, b.text)
  if (shared.ofShorter < 0.4) return nearly(short, long) ? 'near' : 'other'
  if (mayBePart && withoutFigures(a.text) === withoutFigures(b.text)) return 'part'
  if (nearly(short, long)) return a.numbers === b.numbers && !hasOtherWord(a.text, b.text) ? 'near' : 'alike'
  return shared.ofShorter >= 0.8 && shared.ofLonger >= FEWEST_SHARED
    ? 'alike'
    : shared.ofLonger >= 0.7
      ? 'alike'
      : 'other'
}

/** “A method” and “A method, part 2”: what is left over is hardly more than a figure. */
function isNumbered(a: Profile, b: Profile, short: string, long: string): boolean {
  return a.numbers !== b.numbers && long.length - short.length <= NUMBERING && long.startsWith(short)
}

const NUMBERING = 8

/** One letter in sixteen may differ. */
function nearly(a: string, b: string): boolean {
  const most = Math.floor(Math.min(a.length, b.length) / 16)
  return most > 0 && lettersChanged(a, b, most) <= most
}

/** “Men” for “women”, “sensitive” for “resistant”: a word replaced by another one is no slip of the pen. */
function hasOtherWord(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')]
  const onlyLeft = left.filter(word => !right.includes(word))
  const onlyRight = right.filter(word => !left.includes(word))
  if (onlyLeft.length === 0 && onlyRight.length === 0) return false
  const [joinedLeft, joinedRight] = [onlyLeft.join(''), onlyRight.join('')]
  if (sorted(joinedLeft) === sorted(joinedRight)) return false
  const most = Math.max(1, Math.floor(Math.min(joinedLeft.length, joinedRight.length) / 4))
  return lettersChanged(joinedLeft, joinedRight, most) > most || OPPOSED.test(joinedLeft) !== OPPOSED.test(joinedRight)
}

/** Letters that changed places are the commonest slip. */
function sorted(letters: string): string {
  return [...letters].sort().join('')
}

const OPPOSED = /^(?:wo|non|in|un|hypo|pre|fe)/

function serialsMatch(a: string, b: string): Match {
  if (a === '' || b === '') return 'unknown'
  return a.split(', ').some(serial => b.includes(serial)) ? 'same' : 'other'
}

/** Databases cut, head and mend abstracts in their own way, so a few letters may differ. */
function abstractMatch(a: string, b: string): Match {
  const length = Math.min(a.length, b.length, 80)
  if (length < 40) return 'unknown'
  const most = Math.floor(length / 5)
  return lettersChanged(a.slice(0, length), b.slice(0, length), most) <= most ? 'same' : 'other'
}
