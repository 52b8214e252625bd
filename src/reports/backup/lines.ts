// A table as text: one row a line, the columns of the schema it was written under.
import type { Column, Row } from '../../core/db/whole-tables.ts'

export function lineOf(row: Row): string {
  return `${JSON.stringify(row)}\n`
}

/** The row of a line with the columns that the table has, or null when it does not fit. */
export function rowOf(line: string, columns: readonly Column[]): Row | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (value === null || typeof value !== 'object') return null
  const row = value as Row
  const names = columns.map(column => column.name)
  if (Object.keys(row).some(name => !names.includes(name))) return null
  const fits = columns.every(({ name, type, isNullable }) => {
    const cell = row[name]
    if (cell === null) return isNullable
    if (type === 'number') return Number.isFinite(cell)
    return type === 'text' ? typeof cell === 'string' : Number.isInteger(cell)
  })
  return fits ? Object.fromEntries(names.map(name => [name, row[name]])) : null
}

/** Only LF ends a line: texts may hold U+2028 and the like, which other readers take for line ends. */
export async function* linesIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
