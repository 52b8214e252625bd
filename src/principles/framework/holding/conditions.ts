// The conditions under which one asks what works: one of the chosen terms of each facet, and one of the chosen levels.
import type { Describes } from '../../../reviews/domain.ts'

type Named = { readonly id: number; readonly name: string }
type Facet = Named & { readonly describes: Describes }
type Term = Named & { readonly facetId: number; readonly parentId: number | null }

export type Condition = {
  /** Null for levels. */
  readonly facetId: number | null
  readonly label: string
  readonly describes: Describes | 'levels'
  /** As chosen. */
  readonly chosen: readonly Named[]
  /** The chosen terms and all that stand under them. */
  readonly ids: ReadonlySet<number>
}

/** In the order of levels, then facets; what is chosen and not there is left out. */
export function conditionsOf(
  asked: { readonly level: readonly number[]; readonly term: readonly number[] },
  levels: readonly Named[],
  facets: readonly Facet[],
  terms: readonly Term[],
): Condition[] {
  const named = ({ id, name }: Named) => ({ id, name })
  const chosenLevels = levels.filter(level => asked.level.includes(level.id)).map(named)
  const ofLevels: Condition[] =
    chosenLevels.length === 0
      ? []
      : [
          {
            ...{ facetId: null, label: 'Level', describes: 'levels', chosen: chosenLevels },
            ids: new Set(chosenLevels.map(level => level.id)),
          },
        ]
  const ofFacets = facets.flatMap(({ id, name, describes }): Condition[] => {
    const chosen = terms.filter(term => term.facetId === id && asked.term.includes(term.id)).map(named)
    if (chosen.length === 0) return []
    return [{ facetId: id, label: name, describes, chosen, ids: withUnder(chosen, terms) }]
  })
  return [...ofLevels, ...ofFacets]
}

function withUnder(chosen: readonly Named[], terms: readonly Term[]): ReadonlySet<number> {
  const ids = new Set(chosen.map(term => term.id))
  for (let before = 0; before < ids.size; ) {
    before = ids.size
    for (const term of terms) if (term.parentId !== null && ids.has(term.parentId)) ids.add(term.id)
  }
  return ids
}

/** "in General practice or Community sector, at the level Interpersonal". */
export function conditionsSaid(conditions: readonly Condition[]): string {
  return conditions.map(({ label, chosen }) => `${label}: ${chosen.map(term => term.name).join(' or ')}`).join('; ')
}
