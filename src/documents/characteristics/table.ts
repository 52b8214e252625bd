// The table of included studies as it is read: rows of studies or documents, filtered, sorted and counted by value.
import type { DocumentKind } from '../domain.ts'
import type { Column } from './domain.ts'

export type Cell = {
  readonly values: readonly string[]
  /** The same as a reader sees them. */
  readonly labels: readonly string[]
  /** Where in the text it says so; empty when nobody said. */
  readonly locator: string
  readonly excerptId: number | null
}

export type Described = {
  readonly id: number
  readonly label: string
  readonly title: string
  readonly year: number | null
  readonly studyId: number | null
  readonly studyName: string | null
  readonly kind: DocumentKind
  /** To save against. */
  readonly version: number
  readonly cells: ReadonlyMap<string, Cell>
}

export type RowCell = {
  /** Every value of the row's documents once. */
  readonly labels: readonly string[]
  /** One entry a document that says something, when they do not say the same. */
  readonly said: readonly { readonly document: string; readonly text: string }[]
  readonly locator: string
  readonly excerptId: number | null
}

export type Row = {
  readonly studyId: number | null
  readonly name: string
  readonly documents: readonly Described[]
  readonly cells: readonly RowCell[]
}

export type Rows = 'studies' | 'documents'

const NOTHING: Cell = { values: [], labels: [], locator: '', excerptId: null }
export const cellOf = (document: Described, key: string): Cell => document.cells.get(key) ?? NOTHING

/** A study shows what its documents say: the same once, different answers each with its document. */
export function rowsOf(documents: readonly Described[], columns: readonly Column[], by: Rows): Row[] {
  const groups = Map.groupBy(documents, one =>
    by === 'studies' && one.studyId !== null ? `study ${one.studyId}` : `document ${one.id}`,
  )
  return [...groups.values()].map(group => {
    const [first] = group as [Described, ...Described[]]
    const isStudy = by === 'studies' && first.studyId !== null
    return {
      studyId: isStudy ? first.studyId : null,
      name: isStudy ? (first.studyName ?? '') : first.label,
      documents: group,
      cells: columns.map(column => together(group, column.key)),
    }
  })
}

function together(group: readonly Described[], key: string): RowCell {
  const said = group.flatMap(one => {
    const cell = cellOf(one, key)
    return cell.labels.length === 0 ? [] : [{ document: one.label, text: cell.labels.join('; '), cell }]
  })
  const differ = new Set(said.map(one => one.text)).size > 1
  const from = said.find(one => one.cell.locator !== '' || one.cell.excerptId !== null)?.cell
  return {
    labels: [...new Set(said.flatMap(one => one.cell.labels))],
    said: differ ? said.map(({ document, text }) => ({ document, text })) : [],
    locator: from?.locator ?? '',
    excerptId: from?.excerptId ?? null,
  }
}

export const textOf = (cell: RowCell) =>
  cell.said.length > 0 ? cell.said.map(one => `${one.document}: ${one.text}`).join('; ') : cell.labels.join('; ')

/** `value` null asks for empty cells. Text is found by a part of it, everything else by the whole value. */
export type Wanted = { readonly key: string; readonly value: string | null }

/** `country:UK` and `country:` from an address. */
export function readWanted(texts: readonly string[], columns: readonly Column[]): Wanted[] {
  return texts.flatMap(text => {
    const at = text.indexOf(':')
    const key = text.slice(0, at)
    if (at < 1 || !columns.some(column => column.key === key)) return []
    const value = text.slice(at + 1).trim()
    return [{ key, value: value === '' ? null : value }]
  })
}

export function narrowed(rows: readonly Row[], columns: readonly Column[], wanted: readonly Wanted[]): Row[] {
  const places = wanted.map(one => ({ ...one, at: columns.findIndex(column => column.key === one.key) }))
  return rows.filter(row =>
    places.every(({ at, value }) => {
      const labels = row.cells[at]?.labels ?? []
      if (value === null) return labels.length === 0
      const sought = value.toLocaleLowerCase('en')
      const isText = columns[at]?.kind === 'text'
      return labels.some(label => {
        const lower = label.toLocaleLowerCase('en')
        return isText ? lower.includes(sought) : lower === sought
      })
    }),
  )
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** By name when there is no such column; empty cells come last either way. */
export function sorted(rows: readonly Row[], columns: readonly Column[], key: string, isDown: boolean): Row[] {
  const at = columns.findIndex(column => column.key === key)
  const isNumber = columns[at]?.kind === 'number'
  const textFor = (row: Row) => (at === -1 ? row.name : (row.cells[at]?.labels.join('; ') ?? ''))
  const compare = (a: string, b: string) =>
    isNumber ? Number(a) - Number(b) || order.compare(a, b) : order.compare(a, b)
  return [...rows].sort((a, b) => {
    const [mine, other] = [textFor(a), textFor(b)]
    if (mine === '' || other === '') return mine === other ? order.compare(a.name, b.name) : mine === '' ? 1 : -1
    return (isDown ? -1 : 1) * compare(mine, other) || order.compare(a.name, b.name)
  })
}

export type Counts = {
  readonly key: string
  readonly name: string
  readonly missing: number
  readonly values: readonly { readonly label: string; readonly count: number }[]
}

const MOST_VALUES = 20

/** How many rows have each value, the most frequent first. A column of free text that rarely repeats itself is left out. */
export function countsOf(rows: readonly Row[], columns: readonly Column[]): Counts[] {
  return columns.flatMap((column, at) => {
    const counts = new Map<string, number>()
    for (const row of rows)
      for (const label of row.cells[at]?.labels ?? []) counts.set(label, (counts.get(label) ?? 0) + 1)
    const missing = rows.filter(row => (row.cells[at]?.labels.length ?? 0) === 0).length
    if (counts.size === 0 || (column.kind === 'text' && counts.size > MOST_VALUES)) return []
    const values = [...counts]
      .map(([label, count]) => ({ label, count }))
      .sort((a, b) => b.count - a.count || order.compare(a.label, b.label))
    return [{ key: column.key, name: column.name, missing, values }]
  })
}

/** The empty cells of each row, by the names of their columns. */
export function missingOf(rows: readonly Row[], columns: readonly Column[]): { row: Row; columns: Column[] }[] {
  return rows.flatMap(row => {
    const empty = columns.filter(({ from }, at) => from !== 'form' && (row.cells[at]?.labels.length ?? 0) === 0)
    return empty.length === 0 ? [] : [{ row, columns: empty }]
  })
}
