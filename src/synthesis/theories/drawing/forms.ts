// Of which statement of a theory the drawing is; all of them unless said.
import { z } from 'zod'
import { optional, whole } from '../../../core/http/fields.ts'

export const DrawingFilter = z.object({ statement: optional(whole(1, 999_999_999)) })
