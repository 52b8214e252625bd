// Reads CSV and TSV, whatever stands between their cells: the first line names the columns, each row is an entry.
import { type CsvError, type Parser, parse } from 'csv-parse'
import { AS_TOLD, type ReadingChoice } from '../choice.ts'
import {
  type Column,
  type Entry,
  type EntryReader,
  LONGEST_ENTRY,
  MOST_REMARKS,
  type Remark,
  tooLong,
} from '../entry.ts'
import { delimiterOf, SEPARATOR_LINE, shapeOf, toColumns } from './columns.ts'
import { type RowReader, rowReader } from './rows.ts'

type Row = { readonly record: readonly string[]; readonly raw: string }

/** `opening` is the beginning of the file, by which the delimiter is told; it still has to be pushed. */
export function delimitedReader(opening: string, chosen: ReadingChoice = AS_TOLD): EntryReader {
  const remarks: Remark[] = []
  const separator = SEPARATOR_LINE.exec(opening)?.[0] ?? ''
  const shift = separator === '' ? 0 : 1
  const table = rowTaker(remarks, shift, chosen.columns)
  const parser = parserOf(chosen.delimiter ?? delimiterOf(opening) ?? shapeOf(opening) ?? ',')
  let failure: CsvError | null = null
  parser.on('data', (row: Row) => table.take(row))
  parser.on('error', (error: CsvError) => {
    failure = error
  })
  const settled = () => {
    const entries = table.handOn()
    if (failure === null) return entries
    const refusal = entryOf(failure, table.lastLine() + 1)
    failure = null
    return [...entries, refusal]
  }
  let isFirst = true
  return {
    remarks,
    columns: table.columns,
    async push(given) {
      const text = isFirst ? given.slice(separator.length).replace(/^\uFEFF/, '') : given
      isFirst = false
      if (!parser.destroyed && text !== '') await new Promise<void>(resolve => parser.write(text, () => resolve()))
      return settled()
    },
    async end() {
      if (!parser.destroyed)
        await new Promise<void>(resolve => {
          parser.once('end', resolve).once('close', resolve)
          parser.end()
        })
      return settled()
    },
  }
}

function parserOf(delimiter: string): Parser {
  return parse({
    delimiter,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ENTRY,
  })
}

function rowTaker(remarks: Remark[], shift: number, chosen: readonly string[] | null) {
  let columns: readonly Column[] = []
  let toEntry: RowReader | null = null
  let width = 0
  let last = shift
  let entries: Entry[] = []

  function take({ record, raw }: Row): void {
    // Empty lines are passed over and stand before the row in its raw text.
    const blank = /^[\r\n]*/.exec(raw)![0]
    const line = last + breaksIn(blank) + 1
    last += breaksIn(raw)
    if (toEntry === null) {
      columns = toColumns(record, chosen)
      width = record.length
      toEntry = rowReader(record, chosen)
      if (!columns.some(column => column.field === 'title'))
        remarks.push({ line, reason: 'No column is named as a title; the records were kept without one.' })
      return
    }
    const entry = toEntry(record, line, raw.slice(blank.length).trimEnd())
    if (entry === null) return
    if (record.slice(width).some(cell => cell.trim() !== '') && remarks.length < MOST_REMARKS)
      remarks.push({ line, reason: 'This row has more cells than there are columns; those beyond were left out.' })
    entries.push(entry)
  }

  function handOn(): readonly Entry[] {
    const done = entries
    entries = []
    return done
  }

  return { take, handOn, columns: () => columns, lastLine: () => last }
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

/** The rest of a file whose quotation marks do not match cannot be cut into rows any more. */
function entryOf(failure: CsvError, line: number): Entry {
  if (failure.code === 'CSV_MAX_RECORD_SIZE') {
    const long = tooLong(line)
    return { ...long, refusal: `${long.refusal} What follows it was not read.` }
  }
  const refusal =
    failure.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quotation mark that is opened in this record is never closed; the file was read up to here.'
      : 'From here on the table could not be read.'
  return { line, type: '', fields: [], raw: '', refusal }
}
