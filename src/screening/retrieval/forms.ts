// What the retrieval form takes: whether the full text could be had, and why not.
import { z } from 'zod'
import { choice, optional, text, version } from '../../core/http/fields.ts'
import { RETRIEVAL_STATES } from './domain.ts'

export const RetrievalForm = z
  .object({
    state: choice(RETRIEVAL_STATES, 'Choose sought, retrieved or not retrieved.'),
    reason: text(1_000),
    version: optional(version()),
  })
  .refine(form => form.state !== 'not retrieved' || form.reason !== '', {
    path: ['reason'],
    message: 'Say why the full text could not be had.',
  })
