// What the form of the question takes.
import { z } from 'zod'
import { needed, text, version } from '../../core/http/fields.ts'

export const QuestionForm = z.object({ text: needed('the question', 2000), reason: text(2000), version: version() })
