// Which groups the synthesis page shows and which of them open, from the headings of all accounts a filter finds.
import type { Group, Placed } from './grouping.ts'

/** So many accounts are shown at once without anyone asking for more. */
export const SHOWN = 60

export type Shown = Group & {
  readonly count: number
  readonly isOpen: boolean
  /** The accounts that are shown; none of a group that is closed. */
  readonly ids: readonly number[]
  /** The first of the group, with which others are compared. */
  readonly first: number
  /** After which account the group goes on; null at its end or while it is closed. */
  readonly next: number | null
}

/**
 * Few accounts are all shown; of many, the group that was asked for, else the first one. `picked` are accounts that somebody
 * has chosen already: what they stand under is open, however far down they stand.
 */
export function shownGroups(
  { groups }: Placed,
  asked: { readonly open: number | null; readonly after: number | null },
  picked: readonly number[] = [],
): Shown[] {
  const total = groups.reduce((sum, group) => sum + group.members.length, 0)
  return groups.map(({ id, name, members }, at) => {
    const chosen = members.filter(member => picked.includes(member))
    const isAsked = asked.open === null ? at === 0 : asked.open === id
    const isOpen = total <= SHOWN || isAsked || chosen.length > 0
    const from = isAsked && asked.after !== null ? members.indexOf(asked.after) + 1 : 0
    const end = from + SHOWN
    const ids = isOpen ? [...new Set([...members.slice(from, end), ...chosen])] : []
    const last = members[end - 1]
    const next = isOpen && last !== undefined && end < members.length ? last : null
    return { id, name, count: members.length, isOpen, ids, first: members[0] ?? 0, next }
  })
}
