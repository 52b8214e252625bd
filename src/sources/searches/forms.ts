// What the search form takes: a row of PRISMA-S, planned or run, and what a new one is prefilled with.
import { z } from 'zod'
import { checkbox, choice, day, needed, optional, text, verbatim, version, whole } from '../../core/http/fields.ts'
import { DIRECTIONS, PEER_REVIEWED, SEARCH_KINDS, SEARCH_STATUSES } from './domain.ts'

const id = () => optional(whole(1, 999_999_999))

const fields = {
  source: needed('what was searched, for example PubMed', 300),
  kind: choice(SEARCH_KINDS, 'Choose what kind of source this is.'),
  platform: text(300),
  status: choice(SEARCH_STATUSES, 'Choose whether the search is planned or has been run.'),
  runOn: optional(day()),
  iteration: whole(1, 999).default(1),
  hits: optional(whole(0, 100_000_000)),
  // Kept to the letter: an indented line of a strategy stays indented.
  strategy: z.union([z.literal(''), verbatim('the strategy', 100_000)]).default(''),
  coverage: text(300),
  limits: text(5_000),
  together: text(1_000),
  filters: text(2_000),
  filtersReference: text(2_000),
  seeds: text(100_000),
  direction: optional(choice(DIRECTIONS, 'Choose the direction: backward, forward or both.')),
  tool: text(300),
  contacts: text(5_000),
  why: text(5_000),
  theoryStatementId: id(),
  adaptedFrom: text(2_000),
  rerunOf: id(),
  peerReview: optional(choice(PEER_REVIEWED, 'Choose yes or no.')),
  peerReviewHow: text(1_000),
  peerReviewedOn: optional(day()),
  peerReviewNote: text(5_000),
  alerts: text(1_000),
  note: text(10_000),
}

const isDated = (search: { status: string; runOn: string | null }) =>
  search.status === 'planned' || search.runOn !== null
const undated = { path: ['runOn'], message: 'Enter the day on which the search was run.' }

export const SearchForm = z.object(fields).refine(isDated, undated)
export const SearchChangeForm = z.object({ ...fields, version: version() }).refine(isDated, undated)
export type SearchInput = z.output<typeof SearchForm>

/** What a new search begins with: another run of one, planned for a theory statement, from a seed. */
export const NewSearchQuery = z.object({
  again: id(),
  statement: id(),
  seed: text(60),
  planned: checkbox(),
})
/** A planned search opened to be logged as run. */
export const EditSearchQuery = z.object({ run: checkbox() })
