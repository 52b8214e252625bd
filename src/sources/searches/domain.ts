// What a search is in PRISMA-S terms: its kinds and what is asked of each, which side of the flow diagram it belongs to, and how it is named.

export const SEARCH_KINDS = [
  'database',
  'register',
  'website',
  'organisation',
  'citation chasing',
  'experts',
  'other',
] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

export const SEARCH_STATUSES = ['planned', 'run'] as const
export type SearchStatus = (typeof SEARCH_STATUSES)[number]

/** From a paper to what it cites, to what cites it, or both ways. */
export const DIRECTIONS = ['backward', 'forward', 'both'] as const
export const PEER_REVIEWED = ['yes', 'no'] as const

/** Fields that only some kinds of search have; a search of another kind is saved without them. */
export const FIELDS_OF_KINDS = {
  platform: ['database', 'register'],
  together: ['database', 'register'],
  filters: ['database', 'register'],
  filtersReference: ['database', 'register'],
  seeds: ['citation chasing'],
  direction: ['citation chasing'],
  tool: ['citation chasing'],
  contacts: ['experts'],
} as const satisfies Readonly<Record<string, readonly SearchKind[]>>

const EMPTY = { direction: null } as const

/** The search without what its kind is not asked. */
export function ownFieldsOnly<T extends { readonly kind: SearchKind }>(search: T): T {
  const foreign = Object.entries(FIELDS_OF_KINDS)
    .filter(([name, kinds]) => name in search && !(kinds as readonly SearchKind[]).includes(search.kind))
    .map(([name]) => [name, name in EMPTY ? null : ''])
  return { ...search, ...Object.fromEntries(foreign) }
}

/** How the fields are called where two versions of a search are compared. */
export const FIELD_LABELS = {
  source: 'Source',
  kind: 'Kind',
  platform: 'Platform',
  status: 'Status',
  runOn: 'Day',
  iteration: 'Iteration',
  hits: 'Hits',
  coverage: 'Years covered',
  strategy: 'Strategy as run',
  limits: 'Limits',
  together: 'Databases searched together',
  filters: 'Published filters',
  filtersReference: 'Reference of the filters',
  seeds: 'Seeds',
  direction: 'Direction',
  tool: 'Tool',
  contacts: 'Who was asked',
  why: 'Why this search',
  theoryStatementId: 'Theory statement',
  adaptedFrom: 'Adapted from',
  rerunOf: 'Rerun of',
  peerReview: 'Peer review',
  peerReviewHow: 'Peer review: who and how',
  peerReviewedOn: 'Peer review: day',
  peerReviewNote: 'Peer review: note',
  alerts: 'Alerts',
  note: 'Note',
} as const

/** PRISMA 2020 draws databases and registers on one side and everything else on the other. */
export function isDatabaseSide(kind: SearchKind): boolean {
  return kind === 'database' || kind === 'register'
}

/** What people say when they mean this search: “PubMed (Ovid), 3 March 2026”. */
export function searchName(search: {
  readonly source: string
  readonly platform: string
  readonly runOn: string | null
}): string {
  const place = search.platform === '' ? search.source : `${search.source} (${search.platform})`
  return search.runOn === null ? place : `${place}, ${search.runOn}`
}

/**
 * The earlier runs of a search, the latest first. `rerunOf` says of each search which it repeats; a circle, which only a
 * file made by hand could bring, is walked once.
 */
export function earlierRuns(id: number, rerunOf: ReadonlyMap<number, number>): number[] {
  const runs: number[] = []
  for (let at = rerunOf.get(id); at !== undefined && at !== id && !runs.includes(at); at = rerunOf.get(at))
    runs.push(at)
  return runs
}

/** Searches that repeat this one, or repeat one that does. */
export function laterRuns(id: number, rerunOf: ReadonlyMap<number, number>): number[] {
  return [...rerunOf.keys()].filter(other => other !== id && earlierRuns(other, rerunOf).includes(id))
}
