// Tables as Word writes them: the head is repeated on every page, hairlines, rows in one piece where they are short.
import { BorderStyle, Paragraph, Table, TableLayoutType, WidthType } from 'docx'
import type { Block, Inline } from '../../blocks.ts'
import type { Prose } from '../../prose.ts'
import { type Desk, indentAt, line, type Piece } from '../desk.ts'
import { LINE, LONG_SIDE, MARGIN, SHORT_SIDE } from '../styles.ts'
import { run, runsLater, spans, textOf } from '../words.ts'
import { columnWidths } from './columns.ts'
import { type Cell, rowOf, withRows } from './rows.ts'

/** Word reads no more than 63 columns. */
const MOST_COLUMNS = 60

export function tablePieces(table: Extract<Block, { kind: 'table' }>, desk: Desk): Piece[] {
  const head = table.head.map((text): Cell => [{ text, write: null }])
  const rows = table.rows.map(row =>
    row.map(
      (cell): Cell =>
        cell.map(words => ({ text: textOf(words), write: isPlain(words) ? null : runsLater(words, desk) })),
    ),
  )
  return pieces(table.caption, [head, ...rows], table.wide === true, desk)
}

const isPlain = (words: readonly Inline[]) => words.every(one => Object.keys(one).length === 1)

/** A table in what the team wrote in Markdown. */
export function ownTable(table: Extract<Prose, { kind: 'table' }>, desk: Desk): Piece[] {
  const rows = [table.head, ...table.rows].map(row =>
    row.map((words): Cell => [{ text: words.map(span => span.text).join(''), write: () => spans(words, desk) }]),
  )
  return pieces('', rows, false, desk)
}

function pieces(caption: string, rows: readonly (readonly Cell[])[], isWide: boolean, desk: Desk): Piece[] {
  const stands = isWide ? 'wide' : 'other'
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const title = caption === '' ? [] : [line(desk, () => [run(caption)], caption, { style: 'Caption', keepNext: true })]
  // Places and new pages hang on a paragraph; one that is hardly seen where the table has no caption.
  if (desk.waiting.length > 0 || desk.turns) title.push(line(desk, () => [], '', { style: 'TableEnd', keepNext: true }))
  const above = title.map((child): Piece => ({ child, stands: isWide ? 'wide' : 'name' }))
  if (columns === 0) return above
  const parts: Piece[] = []
  for (let from = 0; from < columns; from = from === 0 ? MOST_COLUMNS : from + MOST_COLUMNS - 1) {
    // What does not fit beside the first columns follows in a table of its own, under the same names of rows.
    const part = from === 0 ? rows : rows.map(row => [...row.slice(0, 1), ...row.slice(from)])
    const end: Piece = { child: new Paragraph({ style: 'TableEnd' }), stands }
    parts.push(
      {
        child: tableOf(
          part.map(row => row.slice(0, MOST_COLUMNS)),
          isWide,
          desk,
        ),
        stands,
      },
      end,
    )
  }
  return [...above, ...parts]
}

function tableOf(rows: readonly (readonly Cell[])[], isWide: boolean, desk: Desk): Table {
  const indent = indentAt(desk)
  const room = (isWide ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN - indent
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const texts = rows.map(row => row.map(cell => cell.map(one => one.text).join(' ')))
  const widths = columnWidths(texts, columns, room)
  const rule = (color: string) => ({ style: BorderStyle.SINGLE, size: 4, color })
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const empty = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...(indent > 0 ? { indent: { size: indent, type: WidthType.DXA } } : {}),
    margins: { left: 80, right: 80, marginUnitType: WidthType.DXA },
    borders: {
      top: rule('23242B'),
      bottom: rule('23242B'),
      insideHorizontal: rule(LINE),
      ...{ left: none, right: none, insideVertical: none },
    },
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [],
  })
  return withRows(
    empty,
    rows.map((row, at) => rowOf(row, widths, at === 0)),
    desk.aside,
  )
}
