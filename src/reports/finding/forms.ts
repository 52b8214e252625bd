// What can be looked for: words, one kind or all, and how far down the list.
import { z } from 'zod'
import { choice, optional, text, whole } from '../../core/http/fields.ts'
import { FOUND_KINDS } from './domain.ts'

export const FindQuery = z.object({
  q: text(500),
  kind: optional(choice(FOUND_KINDS, 'Choose a kind from the list.')),
  /** How many are passed over. */
  from: whole(0, 100_000).default(0),
})
