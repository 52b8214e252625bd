// What can be asked of a report or an export.
import { z } from 'zod'
import { checkbox, choice, optional } from '../../core/http/fields.ts'
import { type ListFilter, ListQuery } from '../../screening/records/forms.ts'
import { EXPORT_FORMATS, EXPORT_TABLES, type ExportFormat } from '../formats.ts'
import { REPORT_KINDS } from '../report/kinds/kinds.ts'
import { unheededIn } from './combining.ts'

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
  /** The principle report when left out. */
  report: optional(choice(REPORT_KINDS, 'Choose a report from the list.')),
  of: optional(choice(EXPORT_TABLES, 'Choose a table from the list.')),
  language: language(),
  /** The reader knows that the file holds votes that they have not seen. */
  unseen: checkbox(),
  /** A project file without the names of the team. */
  pseudonyms: checkbox(),
  ...ListQuery.shape,
})

export const FileForm = z.object({
  format: choice(EXPORT_FORMATS, 'Choose a format from the list.'),
  ...ExportQuery.shape,
})

/** What is asked for and would be left unheeded, by field, in the words of an address; null when all of it counts. */
export function unheededOf(
  format: ExportFormat,
  asked: z.output<typeof ExportQuery>,
): Readonly<Record<string, string[]>> | null {
  const found = unheededIn({ ...asked, format, list: listOf(asked) !== null }, name =>
    name === 'as' ? 'format' : name,
  )
  return found === null ? null : { [found.field]: [found.sentence.replace(/^[a-z]/, letter => letter.toUpperCase())] }
}

/** The part of it that chooses records, null when nothing is chosen. */
export function listOf(asked: z.output<typeof ExportQuery>): ListFilter | null {
  const list = ListQuery.parse(asked)
  const nothing = ListQuery.parse({})
  return JSON.stringify(list) === JSON.stringify(nothing) ? null : list
}
