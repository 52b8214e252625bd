// What the form of an answer to a contradiction takes.
import { z } from 'zod'
import { needed, version } from '../../core/http/fields.ts'

/** Version 0 while nobody has answered yet. */
export const AnswerForm = z.object({ text: needed('the answer', 4000), version: version() })
