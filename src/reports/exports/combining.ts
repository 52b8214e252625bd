// Which questions go with which format: what a file would leave unheeded is refused in a sentence.
import { type ExportFormat, type ExportTable, REPORT_FORMATS } from '../formats.ts'

/** What was said; null and false stand for what was left out. */
export type Said = {
  readonly format: ExportFormat
  readonly report: string | null
  readonly of: ExportTable | null
  readonly language: string | null
  /** Fields of the record list. */
  readonly list: boolean
  readonly pseudonyms: boolean
}

export type Unheeded = {
  readonly field: 'report' | 'of' | 'language' | 'list' | 'pseudonyms'
  readonly sentence: string
}

const REPORTS: readonly ExportFormat[] = REPORT_FORMATS
const REFERENCES: readonly ExportFormat[] = ['ris', 'bib']
const TABLES: readonly ExportFormat[] = ['csv', 'xlsx']
const named = (formats: readonly string[]) => `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`

/** The first that does not go with the format. `write` puts a name as it is asked for: `--report`, or `report` in an address. */
export function unheededIn(said: Said, write: (name: string) => string): Unheeded | null {
  const { format } = said
  const as = `${write('as')} ${format}`
  if (said.report !== null && !REPORTS.includes(format))
    return refused('report', `${write('report')} goes with ${named(REPORTS)}, and not with ${as}.`)
  if (said.language !== null && !REPORTS.includes(format))
    return refused('language', `${write('language')} goes with ${named(REPORTS)}, and not with ${as}.`)
  if (said.of !== null && !TABLES.includes(format) && !isOfReferences(format, said.of))
    return refused(
      'of',
      `${write('of')} goes with csv or xlsx, and ${write('of')} records or documents with ris and bib; ${write('of')} ${said.of} does not go with ${as}.`,
    )
  if (said.list && !chooses(said))
    return refused(
      'list',
      `The fields of the record list go with csv and ${write('of')} records, xlsx, ris and bib; this file does not choose among records.`,
    )
  if (said.pseudonyms && format !== 'qdpx')
    return refused('pseudonyms', `${write('pseudonyms')} goes with qdpx, and not with ${as}.`)
  return null
}

function isOfReferences(format: ExportFormat, of: ExportTable): boolean {
  return REFERENCES.includes(format) && (of === 'records' || of === 'documents')
}

/** Whether its records can be chosen: a workbook of everything has them in a sheet. */
function chooses({ format, of }: Said): boolean {
  if (format === 'csv') return of === 'records'
  return (format === 'xlsx' || REFERENCES.includes(format)) && (of === null || of === 'records')
}

const refused = (field: Unheeded['field'], sentence: string): Unheeded => ({ field, sentence })
