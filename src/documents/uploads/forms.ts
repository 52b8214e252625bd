// What is asked of an uploaded file that was not placed by itself.
import { z } from 'zod'
import { choice, optional, whole } from '../../core/http/fields.ts'

export const PlacementForm = z
  .object({
    answer: choice(['record', 'new', 'aside'], 'Choose where this file belongs.'),
    record: optional(whole(1, 999_999_999)),
  })
  .refine(form => form.answer !== 'record' || form.record !== null, {
    path: ['record'],
    message: 'Enter the number of the record.',
  })
