// Tables as CSV: quoted where needed, nothing in it that a spreadsheet could take for a formula.

/** RFC 4180 with a byte order mark, which spreadsheets need to read it as UTF-8. */
export function toCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${[head, ...rows].map(csvLine).join('')}`
}

export const BYTE_ORDER_MARK = '\uFEFF'

/** One row with its line end, for tables that are written piece by piece. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** Quoted where needed; what a spreadsheet could take for a formula has an apostrophe before it. */
function cell(text: string): string {
  const safe = neutral(text)
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const ONE_LINE = /^(?:\s|')*[=+\-@\t]/
const NUMBER = /^[+-]?\d+([.,]\d+)?$/

/**
 * No line of a cell begins with = + - @ TAB or CR, white space aside, unless the whole cell is a number: an apostrophe goes
 * before each line that would, apostrophes it has already aside, so that taking one away again restores the text.
 */
export function neutral(text: string): string {
  if (NUMBER.test(text)) return text
  // Most cells are one line, of which only the beginning has to be looked at.
  if (!/[\r\n]/.test(text)) return ONE_LINE.test(text) ? `'${text}` : text
  return text.replaceAll(/(?<=^|[\r\n])(?=(?:[^\S\r\n]|')*[=+\-@\t\r])/g, "'")
}

/** The text that was neutralised. */
export function restored(cell: string): string {
  if (NUMBER.test(cell)) return cell
  return cell.replaceAll(/(?<=^|[\r\n])'(?=(?:[^\S\r\n]|')*[=+\-@\t\r])/g, '')
}
