// What the form of the lead's sentence on a small group takes.
import { z } from 'zod'
import { text, version } from '../../../core/http/fields.ts'

export const SentenceForm = z.object({
  /** Empty takes the sentence back. */
  text: text(1000).default(''),
  /** Of an earlier sentence; 0 for the first. */
  version: version().default(0),
})
