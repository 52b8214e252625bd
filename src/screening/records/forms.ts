// What the record list may be asked for: words, standing, origin, years, type, reason, text, gaps, order and place.
import { z } from 'zod'
import { checkbox, choice, optional, text, whole } from '../../core/http/fields.ts'
import { WAYS_ASIDE } from '../../sources/duplicates/domain.ts'
import { RECORD_TYPES } from '../../sources/records/fields.ts'
import { STANDINGS } from '../domain.ts'

export const GAPS = ['title', 'abstract', 'year', 'doi'] as const
export const SORTS = ['number', 'year', 'author', 'title'] as const

/** Whether the review has the full text as text, to read and to code. */
export const TEXTS = ['with', 'without'] as const

const year = () => whole(1000, 2999)
const id = () => whole(1, 999_999_999)

export const ListQuery = z.object({
  q: text(500),
  standing: optional(choice(STANDINGS, 'Choose a standing from the list.')),
  /** Duplicates alone, by how they were set aside. */
  how: optional(choice(WAYS_ASIDE, 'Choose how it was set aside.')),
  search: optional(id()),
  import: optional(id()),
  /** Records that were put into one batch. */
  batch: optional(id()),
  /** Years of publication; records without a year are in no such list. */
  from: optional(year()),
  to: optional(year()),
  type: optional(choice(RECORD_TYPES, 'Choose a type from the list.')),
  /** Of its exclusion, in either screen. */
  reason: optional(id()),
  text: optional(choice(TEXTS, 'Choose with or without.')),
  without: optional(choice(GAPS, 'Choose what is missing from the list.')),
  sort: choice(SORTS, 'Choose an order from the list.').default('number'),
  /** The last record of the page before. */
  after: optional(id()),
  /** The first record of the page after. */
  before: optional(id()),
  /** The last page of all. */
  last: checkbox(),
})
export type ListFilter = z.output<typeof ListQuery>
