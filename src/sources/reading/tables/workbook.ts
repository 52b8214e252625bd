// Reads the first sheet of an XLSX workbook as a table of references, after its archive was judged.
import { readZip } from '../../../core/zip-parts.ts'
import type { Column, Entry, Remark } from '../entry.ts'
import type { FileKind } from '../kind.ts'
import { fieldOf, toColumns } from './columns.ts'
import { type RowReader, rowReader } from './rows.ts'

export type Workbook =
  | { readonly kind: FileKind; readonly refusal: string }
  | {
      readonly entries: Iterable<readonly Entry[]>
      readonly columns: readonly Column[]
      readonly remarks: readonly Remark[]
    }

/** A workbook is read whole, so it may not be as large as a file that goes by in pieces. */
const LARGEST = 20_000_000
/** What its sheets and texts may unpack to. */
const LARGEST_UNPACKED = 20_000_000
const TOO_LARGE = 'This workbook is too large to be read at once. Save its sheet as CSV in UTF-8 and choose that file.'
const NO_WORKBOOK =
  'This file is a zip archive or an Office file of another kind. Choose a workbook (XLSX), or unpack it first. An archive of Retroduce is restored without --review, or on the page of all reviews; a QDPX project is brought in under Texts.'
const DAMAGED = 'This workbook is damaged and cannot be opened. Save it anew and choose it again.'
/** A title or a note may stand above the names of the columns. */
const HEADER_WITHIN = 20

export async function workbookEntries(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  chosen: readonly string[] | null = null,
): Promise<Workbook> {
  const pieces = [first]
  let length = first.length
  for await (const piece of rest) {
    length += piece.length
    if (length > LARGEST) return { kind: 'xlsx', refusal: TOO_LARGE }
    pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  pieces.length = 0
  const sheet = await firstSheet(bytes)
  return 'refusal' in sheet ? sheet : tableOf(sheet.rows, chosen)
}

/** The rows of the first sheet as text, after the archive was judged; numbers as they are written in the file. */
export async function firstSheet(
  bytes: Buffer,
): Promise<
  { readonly rows: readonly (readonly string[])[] } | { readonly kind: 'zip' | 'xlsx'; readonly refusal: string }
> {
  if (bytes.length > LARGEST) return { kind: 'xlsx', refusal: TOO_LARGE }
  const judged = await readZip(bytes, () => false)
  if (!judged.ok) return { kind: 'zip', refusal: judged.sentence }
  if (!judged.names.has('xl/workbook.xml')) return { kind: 'zip', refusal: NO_WORKBOOK }
  if (judged.bytes > LARGEST_UNPACKED) return { kind: 'xlsx', refusal: TOO_LARGE }
  const rows = await rowsOf(bytes)
  return rows === null ? { kind: 'xlsx', refusal: DAMAGED } : { rows }
}

async function rowsOf(bytes: Buffer): Promise<readonly (readonly string[])[] | null> {
  const { readSheet } = await import('read-excel-file/node')
  try {
    const rows = await readSheet<string>(bytes, { parseNumber: text => text, trim: false })
    return rows.map(row => row.map(textOf))
  } catch {
    return null
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

function tableOf(rows: readonly (readonly string[])[], chosen: readonly string[] | null): Workbook {
  const opening = rows.slice(0, HEADER_WITHIN)
  const known = opening.findIndex(isHeader)
  const at = known === -1 ? opening.findIndex(isRowOfNames) : known
  const header = rows[at]
  if (header === undefined) {
    return {
      kind: 'xlsx',
      refusal:
        'The first sheet of this workbook has no row with the names of its columns, such as Title, Authors or Abstract.',
    }
  }
  const columns = toColumns(header, chosen)
  const remarks = columns.some(column => column.field === 'title')
    ? []
    : [{ line: at + 1, reason: 'No column is named as a title; the records were kept without one.' }]
  return { entries: entriesOf(rows, at + 1, rowReader(header, chosen)), columns, remarks }
}

const AT_ONCE = 500

function* entriesOf(
  rows: readonly (readonly string[])[],
  from: number,
  toEntry: RowReader,
): Generator<readonly Entry[]> {
  for (let at = from; at < rows.length; at += AT_ONCE) {
    yield rows.slice(at, at + AT_ONCE).flatMap((row, index) => {
      const entry = toEntry(row, at + index + 1, row.join('\t'))
      return entry === null ? [] : [entry]
    })
  }
}

function isHeader(row: readonly string[]): boolean {
  const known = row.map(fieldOf).filter(field => field !== null)
  const tells = known.some(field => ['title', 'abstract', 'doi', 'pmid'].includes(field))
  return tells && (known.length > 1 || row.filter(cell => cell.trim() !== '').length === 1)
}

/** Short texts in three cells or more, when no name is known: a person then says what they hold. */
function isRowOfNames(row: readonly string[]): boolean {
  const cells = row.filter(cell => cell.trim() !== '')
  return cells.length >= 3 && cells.every(cell => cell.length <= 40) && new Set(cells).size === cells.length
}
