// What is asked when words are looked for in a text.
import { z } from 'zod'
import { text } from '../../core/http/fields.ts'

export const FindForm = z.object({ find: text(200) })
