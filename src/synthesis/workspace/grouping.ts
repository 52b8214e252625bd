// Under which heading accounts stand on the synthesis page: by theory statement, theme, shared idea or, as a hint, wording.

export const GROUPINGS = ['theme', 'idea', 'words'] as const
export type Grouping = (typeof GROUPINGS)[number] | null
export type Group = { readonly id: number; readonly name: string }

/** What has no heading stands under this number, last. */
export const NO_GROUP = 0

const MECHANISMS: readonly string[] = ['mechanism', 'resource', 'response']

export type Placed = {
  /** Headings in their order, without those nothing stands under. */
  readonly groups: readonly (Group & { readonly members: readonly number[] })[]
  /** Further headings an account could stand under. */
  readonly also: ReadonlyMap<number, readonly string[]>
}

/** Every account under the first of its headings, those without one last. `order` is that of the headings. */
export function placedUnder(
  accounts: readonly number[],
  headingsOf: ReadonlyMap<number, readonly Group[]>,
  order: readonly Group[],
  without: string,
): Placed {
  const members = new Map<number, number[]>()
  const also = new Map<number, readonly string[]>()
  for (const account of accounts) {
    const [first, ...others] = headingsOf.get(account) ?? []
    const key = first?.id ?? NO_GROUP
    const list = members.get(key)
    if (list === undefined) members.set(key, [account])
    else list.push(account)
    if (others.length > 0)
      also.set(
        account,
        others.map(other => other.name),
      )
  }
  const groups = [...order, { id: NO_GROUP, name: without }].flatMap(group => {
    const own = members.get(group.id)
    return own === undefined ? [] : [{ ...group, members: own }]
  })
  return { groups, also }
}

type Use = {
  readonly configurationId: number
  readonly role: string
  readonly id: number
  readonly name: string
}

/**
 * The ideas that accounts share: those of mechanisms first, then the one that most accounts have. An idea that one account
 * alone has is no heading.
 */
export function sharedIdeas(uses: readonly Use[]): {
  readonly headingsOf: ReadonlyMap<number, readonly Group[]>
  readonly order: readonly Group[]
} {
  const users = new Map<number, Set<number>>()
  const mechanisms = new Set(uses.filter(use => MECHANISMS.includes(use.role)).map(use => use.id))
  for (const { id, configurationId } of uses) {
    const set = users.get(id)
    if (set === undefined) users.set(id, new Set([configurationId]))
    else set.add(configurationId)
  }
  const names = new Map(uses.map(use => [use.id, use.name]))
  const order = [...users]
    .filter(([, accounts]) => accounts.size > 1)
    .map(([id, accounts]) => ({ id, name: names.get(id) ?? '', size: accounts.size }))
    .sort((a, b) => Number(mechanisms.has(b.id)) - Number(mechanisms.has(a.id)) || b.size - a.size || a.id - b.id)
    .map(({ id, name }) => ({ id, name }))
  const rank = new Map(order.map((group, at) => [group.id, at]))
  const byAccount = Map.groupBy(uses, use => use.configurationId)
  const headingsOf = new Map(
    [...byAccount].map(([account, own]) => {
      // The role it has here goes before the one it has elsewhere.
      const first = (use: Use) => (MECHANISMS.includes(use.role) ? 0 : 1)
      const shared = own.filter(use => rank.has(use.id))
      const sorted = shared.sort((a, b) => first(a) - first(b) || (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
      const once = sorted.filter((use, at) => sorted.findIndex(other => other.id === use.id) === at)
      return [account, once.map(({ id, name }) => ({ id, name }))] as const
    }),
  )
  return { headingsOf, order }
}
