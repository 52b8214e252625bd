// What an export is asked to be: format, report or table, language, and for whom it is made.
import type { Progress } from '../../core/jobs/beside.ts'
import type { Role } from '../../reviews/permissions.ts'
import type { ListFilter } from '../../screening/records/forms.ts'
import type { ExportFormat, ExportTable } from '../formats.ts'
import type { ReportKind } from '../report/kinds/kinds.ts'
import type { Say } from '../report/source.ts'

/** Who opens the file: it holds what they may see, and no more. */
export type Reader = { readonly id: number; readonly role: Role }

export type Wanted = {
  readonly format: ExportFormat
  readonly report: ReportKind
  /** The table of a CSV or the sheet of a workbook; null is configurations in a CSV, everything in a workbook. */
  readonly of: ExportTable | null
  /** Which records, as the record list is asked; null is all. */
  readonly list: ListFilter | null
  readonly language: 'en' | 'nl'
  /** People of the team stand as “Person 1”, “Person 2” … in a project file; by their names otherwise. */
  readonly pseudonyms?: boolean
  /** Null from the command line, which sees everything. */
  readonly person: Reader | null
  /** The words of the report in that language. */
  readonly say: Say
  /** For a page that is shown and not saved. */
  readonly nonce?: string
  /** Told by what takes long, if it can. */
  readonly progress?: Progress | undefined
}
