// Whose accounts are compared, and which one is taken over.
import { z } from 'zod'
import { optional, several, whole } from '../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)

export const MOST_COMPARED = 6

/** Nobody named: all who coded it. */
export const ComparisonQuery = z.object({
  who: several(id(), MOST_COMPARED),
  /** The account that is chosen for taking over. */
  take: optional(id()),
})
export const AdoptionForm = z.object({ account: id() })
