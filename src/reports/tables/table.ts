// What a table is before it is a file: columns that say what they mean, and rows that come in slices.
import type { ExportTable } from '../formats.ts'

/** `number` also of years and counts; `day` 2026-11-21, `time` 2026-11-21T20:41:07.123Z. */
export type CellKind = 'text' | 'number' | 'day' | 'time' | 'yes or no'

/** Null is an empty cell. Truth is `yes` or `no`. */
export type Cell = string | number | null

export type Head = {
  readonly name: string
  readonly kind: CellKind
  readonly means: string
  /** The words it may hold, where they are few; empty otherwise. */
  readonly values: string
  readonly unit: string
}

export type Column<R> = Head & { readonly of: (row: R) => Cell }

export type Cells = readonly Cell[]

export type Table = {
  readonly name: ExportTable
  /** What one row is, in a sentence. */
  readonly about: string
  readonly columns: readonly Head[]
  readonly slices: AsyncIterable<readonly Cells[]>
  /** What is not in it and why; known when the last slice was read. */
  readonly remarks: () => readonly string[]
}

type More = { readonly values?: string | readonly string[]; readonly unit?: string }

export function column<R>(
  name: string,
  kind: CellKind,
  means: string,
  of: (row: R) => Cell,
  { values = '', unit = '' }: More = {},
): Column<R> {
  return { name, kind, means, of, values: typeof values === 'string' ? values : values.join(', '), unit }
}

export const yes = (is: boolean): Cell => (is ? 'yes' : 'no')
/** Several in one cell, each once, empty ones left out. */
export const joined = (parts: readonly (string | number | null)[], between = '; '): string =>
  [...new Set(parts.filter(part => part !== null && part !== '').map(String))].join(between)

export async function* cellsOf<R>(
  columns: readonly Column<R>[],
  slices: AsyncIterable<readonly R[]>,
): AsyncGenerator<readonly Cells[]> {
  for await (const slice of slices) yield slice.map(row => columns.map(one => one.of(row)))
}

/** One slice of rows that are there already. */
export async function* once<R>(rows: readonly R[] | Promise<readonly R[]>): AsyncGenerator<readonly R[]> {
  yield await rows
}

/** Each name once, since a team names its own columns: one that is called like a column of every review becomes “Study (2)”. */
export function uniquely<H extends { readonly name: string }>(own: readonly H[], fixed: readonly H[]): H[] {
  const taken = new Set(fixed.map(head => head.name.toLowerCase()))
  return own.map(head => {
    let name = head.name
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${head.name} (${n})`
    taken.add(name.toLowerCase())
    return { ...head, name }
  })
}
