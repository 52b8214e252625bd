// The codebook of a workbook: every sheet and every column with what it means, what it may hold and in which unit.
import { type Cells, column, type Head } from './table.ts'

export type Written = {
  readonly sheet: string
  readonly about: string
  readonly columns: readonly Head[]
  readonly rows: number
  readonly remarks: readonly string[]
}

type Line = {
  readonly sheet: string
  readonly name: string
  readonly means: string
  readonly kind: string
  readonly values: string
  readonly unit: string
  readonly rows: number | null
}

const COLUMNS = [
  column<Line>('sheet', 'text', 'The sheet that is explained.', line => line.sheet),
  column<Line>(
    'column',
    'text',
    'The column that is explained; empty where the line is about the whole sheet.',
    line => line.name,
  ),
  column<Line>('means', 'text', 'What it holds.', line => line.means),
  column<Line>('kind', 'text', 'What a cell is.', line => line.kind, {
    values: ['text', 'number', 'day', 'time', 'yes or no'],
  }),
  column<Line>('values', 'text', 'The words it may hold, where they are few.', line => line.values),
  column<Line>('unit', 'text', 'The unit of numbers, the zone of times.', line => line.unit),
  column<Line>('rows', 'number', 'How many rows the sheet has, without the names of its columns.', line => line.rows),
]

const NOTHING = { name: '', kind: '', values: '', unit: '', rows: null }

/** Said of all sheets, since whoever opens the file may never see the guide. */
const RULES = [
  'One row of a sheet is one thing; its first column is the number that people say. Empty means that nothing was said.',
  'Several values in one cell stand with “; ” between them.',
  'An apostrophe stands before a text, or a line of it, that begins with = + - @ or a tab, so that no program takes it for a formula. Take one away to have the text as it was; Retroduce does so when it reads the file.',
  'A text longer than 32,767 characters goes on in the sheet “continued”, and says so where it stops. CSV has it in one piece.',
  'Times are in UTC. In CSV they are written 2026-11-21T20:41:07.123Z, days 2026-11-21.',
]

export function codebookOf(
  sheets: readonly Written[],
  lacking: readonly string[],
): {
  readonly columns: readonly Head[]
  readonly rows: readonly Cells[]
} {
  const own: Written = {
    sheet: 'codebook',
    about: 'One row explains a sheet, or a column of it.',
    columns: COLUMNS,
    rows: 0,
    remarks: [],
  }
  const rules = [...lacking, ...RULES].map(means => ({ ...NOTHING, sheet: 'all', means }))
  const lines: Line[] = [...rules, ...[...sheets, own].flatMap(linesOf)]
  const rows = lines.map(line =>
    line.name === '' && line.sheet === own.sheet ? { ...line, rows: lines.length } : line,
  )
  return { columns: COLUMNS, rows: rows.map(line => COLUMNS.map(one => one.of(line))) }
}

function linesOf({ sheet, about, columns, rows, remarks }: Written): Line[] {
  return [
    { ...NOTHING, sheet, means: about, rows },
    ...remarks.map(means => ({ ...NOTHING, sheet, means })),
    ...columns.map(({ name, means, kind, values, unit }) => ({ sheet, name, means, kind, values, unit, rows: null })),
  ]
}
