// Saturation: which ideas each document says for the first time, in the order in which the documents were read.
import type { Role } from '../../configurations/domain.ts'
import { playing } from '../map/addresses.ts'

export const GROUPS = ['context', 'mechanism', 'outcome', 'strategy', 'actor'] as const
export type Group = (typeof GROUPS)[number]
export type Counts = Readonly<Record<Group | 'all', number>>

/** An element of an account; `statementId` null where no idea has been given. */
export type Saying = { readonly documentId: number; readonly role: Role; readonly statementId: number | null }

export type Step = {
  readonly documentId: number
  readonly fresh: Counts
  readonly sum: Counts
  /** Elements that no idea has been given; whether they are new cannot be told. */
  readonly loose: number
}

const NONE: Counts = { context: 0, mechanism: 0, outcome: 0, strategy: 0, actor: 0, all: 0 }

/**
 * An idea is new in the first document that uses it. By role it is new in the first that uses it in this role, so the roles
 * may add up to more than all of them, in which it counts once.
 */
export function saturationOf(documentIds: readonly number[], sayings: readonly Saying[]): Step[] {
  const byDocument = Map.groupBy(sayings, saying => saying.documentId)
  const seen = new Set<string>()
  let sum = NONE
  return documentIds.map(documentId => {
    const own = byDocument.get(documentId) ?? []
    const fresh: Record<Group | 'all', number> = { ...NONE }
    for (const { role, statementId } of own) {
      if (statementId === null) continue
      for (const group of [playing(role), 'all'] as const) {
        const key = `${group} ${statementId}`
        if (seen.has(key)) continue
        seen.add(key)
        fresh[group]++
      }
    }
    sum = added(sum, fresh)
    return { documentId, fresh, sum, loose: own.filter(saying => saying.statementId === null).length }
  })
}

function added(a: Counts, b: Counts): Counts {
  const keys = [...GROUPS, 'all'] as const
  return Object.fromEntries(keys.map(key => [key, a[key] + b[key]])) as Counts
}

/** How many of the last documents brought nothing new; null when there is none to tell by, or no element has an idea. */
export function quietAtEnd(steps: readonly Step[]): number | null {
  if ((steps.at(-1)?.sum.all ?? 0) === 0) return null
  const last = steps.findLastIndex(step => step.fresh.all > 0)
  return steps.length - 1 - last
}
