// Contexts against mechanisms: where they meet in one configuration, and which outcomes come of it.
import type { Role } from '../../configurations/domain.ts'
import { ROLES_OF } from '../map/addresses.ts'
import { type Sign, signOf, type Use } from '../map/graph.ts'

/** An idea or a theme by number; 0 is an element without an idea, or no theme; −1 a configuration that lacks the role. */
export type Heading = { readonly key: number; readonly name: string; readonly count: number }
export type Outcome = {
  readonly statementId: number | null
  readonly name: string
  readonly sign: Sign
  readonly count: number
}
export type MeetingCell = {
  readonly row: number
  readonly column: number
  readonly configurations: readonly number[]
  readonly outcomes: readonly Outcome[]
}
export type Meetings = {
  readonly rows: readonly Heading[]
  readonly columns: readonly Heading[]
  readonly cells: readonly MeetingCell[]
  /** Configurations, each counted once. */
  readonly total: number
  readonly rowsLeftOut: number
  readonly columnsLeftOut: number
}

export const MOST_ROWS = 40
export const MOST_COLUMNS = 20
const LACKING = -1

type Names = ReadonlyMap<number, string>

/** `themes` is by configuration where rows are themes, and null where they are the ideas of contexts. */
export function meetingsOf(
  uses: readonly Use[],
  ideas: Names,
  themes: { readonly of: ReadonlyMap<number, readonly number[]>; readonly names: Names } | null,
): Meetings {
  const found = new Map<string, { row: number; column: number; uses: Use[]; configurations: Set<number> }>()
  const byRow = new Map<number, Set<number>>()
  const byColumn = new Map<number, Set<number>>()
  const configurations = Map.groupBy(uses, use => use.configurationId)
  for (const [id, own] of configurations) {
    const rows = themes === null ? keysOf(own, ROLES_OF.context) : (themes.of.get(id) ?? [0])
    const columns = keysOf(own, ROLES_OF.mechanism)
    const outcomes = own.filter(use => use.role === 'outcome')
    for (const row of rows) put(byRow, row, id)
    for (const column of columns) put(byColumn, column, id)
    for (const row of rows)
      for (const column of columns) {
        const cell = found.get(`${row} ${column}`) ?? { row, column, uses: [], configurations: new Set<number>() }
        cell.uses.push(...outcomes)
        cell.configurations.add(id)
        found.set(`${row} ${column}`, cell)
      }
  }
  const rows = headings(byRow, themes?.names ?? ideas, themes === null ? 'context' : 'theme')
  const columns = headings(byColumn, ideas, 'mechanism')
  const shown = [rows.slice(0, MOST_ROWS), columns.slice(0, MOST_COLUMNS)] as const
  const [inRows, inColumns] = shown.map(list => new Set(list.map(heading => heading.key)))
  return {
    rows: shown[0],
    columns: shown[1],
    cells: [...found.values()]
      .filter(cell => inRows?.has(cell.row) && inColumns?.has(cell.column))
      .map(({ row, column, uses, configurations }) => ({
        row,
        column,
        configurations: [...configurations],
        outcomes: outcomesOf(uses, ideas),
      })),
    total: configurations.size,
    rowsLeftOut: rows.length - shown[0].length,
    columnsLeftOut: columns.length - shown[1].length,
  }
}

function keysOf(uses: readonly Use[], roles: readonly Role[]): readonly number[] {
  const own = uses.filter(use => roles.includes(use.role))
  return own.length === 0 ? [LACKING] : [...new Set(own.map(use => use.statementId ?? 0))]
}

function put(sets: Map<number, Set<number>>, key: number, id: number): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([id]))
  else set.add(id)
}

/** The most used first; what has no idea or lacks the role comes last. */
function headings(sets: ReadonlyMap<number, ReadonlySet<number>>, names: Names, role: string): Heading[] {
  const nameOf = (key: number) => {
    if (key === LACKING) return `no ${role} yet`
    return key === 0 ? (role === 'theme' ? 'no theme yet' : `${role} without an idea`) : (names.get(key) ?? `${key}`)
  }
  return [...sets]
    .map(([key, ids]) => ({ key, name: nameOf(key), count: ids.size }))
    .sort((a, b) => Number(a.key <= 0) - Number(b.key <= 0) || b.count - a.count || a.key - b.key)
}

/** Each outcome once, the most frequent first, with all the signs it has been given. */
function outcomesOf(uses: readonly Use[], ideas: Names): Outcome[] {
  const groups = Map.groupBy(uses, use => (use.statementId === null ? `element ${use.id}` : `idea ${use.statementId}`))
  return [...groups.values()]
    .map(own => {
      const { statementId, wording } = own[0] as Use
      const name = statementId === null ? wording : (ideas.get(statementId) ?? wording)
      return { statementId, name, sign: signOf(own), count: new Set(own.map(use => use.configurationId)).size }
    })
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
