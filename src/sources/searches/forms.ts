// What the search form takes: a row of PRISMA-S, planned or run.
import { z } from 'zod'
import { choice, day, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { SEARCH_KINDS, SEARCH_STATUSES } from './domain.ts'

const fields = {
  source: needed('what was searched, for example PubMed', 300),
  kind: choice(SEARCH_KINDS, 'Choose what kind of source this is.'),
  platform: text(300),
  status: choice(SEARCH_STATUSES, 'Choose whether the search is planned or has been run.'),
  runOn: optional(day()),
  iteration: whole(1, 999).default(1),
  coverage: text(300),
  strategy: text(100_000),
  limits: text(5_000),
  hits: optional(whole(0, 100_000_000)),
  why: text(5_000),
  theoryStatementId: optional(whole(1, 999_999_999)),
  note: text(10_000),
}

const isDated = (search: { status: string; runOn: string | null }) =>
  search.status === 'planned' || search.runOn !== null
const undated = { path: ['runOn'], message: 'Enter the day on which the search was run.' }

export const SearchForm = z.object(fields).refine(isDated, undated)
export const SearchChangeForm = z.object({ ...fields, version: version() }).refine(isDated, undated)
export type SearchInput = z.output<typeof SearchForm>
