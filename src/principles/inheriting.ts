// The terms a principle inherits from its configurations, and from which of them each comes.
import { nameOf } from '../configurations/domain.ts'
import { byRef, type Ref } from './domain.ts'

export type Inherited = {
  readonly facet: string
  readonly terms: readonly { readonly id: number; readonly name: string; readonly from: readonly string[] }[]
}

type Term = { readonly id: number; readonly name: string; readonly facetKey: string; readonly facetName: string }

/** By facet and term in the order in which the configurations, lowest number first, name them; `terms` by `layer id`. */
export function inheritedTerms(refs: readonly Ref[], terms: ReadonlyMap<string, readonly Term[]>): Inherited[] {
  const found = [...refs]
    .sort(byRef)
    .flatMap(ref =>
      (terms.get(`${ref.layer} ${ref.id}`) ?? []).map(term => ({ ...term, from: nameOf(ref.layer, ref.id) })),
    )
  return [...Map.groupBy(found, term => term.facetName)].map(([facet, group]) => ({
    facet,
    terms: [...Map.groupBy(group, term => term.id)].map(([id, same]) => ({
      id,
      name: same[0]?.name ?? '',
      from: same.map(term => term.from),
    })),
  }))
}
