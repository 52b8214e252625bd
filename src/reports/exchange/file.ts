// The form of a review's file: written with one row a line, read back with every value judged.
import type { Column, Row } from '../../core/db/whole-tables.ts'
import { isLeftBehind, laterColumns, mayBeMissing } from './older.ts'
import { isShaped } from './shapes.ts'
import { LISTS, type Listed, REVIEW_COLUMNS } from './tables.ts'

export const FORMAT = 'retroduce-review'
export const VERSION = 1

export type Person = { readonly id: number; readonly name: string }
export type ReviewFile = {
  readonly review: Row
  readonly people: readonly Person[]
  /** Rows by the name of their list, as the tables hold them, without the review's number. */
  readonly lists: ReadonlyMap<string, readonly Row[]>
}

/** A piece is made, packed and handed on within a few milliseconds. */
const PIECE = 1 << 16

/** The text of the file in pieces, so that it is nowhere whole: equal for equal data. */
export function* piecesOf(file: ReviewFile): Generator<string> {
  let piece = ''
  for (const part of partsOf(file)) {
    piece += part
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* partsOf({ review, people, lists }: ReviewFile): Generator<string> {
  const texts = currentTexts(lists)
  const printed = withoutCurrent(lists)
  yield `{"format":${JSON.stringify(FORMAT)},\n"version":${VERSION},\n"review":${JSON.stringify(review)},\n"people":`
  yield* listParts(people, one => one)
  for (const listed of LISTS) {
    yield `,\n${JSON.stringify(listed.list)}:`
    yield* listParts(printed.get(listed.list) ?? [], row => outward(listed, row, texts))
  }
  yield '}\n'
}

function* listParts<T>(rows: readonly T[], shown: (row: T) => unknown): Generator<string> {
  for (const [at, row] of rows.entries()) yield `${at === 0 ? '[' : ','}\n${JSON.stringify(shown(row))}`
  yield rows.length === 0 ? '[]' : '\n]'
}

/** The text that counts of each document stands with the document, so that readers find it there. */
function currentTexts(lists: ReadonlyMap<string, readonly Row[]>): ReadonlyMap<string, string> {
  return new Map((lists.get('documentTexts') ?? []).map(row => [`${row.documentId} ${row.number}`, row.text as string]))
}

function outward(listed: Listed, row: Row, texts: ReadonlyMap<string, string>): Row {
  const json = Object.fromEntries(
    (listed.json ?? []).map(column => [column, row[column] === null ? null : JSON.parse(row[column] as string)]),
  )
  if (listed.list === 'documents')
    return {
      ...row,
      ...json,
      text: row.textNumber === null ? null : (texts.get(`${row.id} ${row.textNumber}`) ?? null),
    }
  return { ...row, ...json }
}

/** Takes out of the list of texts what stands with its document already. */
function withoutCurrent(lists: ReadonlyMap<string, readonly Row[]>): Map<string, readonly Row[]> {
  const current = new Set((lists.get('documents') ?? []).map(row => `${row.id} ${row.textNumber}`))
  const texts = (lists.get('documentTexts') ?? []).map(row => {
    if (!current.has(`${row.documentId} ${row.number}`)) return row
    const { text: _, ...rest } = row
    return rest
  })
  return new Map(lists).set('documentTexts', texts)
}

/** The file as rows for the tables, or a sentence. `columns` are those of the database it goes into. */
export function readReviewFile(
  text: string,
  columns: ReadonlyMap<string, readonly Column[]>,
): ReviewFile | { readonly problem: string } {
  const file = parsed(text)
  if (file === null || file.format !== FORMAT) return { problem: 'This is no export of a review from Retroduce.' }
  if (typeof file.version === 'number' && file.version > VERSION)
    return { problem: 'This export was written by a newer Retroduce. Update this one first.' }
  if (file.version !== VERSION) return { problem: 'This is no export of a review from Retroduce.' }
  const known = new Set(['format', 'version', 'review', 'people', ...LISTS.map(listed => listed.list)])
  const foreign = Object.keys(file).find(name => !known.has(name))
  if (foreign !== undefined) return { problem: `The export holds “${foreign}”, which this version does not know.` }
  try {
    const texts = new Map<string, unknown>()
    const lists = new Map<string, readonly Row[]>()
    for (const listed of LISTS) {
      const sent = file[listed.list]
      const rows = sent === undefined && mayBeMissing(listed.list) ? [] : rowsOf(sent, listed.list)
      if (listed.list === 'documents') for (const row of rows) texts.set(`${row.id} ${row.textNumber}`, row.text)
      const own = columnsFor(listed, rows, columns)
      lists.set(
        listed.list,
        rows.map((row, at) => inward(listed, row, own, texts, `${listed.list}, row ${at + 1}`)),
      )
    }
    return { review: reviewOf(file.review, columns), people: peopleOf(file.people), lists }
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message }
    throw error
  }
}

class Misfit extends Error {}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function rowsOf(value: unknown, name: string): readonly Row[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw new Misfit(`The export has no list “${name}”.`)
  return value
}

function peopleOf(value: unknown): Person[] {
  return rowsOf(value, 'people').map((person, at) => {
    if (person.id !== at + 1 || typeof person.name !== 'string' || person.name === '')
      throw new Misfit(`The list “people” does not fit at row ${at + 1}.`)
    return { id: at + 1, name: storable(person.name).slice(0, 200) }
  })
}

function reviewOf(value: unknown, columns: ReadonlyMap<string, readonly Column[]>): Row {
  if (!isObject(value)) throw new Misfit('The export says nothing of the review itself.')
  const own = (columns.get('review') ?? []).filter(column =>
    (REVIEW_COLUMNS as readonly string[]).includes(column.name),
  )
  const later = laterColumns([value], own)
  return Object.fromEntries(
    own
      .filter(column => !later.has(column.name))
      .map(column => [column.name, judged(value[column.name], column, 'review')]),
  )
}

/** Those a row may have, without what an older export knows nothing of: the table has its own value for that. */
function columnsFor(
  listed: Listed,
  rows: readonly Row[],
  columns: ReadonlyMap<string, readonly Column[]>,
): readonly Column[] {
  const all = columns.get(listed.table) ?? []
  const own = all.filter(column => column.name !== 'reviewId' && !listed.without?.includes(column.name))
  const later = laterColumns(rows, own)
  return own.filter(column => !later.has(column.name))
}

/** Only columns that the table has, each with a value of its kind. */
function inward(
  listed: Listed,
  row: Row,
  own: readonly Column[],
  texts: ReadonlyMap<string, unknown>,
  place: string,
): Row {
  const names = new Set(own.map(column => column.name))
  const extra = Object.keys(row).find(
    name =>
      !names.has(name) &&
      !isLeftBehind(listed.list, listed.without, name) &&
      !(listed.list === 'documents' && name === 'text'),
  )
  if (extra !== undefined) throw new Misfit(`${place}: “${extra}” is not known to this version.`)
  return Object.fromEntries(
    own.map(column => {
      let value = row[column.name]
      if (listed.list === 'documentTexts' && column.name === 'text' && value === undefined)
        value = texts.get(`${row.documentId} ${row.number}`)
      if (listed.json?.includes(column.name) && value !== null && value !== undefined) {
        if (!isShaped(column.name, value)) throw new Misfit(`${place}: “${column.name}” does not fit.`)
        value = JSON.stringify(value)
      }
      return [column.name, judged(value, column, place)]
    }),
  )
}

/** Without what neither engine can hold; line ends stay as they are, since positions of excerpts count them. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

function judged(value: unknown, column: Column, place: string): string | number | null {
  if (value === null && column.isNullable) return null
  if (column.type === 'text' && typeof value === 'string') return storable(value)
  if (column.type === 'integer' && Number.isInteger(value) && Math.abs(value as number) < 2 ** 31)
    return value as number
  if (column.type === 'number' && Number.isFinite(value)) return value as number
  throw new Misfit(`${place}: “${column.name}” does not fit.`)
}
