// What can be asked of a report or an export.
import { z } from 'zod'
import { checkbox, choice } from '../../core/http/fields.ts'

export const WholeQuery = z.object({
  /** The reader knows that the file holds votes that they have not seen. */
  unseen: checkbox(),
})

export const ReportQuery = z.object({
  language: choice(['en', 'nl'], 'The language is en or nl.').default('en'),
  /** Shown in the browser instead of being saved. */
  show: checkbox(),
})
