// Settling what was to be read again: which documents, for which version of a theory, and how it was.
import { z } from 'zod'
import { choice, optional, several, text, whole } from '../../core/http/fields.ts'
import { OUTCOMES } from './domain.ts'

const id = () => whole(1, 999_999_999)

export const RevisitFilter = z.object({ document: optional(id()), theory: optional(id()) })

export const SettlingForm = z.object({
  documentIds: several(id(), 500),
  theoryId: id(),
  /** The version that was in force when the page was read: what came after it is not settled. */
  theoryVersion: whole(1, 999_999),
  outcome: choice(OUTCOMES, 'Say whether they were read again, or that there is no need.'),
  reason: text(2_000),
  /** The document whose list the page was, to come back to. */
  document: optional(id()),
})
