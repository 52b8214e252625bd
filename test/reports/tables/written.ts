// Writes tables of made-up rows for tests, and reads workbooks and CSV back cell by cell.
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import type { Cells, Head, Table } from '../../../src/reports/tables/table.ts'
import { once } from '../../../src/reports/tables/table.ts'
import { firstSheet } from '../../../src/sources/reading/tables/workbook.ts'

export const head = (name: string, kind: Head['kind'] = 'text'): Head => ({
  name,
  kind,
  means: '',
  values: '',
  unit: '',
})

export function tableOf(columns: readonly Head[], rows: readonly Cells[], name: Table['name'] = 'records'): Table {
  return { name, about: 'One row is a row.', columns, slices: once(rows), remarks: () => [] }
}

export const csvRows = (bytes: Uint8Array): string[][] =>
  parse(Buffer.from(bytes), { bom: true, relax_column_count: true })

/** The cells of the first sheet as our own reader has them. */
export async function firstRows(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const sheet = await firstSheet(Buffer.from(bytes))
  if ('refusal' in sheet) throw new Error(sheet.refusal)
  return sheet.rows
}

/** The parts of a workbook as text, by name. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** The sheets of a workbook by name, each as its XML. */
export function sheetsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = partsOf(bytes)
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)]
  return new Map(names.map(([, name = '', id]) => [name, parts.get(`xl/worksheets/sheet${id}.xml`) ?? '']))
}

export type Line = Readonly<Record<string, string>>
/** Each row by the names of its columns. */
export const linesOf = (rows: readonly (readonly string[])[]): Line[] => {
  const [names = [], ...rest] = rows
  return rest.map(row => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}
