// What a document is: its kinds, how it is called for short, and what of a record it takes over.
import { notRetrievedSentence, type RetrievalState } from '../screening/retrieval/domain.ts'
import type { Standing } from '../sources/standing/domain.ts'

export const DOCUMENT_KINDS = [
  'article',
  'report',
  'thesis',
  'blog',
  'policy',
  'opinion',
  'transcript',
  'consultation',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  article: 'article',
  report: 'report',
  thesis: 'thesis',
  blog: 'blog or web page',
  policy: 'policy document',
  opinion: 'opinion piece',
  transcript: 'transcript',
  consultation: 'consultation notes',
}

/** What people may write about a document; text is empty where nothing is known. */
export type DocumentFields = {
  readonly kind: DocumentKind
  readonly label: string
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly publisher: string
  readonly doi: string
  readonly url: string
  readonly country: string
  readonly design: string
  readonly participants: string
  readonly stakeholders: string
  readonly note: string
}

export const EMPTY_DOCUMENT: DocumentFields = {
  kind: 'article',
  label: '',
  title: '',
  authors: [],
  year: null,
  journal: '',
  volume: '',
  issue: '',
  pages: '',
  publisher: '',
  doi: '',
  url: '',
  country: '',
  design: '',
  participants: '',
  stakeholders: '',
  note: '',
}

const KIND_OF_RECORD: Readonly<Record<string, DocumentKind>> = {
  report: 'report',
  book: 'report',
  thesis: 'thesis',
  blog: 'blog',
  web: 'blog',
  policy: 'policy',
  news: 'opinion',
  opinion: 'opinion',
  transcript: 'transcript',
}

export function kindOfRecord(type: string): DocumentKind {
  return KIND_OF_RECORD[type] ?? 'article'
}

/** Bertotti 2018: the first author's family name and the year, or the first words of the title. */
export function labelOf(document: Pick<DocumentFields, 'authors' | 'year' | 'title'>): string {
  const name = familyName(document.authors[0] ?? '') || firstWords(document.title) || 'Document'
  return document.year === null ? name : `${name} ${document.year}`
}

/** The label, or with b, c … after its year when others have it; without a year, with a number. */
export function freeLabel(label: string, taken: ReadonlySet<string>): string {
  if (!taken.has(label)) return label
  const endsInYear = /\d$/.test(label)
  for (let n = 2; ; n++) {
    const next = endsInYear && n <= 26 ? `${label}${String.fromCharCode(96 + n)}` : `${label} (${n})`
    if (!taken.has(next)) return next
  }
}

/** “GM”, “G.M.”, “J.-P.”: at the end of a name these are initials, and the family name stands before them. */
const INITIALS = /^(?:\p{Lu}\.?-?){1,4}$/u

/** Words by which the name of an organisation is known from that of a person. */
const ORGANISATION =
  /\b(?:agency|alliance|association|authority|board|centre|center|collaboration|commission|committee|council|department|foundation|fund|government|group|institute|ministry|network|nhs|office|organi[sz]ation|programme|program|service|services|society|team|trust|union|university)\b/i

/** “Family, Given” and “Given Family” and “Family G.M.” alike; an organisation keeps its name. */
function familyName(author: string): string {
  const name = author.trim().slice(0, 120)
  const comma = name.indexOf(',')
  if (comma > 0) return name.slice(0, comma).trim()
  const words = name.split(/\s+/)
  if (words.length === 1 || words.length > 4 || ORGANISATION.test(name)) return shortened(name)
  const last = words.at(-1) ?? ''
  return INITIALS.test(last) ? words.slice(0, -1).join(' ') : last
}

function firstWords(title: string): string {
  return shortened(title.trim().split(/\s+/).slice(0, 4).join(' '))
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59).trimEnd()}…` : name
}

/** The most of a text that can be searched; the rest is read, not found. */
const SEARCHED = 500_000

export function documentEntry(
  id: number,
  document: Pick<DocumentFields, 'label' | 'title' | 'authors' | 'journal'>,
  text: string,
) {
  const body = [document.authors.join('; '), document.journal, text.slice(0, SEARCHED)].filter(Boolean).join('\n')
  return { kind: 'document', id, title: `${document.label} ${document.title}`, body }
}

/** What a record must say of itself before it can become a document. */
export type Taken = {
  readonly id: number
  readonly standing: Standing
  readonly duplicateOf: number | null
  /** What was noted of its full text; null while nothing was. */
  readonly state: RetrievalState | null
  readonly reason: string | null
}

/** Why a record cannot become a document; null when it can. With its text in hand, only a copy cannot. */
export function whyNotTaken(record: Taken, hasText: boolean): string | null {
  const { id, standing, duplicateOf, state, reason } = record
  if (duplicateOf !== null) return `Record ${id} was set aside as a copy; use record ${duplicateOf}.`
  if (hasText) return null
  if (standing === 'excluded') return `Record ${id} was excluded. Change that decision before it becomes a document.`
  return state === 'not retrieved' ? notRetrievedSentence(id, reason ?? '') : null
}
