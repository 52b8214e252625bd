// Knows when two records are certainly the same publication, when a person has to look, and when they are two.

import type { Comparable, Comparison, Rule } from './comparable.ts'
import { type Evidence, evidenceOf, match, pagesMatch, type TitleMatch, titleMatch } from './evidence.ts'
import { fingerprintOf, type Profile, profileOf } from './profile.ts'

export function compareRecords(a: Comparable, b: Comparable): Comparison {
  return compareProfiles(profileOf(a), profileOf(b))
}

export function compareProfiles(a: Profile, b: Profile): Comparison {
  const title = titleMatch(a, b)
  const isContradiction = speaksAgainst(a, b, title)
  if (isOutOfQuestion(a, b, title)) return isContradiction ? CONTRADICTED : DIFFERENT
  const found = evidenceOf(a, b, title)
  const rule = isContradiction ? null : certainRule(a, b, found)
  if (rule !== null) return { verdict: 'certain', rule, score: Math.max(scoreOf(found), 0.95), isContradiction }
  if (!isDoubtful(a, b, found)) return isContradiction ? CONTRADICTED : DIFFERENT
  return { verdict: 'doubtful', rule: null, score: Math.min(scoreOf(found), 0.95), isContradiction }
}

const DIFFERENT: Comparison = { verdict: 'different', rule: null, score: 0, isContradiction: false }
const CONTRADICTED: Comparison = { ...DIFFERENT, isContradiction: true }

/** Neither title nor identifier nor place: most records that share a key end here, before anything takes long. */
function isOutOfQuestion(a: Profile, b: Profile, title: TitleMatch): boolean {
  if (title !== 'other' && title !== 'part' && (title !== 'unknown' || a.key === b.key)) return false
  if (match(a.doi, b.doi) === 'same' || match(a.pmid, b.pmid) === 'same') return false
  return a.year !== b.year || match(a.volume, b.volume) !== 'same' || pagesMatch(a, b) !== 'same'
}

/** No certainty over any of these, whatever else agrees. */
function speaksAgainst(a: Profile, b: Profile, title: TitleMatch): boolean {
  if (match(a.doi, b.doi) === 'other' || match(a.pmid, b.pmid) === 'other') return true
  return a.notice !== b.notice || title === 'part' || areApart(a, b)
}

/** A book and its chapter, a preprint or thesis and what became of it. */
function areApart(a: Profile, b: Profile): boolean {
  const [one, other] = [a.kind, b.kind]
  if (one === other || one === 'text' || other === 'text') return one !== other && isEarlier(a.kind === 'text' ? b : a)
  return true
}

function isEarlier({ kind }: Profile): boolean {
  return kind === 'preprint' || kind === 'thesis'
}

function certainRule(a: Profile, b: Profile, found: Evidence): Rule | null {
  if (found.doi === 'same') return isSameById(found) ? 'doi' : null
  if (found.pmid === 'same' && found.title !== 'other' && isSameById(found)) return 'title'
  return isSameByTitle(a, b, found) || isSameThroughout(a, b) ? 'title' : null
}

/** A volume's DOI may stand at each of its chapters, a supplement's at each abstract, and DOIs are mistyped. */
function isSameById({ title, pages, authors, years }: Evidence): boolean {
  if (title === 'same' || title === 'near' || title === 'cut' || title === 'unknown')
    return pages !== 'other' || authors === 'same' || authors === 'kin'
  if (title === 'alike') return pages === 'same' || (authors === 'same' && pages === 'unknown')
  // The title in another language.
  return pages === 'same' && authors === 'same' && (years ?? 0) < 2
}

/** Title, first author and year agree, and nothing known about the place disagrees. */
function isSameByTitle(a: Profile, b: Profile, found: Evidence): boolean {
  const { title, authors, years, journal, volume, pages } = found
  if (years !== 0 || authors === 'other') return false
  const inPlace = pages === 'same' && volume === 'same'
  if (a.isGeneric || b.isGeneric) return title === 'same' && authors === 'same' && inPlace && journal !== 'other'
  if (title === 'near' || title === 'cut') return inPlace && authors === 'same' && journal !== 'other'
  if (title !== 'same') return false
  if (authors !== 'same') return inPlace ? journal !== 'other' : isSameIssue(found)
  if (pages === 'same' && volume !== 'other')
    return journal !== 'other' || (volume === 'same' && found.abstract !== 'other')
  if (pages === 'other' || volume === 'other' || journal === 'other' || found.abstract === 'other') return false
  // Where nothing at all is known about the place, the title has to be one that two texts would not share by chance.
  return journal === 'same' || found.abstract === 'same' || a.key.length >= LONG_TITLE
}

const LONG_TITLE = 24

/** Without an author or a page on one side: the same journal and volume, and an abstract that begins alike. */
function isSameIssue(found: Evidence): boolean {
  const { authors, journal, volume, pages } = found
  if (authors !== 'unknown' || journal !== 'same' || volume !== 'same' || pages === 'other') return false
  return found.abstract === 'same'
}

const SHORT_TITLE = 25

