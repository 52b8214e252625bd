// Rows of the activity as lines: what was done, to what, and where that is; the same done to many things in a row is one line.
import { counted } from '../../core/text.ts'
import { SUBJECTS, subjectLink } from '../../reviews/subjects.ts'
import { sentenceOf } from './sentences.ts'

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
  screen: 'screening',
  batch: 'screening/batches',
  check: 'screening/checks',
  'coding check': 'synthesis/checks',
  'demi-regularity': 'synthesis/regularities',
  archetype: 'framework',
  tension: 'framework/tensions',
  grade: 'principles',
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
  'appraisal form': 'appraisal-forms',
  outline: 'report-outline',
}

type Done = {
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly actorKind?: string
}

const ACTORS: Readonly<Record<string, string>> = {
  panellist: 'A panellist',
  system: 'Retroduce',
  'command line': 'The command line',
}

/** Who begins the sentence; panellists are not named. */
export function whoDid(row: { readonly actorKind: string; readonly actorName: string | null }): string {
  return ACTORS[row.actorKind] ?? row.actorName ?? 'Somebody'
}

/** The same, leading to the page of panels where the reader may not see what a panel said. */
export function within<T extends { readonly href: string }>(
  reach: { readonly slug: string; readonly seesPanel: boolean },
  line: T,
): T {
  const panel = `/reviews/${reach.slug}/panel`
  return !reach.seesPanel && line.href.startsWith(`${panel}/`) ? { ...line, href: panel } : line
}

/** `slug` is the address of the review. */
export function happened(row: Done, slug: string): { readonly what: string; readonly href: string } {
  return { what: sentenceOf(row), href: placeOf(row, slug) }
}

function placeOf({ subjectKind: kind, subjectId: id }: Done, slug: string): string {
  if (id !== null && kind in SUBJECTS) return subjectLink(slug, { kind, id }).href
  const place = PLACES[kind]
  if (id !== null && place !== undefined) return `/reviews/${slug}/${place}/${id}`
  return LISTED[kind] === undefined ? '' : `/reviews/${slug}/${LISTED[kind]}`
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
    return [{ at: latest.at, who: whoAll(latest, things), ...done }]
  })
}

function isAlike(a: Row, b: Row): boolean {
  return (
    a.verb === b.verb && a.subjectKind === b.subjectKind && a.actorKind === b.actorKind && a.actorName === b.actorName
  )
}

/** What panellists do of themselves is about each of them. */
function whoAll(row: Row, things: number): string {
  const isOfThemselves = row.actorKind === 'panellist' && row.subjectKind === 'panellist' && things > 1
  return isOfThemselves ? counted(things, 'panellist') : whoDid(row)
}

function happenedToMany(row: Row, count: number, slug: string) {
  const { subjectKind: kind } = row
  const known = SUBJECTS[kind as keyof typeof SUBJECTS] as { path: string | null } | undefined
  const list = LISTS[kind] ?? known?.path ?? LISTED[kind]
  return { what: sentenceOf(row, count), href: list === undefined ? '' : `/reviews/${slug}/${list}` }
}
