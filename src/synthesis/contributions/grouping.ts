// Under which heading an account stands on the synthesis page, by its themes or by the ideas it shares with others.

export const GROUPINGS = ['theme', 'idea'] as const
export type Group = { readonly id: number; readonly name: string }

const MECHANISMS: readonly string[] = ['mechanism', 'resource', 'response']

/** The themes of an account in the order of the facet. */
export function themesOf(terms: readonly (Group & { readonly facetKey: string })[]): Group[] {
  return terms.filter(term => term.facetKey === 'theme').map(({ id, name }) => ({ id, name }))
}

/** The ideas that other elements stand for too: those of mechanisms first, then the one that is used most. `uses` is by idea. */
export function sharedIdeasOf(
  elements: readonly {
    readonly role: string
    readonly statementId: number | null
    readonly statementName: string | null
  }[],
  uses: ReadonlyMap<number, number>,
): Group[] {
  const ideas = elements.flatMap(({ role, statementId: id, statementName: name }) => {
    const used = id === null ? 0 : (uses.get(id) ?? 0)
    return id === null || name === null || used < 2 ? [] : [{ id, name, used, isMechanism: MECHANISMS.includes(role) }]
  })
  const sorted = ideas.sort((a, b) => Number(b.isMechanism) - Number(a.isMechanism) || b.used - a.used)
  const once = sorted.filter((idea, at) => sorted.findIndex(other => other.id === idea.id) === at)
  return once.map(({ id, name }) => ({ id, name }))
}
