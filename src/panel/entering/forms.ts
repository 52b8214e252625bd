// What a sheet of answers sends: `i7-q1`, `i7-comment` … for each item, `p2-items` or `p2-points` for priorities, and what is missing.
import { z } from 'zod'
import { several, text } from '../../core/http/fields.ts'

export const SheetForm = z.object({}).catchall(several(text(20_000), 200))
