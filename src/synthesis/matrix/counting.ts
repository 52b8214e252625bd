// Levels against terms: which configurations stand in each cell, and totals in which every configuration counts once.

/** 0 stands for no level, or no term of the facet. */
export type Pair = { readonly configurationId: number; readonly id: number }
export type Cell = { readonly levelId: number; readonly termId: number; readonly configurations: readonly number[] }
export type Counted = {
  readonly cells: readonly Cell[]
  readonly byLevel: ReadonlyMap<number, number>
  readonly byTerm: ReadonlyMap<number, number>
  readonly total: number
  /** How many stand in more than one cell. */
  readonly inSeveral: number
}

/** `levels` and `terms` say where each configuration stands; what is in `ids` and in neither stands under 0. */
export function countMatrix(ids: readonly number[], levels: readonly Pair[], terms: readonly Pair[]): Counted {
  const levelsOf = placesOf(ids, levels)
  const termsOf = placesOf(ids, terms)
  const cells = new Map<string, { levelId: number; termId: number; configurations: number[] }>()
  const byLevel = new Map<number, number>()
  const byTerm = new Map<number, number>()
  let inSeveral = 0
  for (const id of ids) {
    const own = [levelsOf.get(id) ?? NOWHERE, termsOf.get(id) ?? NOWHERE] as const
    if (own[0].size * own[1].size > 1) inSeveral++
    for (const levelId of own[0]) byLevel.set(levelId, (byLevel.get(levelId) ?? 0) + 1)
    for (const termId of own[1]) byTerm.set(termId, (byTerm.get(termId) ?? 0) + 1)
    for (const levelId of own[0])
      for (const termId of own[1]) {
        const key = `${levelId} ${termId}`
        const cell = cells.get(key) ?? { levelId, termId, configurations: [] }
        cell.configurations.push(id)
        cells.set(key, cell)
      }
  }
  return { cells: [...cells.values()], byLevel, byTerm, total: ids.length, inSeveral }
}

const NOWHERE: ReadonlySet<number> = new Set([0])

function placesOf(ids: readonly number[], pairs: readonly Pair[]): Map<number, ReadonlySet<number>> {
  const known = new Set(ids)
  const places = new Map<number, Set<number>>()
  for (const { configurationId, id } of pairs) {
    if (!known.has(configurationId)) continue
    const own = places.get(configurationId)
    if (own === undefined) places.set(configurationId, new Set([id]))
    else own.add(id)
  }
  return places
}
