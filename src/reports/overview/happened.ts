// One row of the activity as a line: what was done, to what, and where that is.
import { SUBJECTS, subjectLink } from '../../reviews/subjects.ts'

/** Kinds with a page of their own that memos and comments cannot be about. */
const PLACES: Readonly<Record<string, string>> = {
  memo: 'memos',
  import: 'imports',
  round: 'panel/rounds',
  meeting: 'panel/meetings',
}
/** Kinds that stand on a page with others; their number says nothing to anyone. */
const LISTED: Readonly<Record<string, string>> = {
  member: 'members',
  move: 'synthesis/moves',
  criterion: 'screening/criteria',
  'exclusion reason': 'screening/criteria',
  level: 'levels',
  facet: 'facets',
  term: 'facets',
  panel: 'panel',
  panellist: 'panel',
  point: 'panel',
  item: 'panel',
  'panel comment': 'panel',
  'substantive theory': 'theories',
}

export function happened(
  row: { readonly verb: string; readonly subjectKind: string; readonly subjectId: number | null },
  slug: string,
): { readonly what: string; readonly href: string } {
  const { verb, subjectKind: kind, subjectId: id } = row
  if (id !== null && kind in SUBJECTS) {
    const { label, href } = subjectLink(slug, { kind, id })
    return { what: `${verb} ${label}`, href }
  }
  const place = PLACES[kind]
  if (id !== null && place !== undefined)
    return { what: `${verb} ${kind} ${id}`, href: `/reviews/${slug}/${place}/${id}` }
  const list = LISTED[kind]
  const what = kind === 'member' && verb === 'joined' ? 'joined the review' : `${verb} a ${kind}`
  if (list !== undefined) return { what, href: `/reviews/${slug}/${list}` }
  return { what: kind === 'review' ? `${verb} the review` : what, href: '' }
}
