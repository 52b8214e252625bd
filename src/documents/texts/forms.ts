// What the forms of a text take.
import { z } from 'zod'
import { text } from '../../core/http/fields.ts'
import { LARGEST_TEXT } from '../extraction/plain.ts'

/** A text pasted, or a file beside it. */
export const TextForm = z.object({ text: text(LARGEST_TEXT * 2) })
