// Rows of the activity as lines: what was done, to what, and where that is; the same done to many things in a row is one line.
import { counted } from '../../core/text.ts'
import { SUBJECTS, subjectLink } from '../../reviews/subjects.ts'

/** Kinds with a page of their own that memos and comments cannot be about. */
const PLACES: Readonly<Record<string, string>> = {
  memo: 'memos',
  import: 'imports',
  round: 'panel/rounds',
  meeting: 'panel/meetings',
  study: 'studies',
  measure: 'measures',
  table: 'tables',
  project: 'projects',
  'RAMESES item': 'rameses',
}
/** Kinds that stand on a page with others; their number says nothing to anyone. */
const LISTED: Readonly<Record<string, string>> = {
  member: 'members',
  move: 'synthesis/moves',
  characteristic: 'characteristics/columns',
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
  bearing: 'theories',
  revisit: 'revisits',
  iteration: 'searches',
  'typed count': 'counts',
  'PRISMA-S item': 'searches/checklist',
  outline: 'report-outline',
}

/** What panellists do of themselves says all by its verb. */
const WHOLE = ['agreed to take part', 'opened the link', 'withdrew']

export function happened(
  row: {
    readonly verb: string
    readonly subjectKind: string
    readonly subjectId: number | null
    readonly actorKind?: string
  },
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
  const what =
    kind === 'member' && verb === 'joined'
      ? row.actorKind === 'person'
        ? 'joined the review'
        : 'let a member into the review'
      : kind === 'panellist' && WHOLE.includes(verb)
        ? verb
        : `${verb} ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
  if (list !== undefined) return { what, href: `/reviews/${slug}/${list}` }
  return { what: kind === 'review' ? `${verb} the review` : what, href: '' }
}

type Row = {
  readonly at: string
  readonly actorKind: string
  readonly actorName: string | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
}
export type Line = { readonly at: string; readonly who: string; readonly what: string; readonly href: string }

const MANY: Readonly<Record<string, string>> = {
  theory: 'theories',
  search: 'searches',
  study: 'studies',
  criterion: 'criteria',
  facet: 'facets',
  'substantive theory': 'substantive theories',
}
/** Where many of a kind are listed, when that is not the address each has its own page under. */
const LISTS: Readonly<Record<string, string>> = {
  question: 'question',
  'theory statement': 'theories',
  memo: 'journal',
  import: 'searches',
  round: 'panel',
  meeting: 'panel',
  table: 'tables',
  'RAMESES item': 'rameses',
}

/** Newest first, as given; a run of one verb by one person on one kind becomes one line with the time of its latest. */
export function linesOf(rows: readonly Row[], slug: string, most: number): Line[] {
  const runs: Row[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run?.[0] !== undefined && isAlike(run[0], row)) run.push(row)
    else if (runs.length === most) break
    else runs.push([row])
  }
  return runs.flatMap(run => {
    const [latest] = run
    if (latest === undefined) return []
    const things = new Set(run.map(row => row.subjectId)).size
    const done = things === 1 ? happened(latest, slug) : happenedToMany(latest, things, slug)
    return [{ at: latest.at, who: latest.actorName ?? latest.actorKind, ...done }]
  })
}

function isAlike(a: Row, b: Row): boolean {
  return (
    a.verb === b.verb && a.subjectKind === b.subjectKind && a.actorKind === b.actorKind && a.actorName === b.actorName
  )
}

function happenedToMany({ verb, subjectKind: kind }: Row, count: number, slug: string) {
  const known = SUBJECTS[kind as keyof typeof SUBJECTS] as { word: string; path: string | null } | undefined
  const word = known?.word ?? kind
  const list = LISTS[kind] ?? known?.path ?? LISTED[kind]
  return {
    what: `${verb} ${counted(count, word, MANY[kind])}`,
    href: list === undefined ? '' : `/reviews/${slug}/${list}`,
  }
}
