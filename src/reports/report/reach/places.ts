// Where the evidence behind principles comes from: for each setting, population, kind of intervention and country, which principles were studied there.
import { type Verdict, verdictOf } from '../../../principles/framework/holding/verdict.ts'
import { countVoices } from '../../../principles/framework/voices/voices.ts'
import { readPrinciple } from '../../../principles/reading.ts'
import type { Ground } from '../../../principles/resting/store.ts'
import type { Principle } from '../../../principles/store.ts'

export type Place = {
  /** As the team named the facet; null for a country. */
  readonly facet: string | null
  readonly isSetting: boolean
  readonly name: string
  /** Behind any principle, once each. */
  readonly studies: number
  readonly consultations: number
  /** Those of which something is said there, in their order. */
  readonly principles: readonly {
    readonly id: number
    readonly verdict: Verdict
    readonly studies: number
    readonly consultations: number
  }[]
}

/** The places of all principles, by the rule of each; terms first, in the order of their facets. */
export function placesBehind(principles: readonly Principle[], ground: Ground): Place[] {
  const all = principles.flatMap(one => readPrinciple(one, ground).places.map(place => ({ id: one.id, ...place })))
  const places = [...Map.groupBy(all, place => JSON.stringify([place.facet, place.name])).values()]
  const terms = places.filter(([first]) => first?.facet !== null)
  const countries = places
    .filter(([first]) => first?.facet === null)
    .sort(([a], [b]) => ((a?.name ?? '') < (b?.name ?? '') ? -1 : 1))
  return [...terms, ...countries].flatMap(own => {
    const [first] = own
    if (first === undefined) return []
    const { facet, isSetting, name } = first
    const { studies, consultations } = countVoices(own.flatMap(place => place.voices))
    const said = own.filter(({ there }) => there.studies + there.consultations > 0)
    return [
      {
        ...{ facet, isSetting, name, studies, consultations },
        principles: said.map(({ id, there }) => ({
          ...{ id, verdict: verdictOf(there, false, true) },
          ...{ studies: there.studies, consultations: there.consultations },
        })),
      },
    ]
  })
}
