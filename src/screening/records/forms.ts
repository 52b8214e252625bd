// What the record list may be asked for: words, standing, origin, gaps, order and place.
import { z } from 'zod'
import { checkbox, choice, optional, text, whole } from '../../core/http/fields.ts'
import { STANDINGS } from '../domain.ts'

export const GAPS = ['title', 'abstract', 'year', 'doi'] as const
export const SORTS = ['number', 'year', 'author', 'title'] as const

const id = () => whole(1, 999_999_999)

export const ListQuery = z.object({
  q: text(500),
  standing: optional(choice(STANDINGS, 'Choose a standing from the list.')),
  search: optional(id()),
  import: optional(id()),
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
