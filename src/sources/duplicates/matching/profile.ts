// Knows a record in the form it is compared in: everything is made plain once, and little enough to keep 100,000 of them.
import type { RecordType } from '../../records/fields.ts'
import { doiIn } from '../../records/identifiers.ts'
import { familyNames } from './authors.ts'
import type { Comparable } from './comparable.ts'
import { isPreprint, journalKey } from './journals.ts'
import { issueOf, pagesOf, volumeOf } from './places.ts'
import { type TitleProfile, titleProfile } from './titles.ts'
import { plain } from './wording.ts'

export type Profile = TitleProfile & {
  /** See `familyNames`. */
  readonly authors: string
  /** 0 when unknown. */
  readonly year: number
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly startPage: string
  readonly endPage: string
  readonly doi: string
  /** The DOI without the number of its version. */
  readonly work: string
  readonly pmid: string
  /** ISBN and ISSN. */
  readonly serials: string
  /** Letters the abstract begins with, without its headings. */
  readonly abstract: string
  readonly kind: Kind
}

/** Types that stand apart from each other under one title; what databases mix up is one kind. */
export type Kind = 'preprint' | 'thesis' | 'book' | 'chapter' | 'text'

function kindOf(type: RecordType, journal: string, doi: string): Kind {
  if (isPreprint(type, journal, doi)) return 'preprint'
  if (type === 'thesis' || /^diss(?:ertation)? abs/.test(journal)) return 'thesis'
  return type === 'book' || type === 'chapter' ? type : 'text'
}

const ABSTRACT_LOOKED_AT = 180
const ABSTRACT_KEPT = 90

export function profileOf(record: Comparable): Profile {
  const doi = doiOf(record.doi)
  const journal = journalKey(record.journal)
  const volume = volumeOf(record.volume)
  const pages = pagesOf(record.pages)
  // Before an article has its volume, its pages are counted from 1.
  const isEarly = pages.start === '1' && volume === ''
  return {
    ...titleProfile(record.title),
    authors: familyNames(record.authors),
    year: record.year ?? 0,
    journal,
    volume,
    issue: issueOf(record.issue),
    startPage: isEarly ? '' : pages.start,
    endPage: isEarly ? '' : pages.end,
    doi,
    work: workOf(doi),
    pmid: /^\d{1,9}$/.exec(record.pmid.trim())?.[0].replace(/^0+/, '') ?? '',
    serials: record.isbn.slice(0, 100).replaceAll('-', '').toUpperCase(),
    abstract: abstractOf(record.abstract),
    kind: kindOf(record.type, journal, doi),
  }
}

/** Publishers and browsers add the form of a page to a DOI. */
function doiOf(text: string): string {
  if (text === '') return ''
  const doi = (doiIn(text) ?? '').replace(/\/{2,9}/g, '/')
  // Cochrane's trials register gives its own number this form.
  return doi.startsWith('10.1002/central/')
    ? ''
    : doi.replace(/(?:\/(?:full|abstract|pdf|epdf|meta|fulltext|html))+$|\.pdf$/, '')
}

/** Cochrane's “.pub3”, “.v2” of preprint servers, “/v1/review2”. */
function workOf(doi: string): string {
  return doi
    .replace(/\.pub\d{1,2}$|[./]v\d{1,2}(?:\/[a-z0-9]{0,12})?$/, '')
    .replace(/^(10\.12688\/[a-z0-9]+\.\d+)\.\d+$/, '$1')
}

function abstractOf(abstract: string): string {
  const words = plain(abstract.slice(0, ABSTRACT_LOOKED_AT)).replace(HEADINGS, '')
  return words.replaceAll(' ', '').slice(0, ABSTRACT_KEPT)
}

const HEADINGS =
  /^(?:(?:abstract|background|objectives?|aims?|purpose|introduction|context|summary|importance|rationale|of|review|study|and|the) ){1,6}/

/** Everything that is compared, in one text. */
export function fingerprintOf(record: Profile): string {
  const { key, authors, year, journal, volume, issue, startPage, endPage, doi, pmid, serials, abstract, kind } = record
  const { notice } = record
  return [
    key,
    authors,
    year,
    journal,
    volume,
    issue,
    startPage,
    endPage,
    doi,
    pmid,
    serials,
    abstract,
    kind,
    notice,
  ].join('|')
}
