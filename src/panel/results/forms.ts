// What the form of a disposition takes.
import { z } from 'zod'
import { choice, needed, optional, whole } from '../../core/http/fields.ts'
import { CHOICES } from '../domain.ts'

export const DispositionForm = z.object({
  choice: choice(CHOICES, 'Choose what became of it.'),
  reason: needed('the reason, which panellists read', 1000),
  resultingVersion: optional(whole(1, 999_999_999)),
  /** The version of an earlier disposition; 0 for the first. */
  version: whole(0, 999_999_999).default(0),
})
