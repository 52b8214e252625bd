// What the import forms take: a file or pasted references, and how to begin.
import { z } from 'zod'
import { checkbox, choice } from '../../core/http/fields.ts'
import { IMPORT_STAGES } from './domain.ts'

/** Pasting more than this is a file's work. */
const MOST_PASTED = 2_000_000

export const ReferencesForm = z.object({
  pasted: z
    .string('Paste references as text.')
    .max(MOST_PASTED, 'This is more than can be pasted; save it as a file and choose that.')
    .default(''),
})
export const StartForm = z.object({ stage: choice(IMPORT_STAGES).default('screening'), again: checkbox() })
