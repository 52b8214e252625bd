// One sheet of a workbook as SpreadsheetML: rows as text of XML, columns with their widths, the first row frozen.
import { neutral } from '../../../core/csv.ts'
import type { Cell, CellKind, Head } from '../table.ts'

/** What a cell of a workbook holds at most, in units of UTF-16. */
export const LONGEST_CELL = 32_767
/** Rows of a sheet, the first one with the names among them. */
export const MOST_ROWS = 1_048_576

/** Numbers of the styles in `STYLES`. */
const STYLE = { header: 1, day: 2, time: 3, words: 4 } as const

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** What comes before the rows. `isFirst`: the sheet that is seen when the workbook is opened. */
export function opening(heads: readonly Head[], widths: readonly number[], isFirst: boolean): string {
  const columns = heads.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 12}" customWidth="1"/>`,
  )
  const chosen = isFirst ? ' tabSelected="1"' : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView${chosen} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${headerRow(heads)}`
}

/** What comes after them; `rows` with the first one. */
export function closing(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${letters(columns - 1)}${rows}"/></worksheet>`
}

function headerRow(heads: readonly Head[]): string {
  const cells = heads.map((head, at) => textCell(at, 1, neutral(head.name), STYLE.header))
  return `<row r="1">${cells.join('')}</row>`
}

/** A cell that is longer than a workbook takes, and how it goes on. */
export type TooLong = { readonly column: number; readonly row: number; readonly parts: readonly string[] }

/** `wraps`: long texts are shown in full. */
export function rowOf(
  kinds: readonly CellKind[],
  cells: readonly Cell[],
  row: number,
  wraps: boolean,
  tooLong: (cell: TooLong) => string,
): string {
  let xml = `<row r="${row}">`
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (cell === null || cell === undefined || cell === '') continue
    const place = letters(at) + row
    if (typeof cell === 'number') {
      xml += Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : ''
      continue
    }
    const kind = kinds[at]
    const serial = kind === 'day' || kind === 'time' ? serialOf(cell) : null
    if (serial !== null) {
      xml += `<c r="${place}" s="${kind === 'day' ? STYLE.day : STYLE.time}"><v>${serial}</v></c>`
      continue
    }
    const safe = neutral(cell)
    const text = safe.length <= LONGEST_CELL ? safe : neutral(tooLong({ column: at, row, parts: partsOf(cell) }))
    xml += textCell(at, row, text, wraps ? STYLE.words : 0)
  }
  return `${xml}</row>`
}

function textCell(at: number, row: number, text: string, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`
  return `<c r="${letters(at)}${row}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Half of what a cell holds: there has to be room for an apostrophe before each line, and for the words that say where it goes on. */
const PART = 16_000

/** Never cut inside a character. */
export function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    const last = text.charCodeAt(at + PART - 1)
    const end = at + PART < text.length && last >= 0xd800 && last <= 0xdbff ? at + PART - 1 : at + PART
    parts.push(text.slice(at, end))
    at = end
  }
  return parts
}

const names: string[] = []
/** A, B … Z, AA. */
export function letters(at: number): string {
  const known = names[at]
  if (known !== undefined) return known
  const name = (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
  names[at] = name
  return name
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/
/** Before March 1900 spreadsheets count differently from each other. */
const FIRST = Date.UTC(1900, 2, 1)
const EPOCH = Date.UTC(1899, 11, 30)

/** Days since the end of 1899, as a workbook counts them; null for what is no whole date. */
function serialOf(text: string): number | null {
  if (!DAY.test(text) && !TIME.test(text)) return null
  const at = Date.parse(text)
  const isReal = !Number.isNaN(at) && at >= FIRST && new Date(at).toISOString().startsWith(text.slice(0, 10))
  return isReal ? (at - EPOCH) / 86_400_000 : null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a workbook has to write otherwise.
const SPECIAL = /[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g

/** Characters that XML cannot hold are written as `_x000B_`, and what looks like that has its first character written so. */
export function escaped(text: string): string {
  return text.replaceAll(SPECIAL, found => {
    if (found === '&') return '&amp;'
    if (found === '<') return '&lt;'
    if (found === '>') return '&gt;'
    return `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
}
