// Which configurations a map shows when there are more than one can read: the most connected, and those around one of them.
import type { Tie, Use } from './graph.ts'

/** All of a review's synthesised configurations fit; of thousands of accounts, a few that hang together. */
export const MOST_WHOLE = 120
export const MOST_OF_MANY = 40

export type Chosen = { readonly shown: readonly number[]; readonly leftOut: number }

type Meeting = Pick<Use, 'configurationId' | 'statementId'>

/** `ids` in their order; where they are too many, those that share most ideas and links with others. */
export function mostConnected(ids: readonly number[], uses: readonly Meeting[], ties: readonly Tie[]): Chosen {
  if (ids.length <= MOST_WHOLE) return { shown: ids, leftOut: 0 }
  const score = connections(uses, ties)
  const shown = [...ids]
    .sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || a - b)
    .slice(0, MOST_OF_MANY)
    .sort((a, b) => a - b)
  return { shown, leftOut: ids.length - shown.length }
}

const LINK_WEIGHT = 3

/** How many other configurations each meets through its ideas, a link counting for three. */
export function connections(uses: readonly Meeting[], ties: readonly Tie[]): ReadonlyMap<number, number> {
  const score = new Map<number, number>()
  const add = (id: number, by: number) => score.set(id, (score.get(id) ?? 0) + by)
  for (const [idea, own] of Map.groupBy(uses, use => use.statementId)) {
    if (idea === null) continue
    const meeting = new Set(own.map(use => use.configurationId))
    for (const id of meeting) add(id, meeting.size - 1)
  }
  for (const tie of ties) for (const id of [tie.fromId, tie.toId]) add(id, LINK_WEIGHT)
  return score
}

/** A configuration, and those it meets through an idea or a link. */
export function around(id: number, uses: readonly Meeting[], ties: readonly Tie[]): ReadonlySet<number> {
  const ideas = new Set(uses.filter(use => use.configurationId === id).map(use => use.statementId))
  const near = new Set([id])
  for (const use of uses) if (use.statementId !== null && ideas.has(use.statementId)) near.add(use.configurationId)
  for (const tie of ties) {
    if (tie.fromId === id) near.add(tie.toId)
    if (tie.toId === id) near.add(tie.fromId)
  }
  return near
}
