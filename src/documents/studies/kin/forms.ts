// What the form of a link between two documents takes.
import { z } from 'zod'
import { choice, text, whole } from '../../../core/http/fields.ts'
import { KIN_KINDS } from './domain.ts'

export const LinkForm = z.object({
  kind: choice(KIN_KINDS, 'Choose how the two belong together.'),
  ofId: whole(1, 999_999_999),
  /** Set where the other document is the one that is named first. */
  turned: choice(['no', 'yes']).default('no'),
  note: text(1_000),
})
