// What the list of full texts sought is asked for by, and what its forms take: whether a full text could be had, and why not.
import { z } from 'zod'
import { choice, day, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { RETRIEVAL_FILTERS, RETRIEVAL_STATES } from './domain.ts'

export const SoughtQuery = z.object({
  state: optional(choice(RETRIEVAL_FILTERS, 'Choose a state from the list.')),
  after: optional(whole(1, 999_999_999)),
})

const note = {
  state: choice(RETRIEVAL_STATES, 'Choose sought, retrieved or not retrieved.'),
  reason: text(1_000),
  /** Whom it was asked of: a library, an author. */
  asked: text(300),
  remindOn: optional(day()),
}
const needsReason = (form: { readonly state: string; readonly reason: string }) =>
  form.state !== 'not retrieved' || form.reason !== ''
const WHY = { path: ['reason'], message: 'Say why the full text could not be had.' }

export const RetrievalForm = z.object({ ...note, version: optional(version()) }).refine(needsReason, WHY)

/** The same note for several records. */
export const ManyForm = z
  .object({ ...note, records: several(whole(1, 999_999_999), 200) })
  .refine(needsReason, WHY)
  .refine(form => form.records.length > 0, { path: ['records'], message: 'Choose at least one record.' })
