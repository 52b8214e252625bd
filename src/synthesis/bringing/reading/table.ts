// Reads a whole table of configurations: its columns, its rows with theme bands and overarching ones, and what they share.
import { restored } from '../../../core/csv.ts'
import type { Between } from './cells.ts'
import { sourcesIn } from './citing/sources.ts'
import { type ColumnKind, guessColumns, isHeader } from './columns.ts'
import { isLabel, labelOf, overarchingIn, parentsOf } from './labels.ts'
import { isOwn, readOwn } from './own/own.ts'
import { referencesIn } from './references.ts'
import { type How, type RowOf, readRow } from './row.ts'
import { type Codes, guessCodes, type Shared, sharedIn, withWords } from './sharing.ts'
import { tagsIn } from './tags.ts'
import type { RowKind, Understood } from './types.ts'

export type Grid = { readonly rows: readonly RowOf[] }

/** What a person has said about a table; null where the table itself tells. */
export type Choices = {
  readonly header: boolean | null
  readonly columns: readonly ColumnKind[] | null
  readonly between: Between | null
  readonly codes: Codes | null
  /** By line. */
  readonly rows: Readonly<Record<string, RowKind>>
  /** By key: `document:3`, `record:7`, `new`, `consultation` or `out`. */
  readonly sources: Readonly<Record<string, string>>
  /** A numbered list of references pasted beside. */
  readonly references: string
}

export const NO_CHOICES: Choices = {
  ...{ header: null, columns: null, between: null, codes: null, rows: {}, sources: {}, references: '' },
}

export type Table = {
  readonly hasHeader: boolean
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind; readonly sample: string }[]
  readonly between: Between
  readonly codes: Codes
  readonly rows: readonly Understood[]
  readonly shared: readonly Shared[]
  /** A table of configurations as Retroduce writes it: nothing about its columns is to be chosen. */
  readonly isOwn: boolean
}

/** Pauses after every row, so that a long table keeps nobody waiting. */
export function* readTable(grid: Grid, choices: Choices): Generator<void, Table> {
  const rows = grid.rows.map(row => ({ ...row, cells: row.cells.map(restored) }))
  if (choices.header !== false && isOwn(rows)) return yield* readOwn(rows, choices)
  const at = headerIn(rows, choices.header)
  const hasHeader = at !== -1
  const header = rows[at]?.cells ?? null
  const body = rows.slice(at + 1).filter(row => row.cells.some(cell => cell.trim() !== ''))
  const cells = body.map(row => row.cells)
  const told = guessColumns(header, cells)
  const kinds = choices.columns?.length === told.length ? choices.columns : told
  const names = told.map((_, at) => (header?.[at] ?? '').trim().slice(0, 100))
  const between = choices.between ?? guessBetween(cells, kinds)
  yield
  const read = yield* readRows(body, { kinds, names, between, references: referencesIn(choices.references) }, choices)
  const codes = choices.codes ?? guessCodes(read)
  yield
  const said = new Set(body.filter(row => row.cells.some(cell => overarchingIn(cell) !== null)).map(row => row.line))
  const all = withParents(withWords([...rows.slice(0, Math.max(0, at)).map(aboveHeader), ...read], codes), said)
  yield
  const samples = told.map(
    (_, at) =>
      cells
        .find(row => (row[at] ?? '').trim() !== '')
        ?.[at]?.trim()
        .slice(0, 80) ?? '',
  )
  const columns = kinds.map((kind, at) => ({ name: names[at] ?? '', kind, sample: samples[at] ?? '' }))
  return { hasHeader, columns, between, codes, rows: all, shared: yield* sharedIn(all, codes), isOwn: false }
}

/** A title or a note may stand above the names of the columns. */
const HEADER_WITHIN = 6

function headerIn(rows: readonly RowOf[], said: boolean | null): number {
  if (said === false) return -1
  const found = rows.slice(0, HEADER_WITHIN).findIndex((row, at) => {
    const filled = row.cells.filter(cell => cell.trim() !== '').length
    return isHeader(row.cells) && (at === 0 || filled > 2)
  })
  return found === -1 && said === true ? 0 : found
}

/** What stands above the names of the columns is shown, and left out. */
function aboveHeader(row: RowOf): Understood {
  const { themes: _, ...read } = themeRow(row, row.cells.filter(cell => cell.trim() !== '').join(' '))
  return { ...read, kind: 'out', theme: '', parent: null }
}

