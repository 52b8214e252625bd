// Which elements of a table are the same idea: by the number they have throughout the table, or by the very same words.
import type { Role } from '../../../configurations/domain.ts'
import { fold } from './citing/citation.ts'
import type { Part, Understood } from './types.ts'

/** Whose numbers are those of the whole table, so that the same number is the same idea in every row. */
export const CODES = ['none', 'mechanisms', 'all'] as const
export type Codes = (typeof CODES)[number]

export type Shared = {
  readonly code: string
  readonly name: string
  readonly uses: readonly { readonly line: number; readonly mark: string }[]
}

const MECHANISMS: readonly Role[] = ['mechanism', 'resource', 'response']

/** Numbers that begin anew in every row are the row's own; such as come back, in rows that begin with others, are the table's. */
export function guessCodes(rows: readonly Understood[]): Codes {
  const shared = new Set<Role>()
  const coded = new Set<Role>()
  for (const [role, uses] of usesByRole(rows)) {
    const lines = Map.groupBy(uses, use => use.line)
    const begins = [...lines.values()].some(own => !own.some(use => Number(use.code.slice(1)) === 1))
    const comesBack = new Set(uses.map(use => use.code)).size < uses.length
    coded.add(role)
    if (begins && comesBack) shared.add(role)
  }
  if (shared.size === 0) return 'none'
  const isAll = [...coded].every(role => shared.has(role)) && [...shared].some(role => !MECHANISMS.includes(role))
  return isAll ? 'all' : [...shared].some(role => MECHANISMS.includes(role)) ? 'mechanisms' : 'none'
}

function usesByRole(rows: readonly Understood[]) {
  const uses = rows.flatMap(row =>
    row.parts.flatMap(part => (part.code === '' ? [] : [{ line: row.line, role: part.role, code: part.code }])),
  )
  return Map.groupBy(uses, use => use.role)
}

export function isShared(part: Part, codes: Codes): boolean {
  return part.code !== '' && (codes === 'all' || (codes === 'mechanisms' && MECHANISMS.includes(part.role)))
}

/** The words of a coded element where its cell holds the code alone: those of the first that has any. */
export function withWords(rows: readonly Understood[], codes: Codes): readonly Understood[] {
  const words = new Map<string, string>()
  for (const row of rows)
    for (const part of row.parts)
      if (isShared(part, codes) && part.wording !== '' && !words.has(part.code)) words.set(part.code, part.wording)
  return rows.map(row => {
    if (row.parts.every(part => part.wording !== '')) return row
    const parts = row.parts.map(part => (part.wording === '' ? { ...part, wording: words.get(part.code) ?? '' } : part))
    const without = parts.filter(part => part.wording === '')
    const leftOver = [...row.leftOver, ...without.map(part => ({ column: part.role, text: part.code || part.mark }))]
    return { ...row, parts: parts.filter(part => part.wording !== ''), leftOver }
  })
}

/** Ideas that stand in two rows or more, and every one that has a code; pauses after every row. */
export function* sharedIn(rows: readonly Understood[], codes: Codes): Generator<void, readonly Shared[]> {
  const groups = new Map<string, { code: string; name: string; uses: { line: number; mark: string }[] }>()
  for (const row of rows) {
    yield
    if (row.kind !== 'configuration') continue
    for (const part of row.parts) {
      const isCoded = isShared(part, codes)
      const key = isCoded ? `code ${part.code}` : `words ${fold(part.wording)}`
      const group = groups.get(key) ?? { code: isCoded ? part.code : '', name: part.wording, uses: [] }
      group.uses.push({ line: row.line, mark: part.mark })
      groups.set(key, group)
    }
  }
  return [...groups.values()].filter(one => one.code !== '' || new Set(one.uses.map(use => use.line)).size > 1)
}
