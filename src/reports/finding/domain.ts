// What of a review can be found by its words, and how each kind is called and reached.
import { discussionLink, subjectLink } from '../../reviews/subjects.ts'

export const FOUND_KINDS = [
  'record',
  'document',
  'excerpt',
  'account',
  'configuration',
  'statement',
  'theory',
  'theory statement',
  'substantive theory',
  'principle',
  'question',
  'memo',
  'comment',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** Of many, in the words of the pages. */
export const NAMES: Readonly<Record<FoundKind, string>> = {
  record: 'records',
  document: 'documents and their texts',
  excerpt: 'excerpts',
  account: 'accounts',
  configuration: 'CMOCs',
  statement: 'ideas',
  theory: 'programme theories',
  'theory statement': 'theory statements',
  'substantive theory': 'substantive theories',
  principle: 'principles',
  question: 'the review question',
  memo: 'memos',
  comment: 'comments',
}

export type Hit = {
  readonly kind: FoundKind
  readonly id: number
  readonly title: string
  /** Where the words may stand. */
  readonly text: string
  /** What a comment is about. */
  readonly about: { readonly kind: string; readonly id: number } | null
}

/** "CMOC 12", and its page; a comment's is where it is said. */
export function placeOf(slug: string, { kind, id, about }: Hit): { readonly label: string; readonly href: string } {
  if (kind === 'comment' && about !== null)
    return { label: `comment on ${subjectLink(slug, about).label}`, href: discussionLink(slug, about, id) }
  if (kind === 'memo') return { label: `memo ${id}`, href: `/reviews/${slug}/memos/${id}` }
  if (kind === 'question') return { label: `question, version ${id}`, href: `/reviews/${slug}/question` }
  if (kind === 'substantive theory')
    return { label: `substantive theory ${id}`, href: `/reviews/${slug}/theories#substantive` }
  return subjectLink(slug, { kind, id })
}
