// What of a review can be found by its words, and how each kind is called and reached.
import { discussionLink, subjectLink } from '../../reviews/subjects.ts'

/** Kinds that are kept in the index of words. */
export const INDEXED_KINDS = [
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
  'move',
] as const
export type IndexedKind = (typeof INDEXED_KINDS)[number]

/** Kinds of which there are few, looked through whole: what a panel said only for those who may see it where it stands. */
const LOOKED_KINDS = ['theory version', 'search', 'RAMESES item'] as const
const PANEL_KINDS = ['round', 'meeting', 'point', 'panel comment'] as const
export type LookedKind = (typeof LOOKED_KINDS)[number] | (typeof PANEL_KINDS)[number]

export const FOUND_KINDS = [...INDEXED_KINDS, ...LOOKED_KINDS, ...PANEL_KINDS] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

export const isIndexed = (kind: FoundKind): kind is IndexedKind => (INDEXED_KINDS as readonly string[]).includes(kind)

/** Of many, in the words of the pages. */
const NAMES: Readonly<Record<FoundKind, string>> = {
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
  comment: 'comments of the team',
  move: 'reasons of synthesis moves',
  'theory version': 'reasons of theory versions',
  search: 'searches',
  'RAMESES item': 'words for RAMESES items',
  round: 'rounds of the panel',
  meeting: 'meetings of the panel',
  point: 'points of meetings',
  'panel comment': 'comments of the panel',
}

/** The kinds that a reader may look in, with their names. */
export function kindsFor(seesPanel: boolean): Partial<Readonly<Record<FoundKind, string>>> {
  const kinds = FOUND_KINDS.filter(kind => seesPanel || !(PANEL_KINDS as readonly string[]).includes(kind))
  return Object.fromEntries(kinds.map(kind => [kind, NAMES[kind]]))
}

/** A stretch of words of a thing: what it is, '' where that is plain, and its language where it is known. */
export type Stretch = { readonly what: string; readonly language: 'en' | 'nl' | null; readonly text: string }

export type Hit = {
  readonly kind: FoundKind
  readonly id: number
  readonly title: string
  /** Where the words may stand; the first is shown when they stand in the title alone. */
  readonly stretches: readonly Stretch[]
  /** What a comment is about; the theory of a version, the meeting of a point, the round of a comment of the panel. */
  readonly about: { readonly kind: string; readonly id: number } | null
}

/** "CMOC 12", and its page; a comment's is where it is said. */
export function placeOf(slug: string, { kind, id, about }: Hit): { readonly label: string; readonly href: string } {
  const panel = `/reviews/${slug}/panel`
  if (kind === 'comment' && about !== null)
    return { label: `comment on ${subjectLink(slug, about).label}`, href: discussionLink(slug, about, id) }
  if (kind === 'point' && about !== null)
    return { label: `point of meeting ${about.id}`, href: `${panel}/meetings/${about.id}#point-${id}` }
  if (kind === 'panel comment' && about !== null)
    return { label: `comment in round ${about.id}`, href: `${panel}/rounds/${about.id}#comment-${id}` }
  if (kind === 'meeting' || kind === 'round') return { label: `${kind} ${id}`, href: `${panel}/${kind}s/${id}` }
  if (kind === 'RAMESES item') return { label: `RAMESES item ${id}`, href: `/reviews/${slug}/rameses/${id}` }
  if (kind === 'theory version' && about !== null)
    return { label: `theory ${about.id}, version ${id}`, href: `/reviews/${slug}/theories/${about.id}/versions/${id}` }
  if (kind === 'move') return { label: `move ${id}`, href: `/reviews/${slug}/synthesis/moves/${id}` }
  if (kind === 'memo') return { label: `memo ${id}`, href: `/reviews/${slug}/memos/${id}` }
  if (kind === 'question') return { label: `question, version ${id}`, href: `/reviews/${slug}/question` }
  if (kind === 'substantive theory')
    return { label: `substantive theory ${id}`, href: `/reviews/${slug}/theories#substantive` }
  return subjectLink(slug, { kind, id })
}
