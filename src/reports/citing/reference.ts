// What a reference in a list holds, whichever style prints it.
import type { Say } from '../report/source.ts'

export const CITING_STYLES = ['apa', 'vancouver', 'harvard'] as const
export type CitingStyle = (typeof CITING_STYLES)[number]

/**
 * The ten common kinds of the field, two of them with a sibling that is written alike: journal article, book, edited book,
 * chapter, report (policy documents too), thesis, conference paper, web page, news (or blog), preprint (or data set). What is
 * none of these is `other` and printed as a work of its own.
 */
export const REFERENCE_KINDS = [
  'article',
  'book',
  'edited-book',
  'chapter',
  'report',
  'thesis',
  'conference',
  'web',
  'news',
  'blog',
  'preprint',
  'dataset',
  'other',
] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

/** Text is empty where it is not known; nothing that is empty leaves a mark in print. */
export type Reference = {
  readonly kind: ReferenceKind
  /** “Family, Given”; a name without a comma is that of an organisation. In order. */
  readonly authors: readonly string[]
  /** Written like authors: of the book or the proceedings. */
  readonly editors: readonly string[]
  readonly year: number | null
  /** `2020-03-03` or `2020-03`, where more than the year is known. */
  readonly date: string
  /** Capitals are kept as they are: which words are names is not ours to guess. */
  readonly title: string
  /** The journal, newspaper, book, proceedings, web site, blog or server it appeared in. */
  readonly container: string
  readonly volume: string
  readonly issue: string
  /** `101–119`, one page, or an article's number. */
  readonly pages: string
  /** `2`, or words such as `revised`. */
  readonly edition: string
  readonly publisher: string
  readonly place: string
  /** Of a report. */
  readonly number: string
  /** “Doctoral dissertation”: what sort of thesis or report it is. */
  readonly genre: string
  /** `10.1000/x` */
  readonly doi: string
  readonly url: string
  /** The day on which the page was looked at, `2026-11-21`. */
  readonly accessed: string
  /** What keeps it apart from others in its list; `sortReferences` says it. */
  readonly apart?: Apart
}

export type Apart = {
  /** `a`, `b` … behind the year; empty where the year does. */
  readonly letter: string
  /** How many names stand before “et al.” in the text; null for as many as usual. */
  readonly named: number | null
  /** Whether the first author has a namesake in the list. */
  readonly initials: boolean
}

export const EMPTY_REFERENCE: Reference = {
  kind: 'other',
  authors: [],
  editors: [],
  year: null,
  date: '',
  title: '',
  container: '',
  volume: '',
  issue: '',
  pages: '',
  edition: '',
  publisher: '',
  place: '',
  number: '',
  genre: '',
  doi: '',
  url: '',
  accessed: '',
}

/** The language of a list of references and its fixed words. */
export type Voice = { readonly say: Say; readonly language: 'en' | 'nl' }
