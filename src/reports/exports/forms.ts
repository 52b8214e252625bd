// What can be asked of a report or an export.
import { z } from 'zod'
import { checkbox, choice, optional } from '../../core/http/fields.ts'
import { type ListFilter, ListQuery } from '../../screening/records/forms.ts'
import { EXPORT_FORMATS, EXPORT_TABLES } from '../formats.ts'
import { REPORT_KINDS } from '../report/kinds/kinds.ts'

/** Without a language: that of the outline. */
const language = () => optional(choice(['en', 'nl'], 'The language is en or nl.'))

export const PageQuery = z.object({ language: language() })

export const ReportQuery = z.object({
  language: language(),
  /** Shown in the browser instead of being saved. */
  show: checkbox(),
})

/** What a file is to hold; the fields of the record list choose among references. */
export const ExportQuery = z.object({
  report: choice(REPORT_KINDS, 'Choose a report from the list.').default('principles'),
  of: optional(choice(EXPORT_TABLES, 'Choose a table from the list.')),
  language: language(),
  /** The reader knows that the file holds votes that they have not seen. */
  unseen: checkbox(),
  ...ListQuery.shape,
})

/** What is had at once may be without the names of the team as well, in a project file. */
export const FileQuery = z.object({ ...ExportQuery.shape, pseudonyms: checkbox() })

export const FileForm = z.object({
  format: choice(EXPORT_FORMATS, 'Choose a format from the list.'),
  ...ExportQuery.shape,
})

/** The part of it that chooses records, null when nothing is chosen. */
export function listOf(asked: z.output<typeof ExportQuery>): ListFilter | null {
  const list = ListQuery.parse(asked)
  const nothing = ListQuery.parse({})
  return JSON.stringify(list) === JSON.stringify(nothing) ? null : list
}
