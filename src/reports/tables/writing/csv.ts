// A table as CSV, slice by slice.
import { BYTE_ORDER_MARK, csvLine } from '../../../core/csv.ts'
import type { Cell, Table } from '../table.ts'
import { growingBytes } from './bytes.ts'
import { breath } from './turns.ts'

/** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
export async function toCsvBytes({ columns, slices }: Pick<Table, 'columns' | 'slices'>): Promise<Uint8Array> {
  const bytes = growingBytes()
  bytes.add(BYTE_ORDER_MARK + csvLine(columns.map(column => column.name)))
  for await (const slice of slices) {
    for (let at = 0; at < slice.length; at += AT_ONCE) {
      bytes.add(
        slice
          .slice(at, at + AT_ONCE)
          .map(cells => csvLine(cells.map(textOf)))
          .join(''),
      )
      await breath()
    }
  }
  return bytes.end()
}

const AT_ONCE = 50

const textOf = (cell: Cell) => (cell === null ? '' : String(cell))
