// Knows the bibliographic fields of a record, how long each may be, and what a record's type can be.

export const RECORD_TYPES = [
  'article',
  'book',
  'chapter',
  'conference',
  'report',
  'thesis',
  'preprint',
  'policy',
  'news',
  'blog',
  'web',
  'transcript',
  'dataset',
  'media',
  'other',
] as const
export type RecordType = (typeof RECORD_TYPES)[number]

/** Text is empty where nothing came in. */
export type RecordFields = {
  readonly type: RecordType
  /** Empty when none came in; such a record is kept and flagged. */
  readonly title: string
  /** As printed, mostly “Family, Given”, in order. */
  readonly authors: readonly string[]
  readonly year: number | null
  /** The journal, or the book or proceedings it appeared in. */
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly publisher: string
  /** Lower case, without address or prefix: 10.1000/x. */
  readonly doi: string
  readonly pmid: string
  /** ISBN and ISSN, several joined by a comma. */
  readonly isbn: string
  readonly url: string
  readonly language: string
  readonly abstract: string
  readonly keywords: readonly string[]
  readonly notes: string
}

/** Longest text of each field; a list counts by item. */
export const LONGEST = {
  title: 4_000,
  abstract: 250_000,
  author: 500,
  journal: 1_000,
  volume: 100,
  issue: 100,
  pages: 100,
  publisher: 500,
  doi: 300,
  pmid: 20,
  isbn: 100,
  url: 2_000,
  keyword: 500,
  language: 100,
  notes: 50_000,
} as const

export const MOST_AUTHORS = 10_000
export const MOST_KEYWORDS = 1_000

export const EMPTY_RECORD: RecordFields = {
  type: 'other',
  title: '',
  authors: [],
  year: null,
  journal: '',
  volume: '',
  issue: '',
  pages: '',
  publisher: '',
  doi: '',
  pmid: '',
  isbn: '',
  url: '',
  language: '',
  abstract: '',
  keywords: [],
  notes: '',
}
