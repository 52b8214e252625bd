// Rows of a table as the tree the library would make of its own: it keeps dozens of objects for a cell, and tables have thousands of rows.
import { Paragraph, type ParagraphChild, type Table } from 'docx'
import { hasRightToLeft, runsRightToLeft } from '../../direction.ts'
import type { Aside, Context, Written } from '../aside/aside.ts'
import { WELL } from '../styles.ts'
import { told } from '../words.ts'

/** `write` is null where the text is all there is. */
export type Line = { readonly text: string; readonly write: (() => readonly ParagraphChild[]) | null }
export type Cell = readonly Line[]

type Waiting = (context: Context) => Written

/** A row with more characters in a cell may be split between pages. */
const LONG_CELL = 700

export function rowOf(row: readonly Cell[], widths: readonly number[], isHead: boolean): Waiting {
  const isShort = row.every(cell => cell.reduce((sum, one) => sum + one.text.length, 0) < LONG_CELL)
  const properties = [...(isShort ? [{ 'w:cantSplit': {} }] : []), ...(isHead ? [{ 'w:tblHeader': {} }] : [])]
  const cells = widths.map((width, at) =>
    cellOf(row[at] ?? [], width, isHead ? 'TableHead' : at === 0 ? 'TableName' : 'TableText'),
  )
  return context => ({
    'w:tr': [...(properties.length === 0 ? [] : [{ 'w:trPr': properties }]), ...cells.map(cell => cell(context))],
  })
}

function cellOf(cell: Cell, width: number, style: string): Waiting {
  const shade = style === 'TableHead' ? [{ 'w:shd': { _attr: { 'w:val': 'clear', 'w:fill': WELL } } }] : []
  const lines = cell.length === 0 ? [lineOf({ text: '', write: null }, style)] : cell.map(one => lineOf(one, style))
  return context => ({
    'w:tc': [
      { 'w:tcPr': [{ 'w:tcW': { _attr: { 'w:w': width, 'w:type': 'dxa' } } }, ...shade] },
      ...lines.map(line => line(context)),
    ],
  })
}

function lineOf({ text, write }: Line, style: string): Waiting {
  const isBackwards = runsRightToLeft(text)
  if (write !== null) {
    const options = { style, ...(isBackwards ? { bidirectional: true } : {}) }
    return context => new Paragraph({ ...options, children: write() }).prepForXml(context)
  }
  return () => {
    const properties = [{ 'w:pStyle': { _attr: { 'w:val': style } } }, ...(isBackwards ? [{ 'w:bidi': {} }] : [])]
    const direction = hasRightToLeft(text) ? [{ 'w:rPr': [{ 'w:rtl': {} }] }] : []
    const words = { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, told(text)] }
    return { 'w:p': [{ 'w:pPr': properties }, ...(text === '' ? [] : [{ 'w:r': [...direction, words] }])] }
  }
}

/** Puts the rows at the end of a table. */
export function withRows(table: Table, rows: readonly Waiting[], aside: Aside | null): Table {
  const write = table.prepForXml.bind(table)
  const prepForXml = (context: Context): Written => {
    const written = write(context)
    const parts = written?.['w:tbl'] as Written[] | undefined
    for (const row of rows) parts?.push(aside === null ? row(context) : aside.put(row(context), context))
    return written
  }
  return Object.assign(table, { prepForXml })
}