/** To the end at once, for tests and jobs. */
export function tableOf(grid: Grid, choices: Choices = NO_CHOICES): Table {
  const steps = readTable(grid, choices)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function* readRows(body: readonly RowOf[], how: How, choices: Choices): Generator<void, Understood[]> {
  const out: Understood[] = []
  const isLabelled = how.kinds.includes('label')
  let theme = ''
  for (const row of body) {
    const told = choices.rows[row.line]
    const guess = guessRow(row, how)
    const kind = told ?? (guess === 'theme' ? 'theme' : 'configuration')
    const last = out.at(-1)
    if (told === undefined && guess === 'sources' && last !== undefined) {
      const { sources, left } = sourcesIn(row.cells.join('\n'), how.references)
      const leftOver = [...last.leftOver, ...left.map(text => ({ column: 'sources', text }))]
      out[out.length - 1] = { ...last, sources: [...last.sources, ...sources], leftOver }
      continue
    }
    if (kind === 'theme')
      theme =
        row.cells
          .find(cell => cell.trim() !== '')
          ?.trim()
          .replaceAll(/\s+/g, ' ') ?? ''
    const { themes, ...read } = kind === 'theme' ? themeRow(row, theme) : readRow(inSentence(row, how), how)
    // Cells of a theme that were merged have their words in the first row alone.
    if (themes[0] !== undefined) theme = themes[0]
    const isAbove = isLabelled && read.label === '' && guess === 'above'
    const isOverarching = kind !== 'theme' && (read.isOverarching || isAbove)
    out.push({ ...read, kind, isOverarching, parent: null, theme })
    yield
  }
  return out
}

function themeRow(row: RowOf, theme: string) {
  const nothing = { parts: [], levels: [], sources: [], leftOver: [], remarks: [], themes: [] }
  return { ...nothing, line: row.line, label: '', isOverarching: false, title: theme, wording: '', note: '' }
}

const BAND = /^(?:theme|domain|phase|stage|category)\b/i

/** A row of one text alone: a theme band, sources of the row before, or a configuration that stands above others. */
function guessRow(row: RowOf, how: How): 'row' | 'theme' | 'sources' | 'above' {
  const filled = row.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ at, text: cell.trim() }]))
  const [only] = filled
  if (filled.length !== 1 || only === undefined) return 'row'
  const { text, at } = only
  if (overarchingIn(text) !== null) return 'above'
  const isSingle = how.kinds.length === 1
  const kind = how.kinds[at]
  if (kind === 'label' && (isLabel(text) || labelOf(text) === '')) return 'row'
  if (BAND.test(text) && text.length <= 200) return 'theme'
  if (tagsIn(text).tags.length > 0) return isSingle ? 'row' : 'above'
  const cited = sourcesIn(text, how.references, { isStrict: true })
  if (cited.sources.length > 0 && cited.left.length === 0) return 'sources'
  if (isSingle) return isHeading(text) ? 'theme' : 'row'
  if (kind === 'sentence' && !isHeading(text)) return 'above'
  return (at === 0 || kind === 'sentence') && text.length <= 200 ? 'theme' : 'row'
}

/** Short and without the end of a sentence. */
function isHeading(text: string): boolean {
  return text.length <= 80 && !/[.;]$/.test(text) && !/^(?:if|when)\s/i.test(text)
}

/** A sentence that stands alone in another column, as merged cells come, is read as the sentence it is. */
function inSentence(row: RowOf, how: How): RowOf {
  const filled = row.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))
  const to = how.kinds.indexOf('sentence')
  const from = filled[0]
  if (filled.length !== 1 || from === undefined || to === -1 || from === to) return row
  if (how.kinds[from] !== 'label' && how.kinds[from] !== 'title') return row
  const text = row.cells[from]!
  if (text.length <= 40 && overarchingIn(text) === null) return row
  return {
    ...row,
    cells: row.cells.map((_, at) => (at === to ? text : '')).concat(to < row.cells.length ? [] : [text]),
  }
}

function withParents(rows: readonly Understood[], said: ReadonlySet<number>): Understood[] {
  const parents = parentsOf(
    rows.flatMap(row =>
      row.kind === 'out' ? [] : [row.kind === 'theme' ? ('theme' as const) : { ...row, isSaid: said.has(row.line) }],
    ),
  )
  return rows.map(row => ({ ...row, parent: parents.get(row.line) ?? null }))
}

/** Semicolons part elements where most cells have them and none has lines. */
function guessBetween(cells: readonly (readonly string[])[], kinds: readonly ColumnKind[]): Between {
  const own = cells
    .slice(0, 60)
    .flatMap(row => row.filter((_, at) => kinds[at] === 'context' || kinds[at] === 'outcome'))
  if (own.some(cell => cell.trim().includes('\n'))) return 'lines'
  const parted = own.filter(cell => cell.replaceAll(/\([^()]{0,400}\)/g, '').includes(';'))
  return parted.length * 3 >= own.length && parted.length > 0 ? 'semicolons' : 'lines'
}
