// What a search is in PRISMA-S terms: its kinds, which side of the flow diagram each belongs to, and how it is named.

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
