// What differs between two states of rows, so that a rearrangement can be undone exactly and only while nobody has gone on from it.

export type Values = Readonly<Record<string, unknown>>
export type TableName = (typeof TABLES)[number]['table']
export type State = Readonly<Record<TableName, readonly Values[]>>
export type Change = { readonly table: TableName; readonly before: Values | null; readonly after: Values | null }

/** Parents before children: the order of inserting; deleting goes the other way. */
export const TABLES = [
  { table: 'configuration', key: ['layer', 'id'] },
  { table: 'element', key: ['id'] },
  { table: 'elementLevel', key: ['elementId', 'levelId'] },
  { table: 'evidence', key: ['id'] },
  { table: 'evidenceAppraisal', key: ['id'] },
  { table: 'link', key: ['id'] },
] as const

/** Rows that were changed, added (no `before`) or taken away (no `after`). */
export function changesBetween(before: State, after: State): Change[] {
  return TABLES.flatMap(({ table }) => {
    const later = new Map(after[table].map(row => [keyOf(table, row), row]))
    const earlier = new Map(before[table].map(row => [keyOf(table, row), row]))
    const kept = before[table].flatMap(row => {
      const now = later.get(keyOf(table, row)) ?? null
      return now !== null && isSame(row, now) ? [] : [{ table, before: row, after: now }]
    })
    const added = after[table].filter(row => !earlier.has(keyOf(table, row)))
    return [...kept, ...added.map(row => ({ table, before: null, after: row }))]
  })
}

/** True while every row a rearrangement touched still is as it left it. */
export function isUntouched(changes: readonly Change[], now: State): boolean {
  return changes.every(({ table, before, after }) => {
    const key = keyOf(table, (after ?? before) as Values)
    const present = now[table].find(row => keyOf(table, row) === key) ?? null
    return after === null ? present === null : present !== null && isSame(present, after)
  })
}

export function keyOf(table: TableName, row: Values): string {
  const columns: readonly string[] = TABLES.find(one => one.table === table)?.key ?? []
  return columns.map(column => String(row[column])).join(' ')
}

/** Versions count saves, not content: of a configuration only its words are compared, so that a new title is no obstacle. */
function isSame(one: Values, other: Values): boolean {
  return Object.keys(one).every(column => column === 'version' || one[column] === other[column])
}
