// What pages and JSON say of searches.
import { z } from 'zod'
import { DIRECTIONS, PEER_REVIEWED, SEARCH_KINDS, SEARCH_STATUSES } from './domain.ts'

export const Search = z.object({
  id: z.number(),
  iteration: z.number(),
  status: z.enum(SEARCH_STATUSES),
  kind: z.enum(SEARCH_KINDS),
  source: z.string(),
  platform: z.string(),
  runOn: z.string().nullable(),
  coverage: z.string(),
  strategy: z.string(),
  limits: z.string(),
  together: z.string(),
  filters: z.string(),
  filtersReference: z.string(),
  seeds: z.string(),
  direction: z.enum(DIRECTIONS).nullable(),
  tool: z.string(),
  contacts: z.string(),
  hits: z.number().nullable(),
  why: z.string(),
  theoryStatementId: z.number().nullable(),
  adaptedFrom: z.string(),
  rerunOf: z.number().nullable(),
  peerReview: z.enum(PEER_REVIEWED).nullable(),
  peerReviewHow: z.string(),
  peerReviewedOn: z.string().nullable(),
  peerReviewNote: z.string(),
  alerts: z.string(),
  note: z.string(),
  plannedAt: z.string().nullable(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  version: z.number(),
})

export const Statement = z.object({
  id: z.number(),
  number: z.string(),
  theory: z.string(),
  ifText: z.string(),
  thenText: z.string(),
  becauseText: z.string(),
  /** The three parts as one sentence. */
  sentence: z.string(),
})

export const Added = z.object({
  records: z.number(),
  duplicates: z.number(),
  unique: z.number(),
  screened: z.number(),
  included: z.number(),
  includedOnlyHere: z.number(),
})

export const Import = z.object({
  id: z.number(),
  state: z.string(),
  fileName: z.string(),
  readCount: z.number(),
  newCount: z.number(),
  duplicateCount: z.number(),
  refusedCount: z.number(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
})

const Run = z.object({ id: z.number(), name: z.string() })

export const SearchList = z.object({
  searches: z.array(Search.extend({ added: Added })),
  /** With a search or with words of its own, in order. */
  iterations: z.array(z.object({ number: z.number(), title: z.string(), reason: z.string() })),
  /** Records typed by hand that no search brought; null when there are none. */
  byHand: Added.nullable(),
  /** Included records, each once however many searches found it. */
  included: z.number(),
  stopped: z
    .object({
      memoId: z.number(),
      because: z.string(),
      reason: z.string(),
      writtenAt: z.string(),
      writtenBy: z.string().nullable(),
    })
    .nullable(),
  /** Items of PRISMA-S that the log or the team answers, of sixteen. */
  answered: z.number(),
  /** Numbers typed in because they happened elsewhere. */
  typed: z.number(),
})
export const SearchPage = z.object({
  search: Search,
  seeds: z.array(z.object({ kind: z.string(), subjectId: z.number().nullable(), reference: z.string() })),
  statement: Statement.nullable(),
  imports: z.array(Import),
  added: Added,
  earlier: z.array(Run),
  later: z.array(Run),
  history: z.array(z.object({ at: z.string(), who: z.string().nullable(), what: z.string(), note: z.string() })),
})
export const SearchFormPage = z.object({
  search: Search.partial(),
  title: z.string(),
  statements: z.array(Statement),
  kinds: z.array(z.string()),
  /** Searches that this one may repeat. */
  others: z.array(Run),
})
