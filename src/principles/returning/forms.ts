// What the form for going back to an earlier version takes.
import { z } from 'zod'
import { version } from '../../core/http/fields.ts'

export const ReturnForm = z.object({ latest: version() })
