// What the list of one's own decisions is asked for by.
import { z } from 'zod'
import { choice, optional, whole } from '../../core/http/fields.ts'
import { CHOICES } from '../domain.ts'

export const OwnQuery = z.object({
  choice: optional(choice(CHOICES, 'Choose include, exclude or maybe.')),
  after: optional(whole(1, 999_999_999)),
})
