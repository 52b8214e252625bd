// The log of searches as a table: one row a search with everything PRISMA-S asks, for an appendix or a spreadsheet.
import type { Added } from '../added/domain.ts'

export const LOG_COLUMNS = [
  'search',
  'iteration',
  'iteration title',
  'status',
  'kind',
  'source',
  'platform',
  'searched together with',
  'day run',
  'years covered',
  'strategy as run',
  'limits',
  'published filters',
  'reference of filters',
  'seeds',
  'direction',
  'tool',
  'who was asked',
  'adapted from',
  'rerun of search',
  'alerts',
  'peer review',
  'peer review: who and how',
  'peer review: day',
  'peer review: note',
  'why this search',
  'theory statement',
  'hits',
  'imported',
  'duplicates',
  'unique',
  'screened',
  'included',
  'included, found here only',
  'note',
] as const

type Logged = Readonly<
  Record<
    | 'status'
    | 'kind'
    | 'source'
    | 'platform'
    | 'together'
    | 'coverage'
    | 'strategy'
    | 'limits'
    | 'filters'
    | 'filtersReference'
    | 'seeds'
    | 'tool'
    | 'contacts'
    | 'adaptedFrom'
    | 'alerts'
    | 'peerReviewHow'
    | 'peerReviewNote'
    | 'why'
    | 'note',
    string
  >
> & {
  readonly id: number
  readonly iteration: number
  readonly runOn: string | null
  readonly direction: string | null
  readonly rerunOf: number | null
  readonly peerReview: string | null
  readonly peerReviewedOn: string | null
  readonly theoryStatementId: number | null
  readonly hits: number | null
}

/** In the order of the searches given. */
export function logRows(
  searches: readonly Logged[],
  names: { readonly iterations: ReadonlyMap<number, string>; readonly statements: ReadonlyMap<number, string> },
  added: ReadonlyMap<number | null, Added>,
): string[][] {
  const figure = (value: number | null | undefined) => (value == null ? '' : String(value))
  return searches.map(one => {
    const sums = added.get(one.id)
    const cells: Record<(typeof LOG_COLUMNS)[number], string> = {
      search: figure(one.id),
      iteration: figure(one.iteration),
      'iteration title': names.iterations.get(one.iteration) ?? '',
      status: one.status,
      kind: one.kind,
      source: one.source,
      platform: one.platform,
      'searched together with': one.together,
      'day run': one.status === 'run' ? (one.runOn ?? '') : '',
      'years covered': one.coverage,
      'strategy as run': one.strategy,
      limits: one.limits,
      'published filters': one.filters,
      'reference of filters': one.filtersReference,
      seeds: one.seeds,
      direction: one.direction ?? '',
      tool: one.tool,
      'who was asked': one.contacts,
      'adapted from': one.adaptedFrom,
      'rerun of search': figure(one.rerunOf),
      alerts: one.alerts,
      'peer review': one.peerReview ?? '',
      'peer review: who and how': one.peerReviewHow,
      'peer review: day': one.peerReviewedOn ?? '',
      'peer review: note': one.peerReviewNote,
      'why this search': one.why,
      'theory statement': names.statements.get(one.theoryStatementId ?? 0) ?? '',
      hits: figure(one.hits),
      imported: figure(sums?.records ?? 0),
      duplicates: figure(sums?.duplicates ?? 0),
      unique: figure(sums?.unique ?? 0),
      screened: figure(sums?.screened ?? 0),
      included: figure(sums?.included ?? 0),
      'included, found here only': figure(sums?.includedOnlyHere ?? 0),
      note: one.note,
    }
    return LOG_COLUMNS.map(column => cells[column])
  })
}
