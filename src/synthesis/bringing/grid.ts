// Turns a file or pasted words into rows of cells: a workbook, a table with tabs or commas, or sentences, one a paragraph.
import { clean } from '../../core/text.ts'
import { holdsNoText } from '../../documents/extraction/file-kind.ts'
import { decoder } from '../../sources/imports/encoding.ts'
import { isZip } from '../../sources/reading/kind.ts'
import { plainText } from '../../sources/reading/plain-text.ts'
import { firstSheet } from '../../sources/reading/tables/workbook.ts'
import { isOwn } from './reading/own/own.ts'
import type { RowOf } from './reading/row.ts'

export type Cells = { readonly rows: readonly RowOf[] } | { readonly refusal: string }

export const MOST_ROWS = 10_000
export const LONGEST_CELL = 100_000
const MOST_COLUMNS = 60
const MOST_CHARACTERS = 4_000_000

/** Says what stands between the cells of a text, where whoever asks knows better than the first lines tell. */
export type Judge = (text: string) => string

/** Tabs tell a table that was copied from Word or Excel; without them commas or semicolons of a file, else paragraphs. */
export async function rowsOfText(text: string, isFile: boolean, judge?: Judge): Promise<Cells> {
  const delimiter = judge === undefined ? delimiterOf(text, isFile) : judge(text)
  if (delimiter === null) return judged(paragraphs(text))
  try {
    const rows = await cut(text.replace(/^\uFEFF?(?:sep=.\r?\n)?/i, ''), delimiter)
    return judged(rows.map((cells, at) => ({ line: at + 1, cells })))
  } catch {
    return {
      refusal:
        'A quotation mark in this table is opened and never closed, so that its rows cannot be told apart. Close it and send the table again.',
    }
  }
}

/** Bytes handed over at once, so that a long table keeps nobody waiting. */
const PIECE = 100_000

async function cut(text: string, delimiter: string): Promise<readonly (readonly string[])[]> {
  const { parse } = await import('csv-parse')
  const rows: string[][] = []
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true })
  const ended = new Promise<void>((resolve, reject) => parser.on('end', resolve).on('error', reject))
  // It may fail before anyone waits for it.
  ended.catch(() => {})
  parser.on('data', (row: string[]) => rows.push(row))
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length && !parser.destroyed; at += PIECE) {
    parser.write(bytes.subarray(at, at + PIECE))
    await new Promise(resolve => setImmediate(resolve))
  }
  parser.end()
  await ended
  return rows
}

/** A workbook, or a table as text; what else a file can be is said. */
export async function rowsOfFile(bytes: Buffer, judge?: Judge): Promise<Cells> {
  if (isZip(bytes)) {
    const sheet = await firstSheet(bytes)
    return 'refusal' in sheet ? { refusal: sheet.refusal } : rowsOfSheet(sheet.rows)
  }
  const opening = bytes.subarray(0, 8).toString('latin1')
  if (opening.startsWith('%PDF'))
    return { refusal: 'This file is a PDF. Copy its table, paste it below, and look at the preview.' }
  if (bytes.subarray(0, 4).equals(OLD_OFFICE))
    return {
      refusal: 'This is a file of an older Office. Save it as XLSX or CSV, or copy the table and paste it below.',
    }
  if (holdsNoText(bytes.subarray(0, 4096)))
    return {
      refusal:
        'This is a picture, or a file that holds no text, and no table. Choose a CSV, TSV or XLSX file, or paste the table below.',
    }
  const reader = decoder()
  return rowsOfText(clean(reader.write(bytes) + reader.end()), true, judge)
}

const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** The rows of a sheet, numbered as in the sheet. */
function rowsOfSheet(sheet: readonly (readonly string[])[]): Cells {
  return judged(sheet.map((cells, at) => ({ line: at + 1, cells })))
}

function judged(all: readonly RowOf[]): Cells {
  const rows = all.filter(row => row.cells.some(cell => cell.trim() !== ''))
  if (rows.length === 0) return { refusal: 'There are no rows in this table.' }
  // One more, since the first may name the columns.
  if (rows.length > MOST_ROWS + 1)
    return {
      refusal: `This table has ${rows.length.toLocaleString('en-GB')} rows. Bring in at most ${MOST_ROWS.toLocaleString('en-GB')} at once.`,
    }
  let characters = 0
  for (const { line, cells } of rows) {
    characters += cells.reduce((sum, cell) => sum + cell.length, 0)
    if (characters > MOST_CHARACTERS)
      return {
        refusal: `Up to row ${line} this table has more than ${MOST_CHARACTERS.toLocaleString('en-GB')} characters. Bring it in in parts.`,
      }
    if (cells.length > MOST_COLUMNS)
      return { refusal: `Row ${line} has ${cells.length} cells. A table may have at most ${MOST_COLUMNS} columns.` }
    const at = cells.findIndex(cell => cell.length > LONGEST_CELL)
    if (at !== -1)
      return {
        refusal: `The cell in row ${line}, column ${at + 1} has more than ${LONGEST_CELL.toLocaleString('en-GB')} characters.`,
      }
  }
  const names = new Set(rows[0]?.cells)
  if (['record', 'standing', 'title_abstract_decision'].every(name => names.has(name)))
    return {
      refusal:
        'This is a table of records of Retroduce: import it into a search. Configurations come back from the table of configurations alone, as CSV or XLSX.',
    }
  // Our own table comes back to the letter.
  if (isOwn(rows)) return { rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(clean) })) }
  return { rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(plainText) })) }
}

function delimiterOf(text: string, isFile: boolean): string | null {
  const opening = text.slice(0, 200_000)
  const lines = opening.split('\n').filter(line => line.trim() !== '')
  if (lines.filter(line => line.includes('\t')).length * 2 >= Math.min(lines.length, 4) && opening.includes('\t'))
    return '\t'
  if (!isFile) return null
  const first = lines[0] ?? ''
  const [best] = [',', ';', '|']
    .map(sign => ({ sign, count: first.split(sign).length }))
    .toSorted((a, b) => b.count - a.count)
  const isTable = best !== undefined && best.count > 1 && first.length < 2_000
  return isTable || /^\uFEFF?"/.test(text) ? (best?.sign ?? ',') : null
}

/** With empty lines between them a paragraph may run over several lines; without any, each line is one. */
function paragraphs(text: string): readonly RowOf[] {
  const lines = text.split('\n')
  const isSpaced = lines.some((line, at) => line.trim() === '' && at > 0 && at < lines.length - 1)
  if (!isSpaced) return lines.map((line, at) => ({ line: at + 1, cells: [line] }))
  const rows: { line: number; cells: string[] }[] = []
  let open = false
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') open = false
    else if (open) rows.at(-1)!.cells[0] += ` ${line.trim()}`
    else {
      rows.push({ line: at + 1, cells: [line] })
      open = true
    }
  }
  return rows
}
