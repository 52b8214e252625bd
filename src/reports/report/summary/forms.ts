// In which language a principle is told on one page.
import { z } from 'zod'
import { choice, optional } from '../../../core/http/fields.ts'

export const SummaryQuery = z.object({
  /** That of the outline when left out. */
  language: optional(choice(['en', 'nl'], 'The language is en or nl.')),
})
