// With which other version one is compared; the one before it unless said.
import { z } from 'zod'
import { optional, whole } from '../../../core/http/fields.ts'

export const CompareQuery = z.object({ with: optional(whole(1, 999_999)) })
