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
  upload: 'uploads',
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
  'working session': 'together',
  comment: 'comments',
  aim: 'aims',
  'measure of a document': 'measures',
}
/** What is done to the review as a whole stands in one place of it. */
const OF_THE_REVIEW: Readonly<Record<string, string>> = {
  'looked again for duplicates in': 'duplicates',
  'stopped looking for duplicates in': 'duplicates',
  'changed the terms to highlight in': 'screening/terms',
}

type Done = {
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly actorKind?: string
  /** As it is kept. */
  readonly before?: string | null
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

/** The same, leading to the page of panels where the reader may not see what a panel said, and nowhere where they may not restore. */
export function within<T extends { readonly href: string }>(
  reach: { readonly slug: string; readonly seesPanel: boolean; readonly mayRestore: boolean },
  line: T,
): T {
  const home = `/reviews/${reach.slug}`
  if (!reach.mayRestore && line.href === `${home}/${BIN}`) return { ...line, href: '' }
  return !reach.seesPanel && line.href.startsWith(`${home}/panel/`) ? { ...line, href: `${home}/panel` } : line
}

/** `slug` is the address of the review. */
export function happened(row: Done, slug: string): { readonly what: string; readonly href: string } {
  const part = deletedPart(row)
  return { what: part === null ? sentenceOf(row) : partWords(part), href: placeOf(row, slug, part !== null) }
}

/** What was deleted stands in no place of its own any more. */
const BIN = 'bin'
const WHOLE = /^(?:Account|CMOC) \d+$/

/** What was deleted of an account or a CMOC that is still there, as it is called; null where it was the whole. */
function deletedPart({ verb, subjectKind, before }: Done): string | null {
  if (verb !== 'deleted' || (subjectKind !== 'account' && subjectKind !== 'configuration')) return null
  const { title } = JSON.parse(before ?? '{}') as { title?: unknown }
  return typeof title !== 'string' || WHOLE.test(title) ? null : title
}

/** "deleted M2 of account 5", "took account 5 off CMOC 1" */
function partWords(title: string): string {
  const [, account, under] = /^(Account \d+) under (.+)$/.exec(title) ?? []
  if (account !== undefined) return `took ${account.replace('A', 'a')} off ${under}`
  return `deleted ${/^(?:Evidence|The) /.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title}`
}

function placeOf({ verb, subjectKind: kind, subjectId: id }: Done, slug: string, isPart: boolean): string {
  const home = `/reviews/${slug}`
  const ofReview = kind === 'review' ? OF_THE_REVIEW[verb] : undefined
  if (ofReview !== undefined) return `${home}/${ofReview}`
  const hasPage = id !== null && (kind in SUBJECTS || PLACES[kind] !== undefined)
  if (hasPage && verb === 'deleted' && !isPart) return `${home}/${BIN}`
  if (id !== null && kind in SUBJECTS) return subjectLink(slug, { kind, id }).href
  const place = PLACES[kind]
  if (id !== null && place !== undefined) return `${home}/${place}/${id}`
  const list = LISTED[kind] ?? (verb === 'deleted' ? BIN : undefined)
  return list === undefined ? '' : `${home}/${list}`
}

type Row = {
  readonly at: string
  readonly actorKind: string
  readonly actorName: string | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly before?: string | null
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
  study: 'studies',
  measure: 'measures',
  upload: 'documents',
  project: 'projects',
  // What is said of several stands in the list of what was said.
  element: 'comments',
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
    const done =
      deletedPart(latest) !== null
        ? happenedToParts(latest, run.length, slug)
        : things === 1
          ? happened(latest, slug)
          : happenedToMany(latest, things, slug)
    return [{ at: latest.at, who: whoAll(latest, things), ...done }]
  })
}

function isAlike(a: Row, b: Row): boolean {
  // Parts of one thing are told together, and apart from whole things.
  if ((deletedPart(a) === null) !== (deletedPart(b) === null)) return false
  if (deletedPart(a) !== null && a.subjectId !== b.subjectId) return false
  return (
    a.verb === b.verb && a.subjectKind === b.subjectKind && a.actorKind === b.actorKind && a.actorName === b.actorName
  )
}

/** "deleted 3 parts of account 5" */
function happenedToParts(row: Row, count: number, slug: string) {
  const { what, href } = happened(row, slug)
  return { what: count === 1 ? what : sentenceOf(row).replace('deleted', `deleted ${count} parts of`), href }
}

/** What panellists do of themselves is about each of them. */
function whoAll(row: Row, things: number): string {
  const isOfThemselves = row.actorKind === 'panellist' && row.subjectKind === 'panellist' && things > 1
  return isOfThemselves ? counted(things, 'panellist') : whoDid(row)
}

function happenedToMany(row: Row, count: number, slug: string) {
  const { subjectKind: kind, verb } = row
  const known = SUBJECTS[kind as keyof typeof SUBJECTS] as { path: string | null } | undefined
  const isGone = verb === 'deleted' && LISTED[kind] === undefined
  const list = isGone ? BIN : (LISTS[kind] ?? known?.path ?? LISTED[kind])
  return { what: sentenceOf(row, count), href: list === undefined ? '' : `/reviews/${slug}/${list}` }
}
