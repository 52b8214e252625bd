// In which language a principle is told on one page.
import { z } from 'zod'
import { choice } from '../../../core/http/fields.ts'

export const SummaryQuery = z.object({
  language: choice(['en', 'nl'], 'The language is en or nl.').default('en'),
})