/** Nothing differs at all, and there is enough of it. */
function isSameThroughout(a: Profile, b: Profile): boolean {
  if (a.key !== b.key || a.authors !== b.authors || fingerprintOf(a) !== fingerprintOf(b)) return false
  const known = [a.authors, a.year, a.journal, a.startPage || a.volume, a.abstract].filter(Boolean).length
  return (!a.isGeneric && a.key.length >= SHORT_TITLE) || known + (a.key === '' ? 0 : 1) >= 3
}

function isDoubtful(a: Profile, b: Profile, found: Evidence): boolean {
  const { title, authors, years, journal, volume, pages } = found
  if (found.doi === 'same' || found.pmid === 'same') return isOneTextById(found)
  if (found.notice === 'other') return false
  const inPlace = pages === 'same' && volume === 'same' && journal !== 'other'
  if (title === 'other' || title === 'unknown' || title === 'part') return isTranslated(found)
  if (isElsewhere(a, b, found)) return false
  if (inPlace) return authors !== 'other' || title === 'same'
  if (a.isGeneric || b.isGeneric)
    return title === 'same' && authors !== 'other' && years === 0 && pages !== 'other' && journal === 'same'
  if (authors === 'other')
    return title === 'same' && (years ?? 0) < 2 && (pages === 'same' || found.abstract === 'same')
  if (title === 'alike') {
    if (authors !== 'same' || (years ?? 0) > 1) return false
    return (pages === 'same' && journal !== 'other') || found.abstract === 'same'
  }
  return true
}

/** Under one DOI or PMID: a book's chapters differ in title and in page. */
function isOneTextById({ title, authors, pages }: Evidence): boolean {
  if (title === 'other' || title === 'part' || title === 'alike')
    return pages !== 'other' && (authors === 'same' || title !== 'other')
  return true
}

/** Another title at the same place by the same people; a page may hold several short texts, so its end has to agree. */
function isTranslated(found: Evidence): boolean {
  const { authors, years, volume, pages, lastPage, title, journal } = found
  if (years !== 0 || volume !== 'same' || pages !== 'same' || authors === 'other') return false
  if (title === 'part') return authors === 'same' && found.abstract !== 'other'
  if (lastPage === 'same') return authors === 'same' || journal === 'same'
  return authors === 'same' && journal !== 'other' && found.abstract === 'same'
}

/** The same title at two places: an abstract and its article, a reprint, a report that comes out every year. */
function isElsewhere(a: Profile, b: Profile, found: Evidence): boolean {
  const { years, journal, volume, pages, work } = found
  const apart = years ?? 0
  if (work === 'same' && found.doi === 'other') return false
  if (areApart(a, b)) return apart > 3 || (a.kind !== 'preprint' && b.kind !== 'preprint' && journal === 'other')
  if (found.doi === 'other' && isApartToo(found)) return true
  if (journal === 'other') return pages !== 'same' || (volume !== 'same' && found.abstract !== 'same')
  if (pages === 'same') return apart > 1 && volume === 'other' && journal !== 'same'
  // Pages of an early version are counted from 1.
  if (pages === 'other' && (a.startPage === '1' || b.startPage === '1') && journal === 'same')
    return volume === 'other' || apart > 2
  if (pages === 'other')
    return volume !== 'same' || apart > 0 || isOnSupplementPage(a.startPage) !== isOnSupplementPage(b.startPage)
  if (volume === 'other') return apart > 0 || journal !== 'same'
  if (apart === 0) return false
  // Online first; with neither place nor abstract to go by, and another title or DOI, it is what came out a year later.
  if (apart > 1 || found.doi === 'other') return true
  if (found.serials === 'same' && a.kind === 'book') return false
  return (journal !== 'same' || found.title !== 'same') && found.abstract !== 'same'
}

/** Two DOIs, and not the same place either. */
function isApartToo({ authors, title, journal, volume, pages }: Evidence): boolean {
  if (pages === 'other' || journal === 'other' || volume === 'other') return true
  return pages !== 'same' && (authors === 'unknown' || title === 'alike')
}

function isOnSupplementPage(page: string): boolean {
  return /^[a-z]*s\d|^[aop]\d/.test(page)
}

const TITLE_WEIGHT = { same: 0.45, near: 0.4, cut: 0.35, alike: 0.25, part: 0.15, other: 0, unknown: 0.1 } as const
const AUTHOR_WEIGHT = { same: 0.15, kin: 0.1, unknown: 0.05, other: 0 } as const
const JOURNAL_WEIGHT = { same: 0.1, part: 0.07, unknown: 0.04, other: 0 } as const
const MATCH_WEIGHT = { same: 0.1, unknown: 0.04, other: 0 } as const

function scoreOf({ title, authors, journal, years, pages, volume, doi, pmid }: Evidence): number {
  const year = years === 0 ? 0.1 : years === 1 || years === null ? 0.05 : 0
  const place = MATCH_WEIGHT[pages] + MATCH_WEIGHT[volume] / 2
  const id = doi === 'same' || pmid === 'same' ? 0.3 : doi === 'other' || pmid === 'other' ? -0.1 : 0
  const sum = TITLE_WEIGHT[title] + AUTHOR_WEIGHT[authors] + JOURNAL_WEIGHT[journal] + year + place + id
  return Math.round(Math.max(0, Math.min(1, sum)) * 100) / 100
}
