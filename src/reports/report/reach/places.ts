// Where the evidence behind principles comes from: for each setting, population, kind of intervention and country, which principles were studied there.

import { type Condition, conditionsOf } from '../../../principles/framework/holding/conditions.ts'
import { judgePrinciple } from '../../../principles/framework/holding/principles.ts'
import { type Ground, judgePrinciples } from '../../../principles/framework/holding/reading.ts'
import { type Verdict, verdictOf } from '../../../principles/framework/holding/verdict.ts'
import { countVoices, type Voice, voicesOf } from '../../../principles/framework/voices/voices.ts'
import type { Principle } from '../../../principles/store.ts'

type Facet = Parameters<typeof conditionsOf>[2][number] & { readonly key: string }
type Term = Parameters<typeof conditionsOf>[3][number]

export type Place = {
  /** As the team named the facet; null for a country. */
  readonly facet: string | null
  readonly isSetting: boolean
  readonly name: string
  /** Behind any principle, once each. */
  readonly studies: number
  readonly consultations: number
  /** Those of which something can be said there, in their order. */
  readonly principles: readonly { readonly id: number; readonly verdict: Verdict; readonly studies: number }[]
}

/** Who speaks, what a thing is about and how far along it was say nothing of where it was studied. */
const NO_PLACE: readonly string[] = ['speaker', 'theme', 'pathway-stage', 'phase']

/** Facets whose terms are places in the widest sense. */
export function placeFacets<F extends { readonly key: string; readonly describes: string }>(facets: readonly F[]): F[] {
  return facets.filter(facet => !NO_PLACE.includes(facet.key) && facet.describes !== 'excerpts')
}

const SAID: readonly Verdict[] = ['holds', 'disputed', 'does not hold', 'no study yet']

/** The same judgement as on the page of what works, for whom and where: one term at a time. */
export function placesByTerm(
  principles: readonly Principle[],
  facets: readonly Facet[],
  terms: readonly Term[],
  ground: Ground,
): Place[] {
  const all = everything(principles, ground)
  return facets.flatMap(facet =>
    terms
      .filter(term => term.facetId === facet.id)
      .flatMap(term => {
        const conditions = conditionsOf({ level: [], term: [term.id] }, [], [facet], terms)
        return [placeOf(facet, term.name, conditions, principles, ground, all)]
      }),
  )
}

function placeOf(
  facet: Facet,
  name: string,
  conditions: readonly Condition[],
  principles: readonly Principle[],
  ground: Ground,
  all: ReturnType<typeof everything>,
): Place {
  const { there } = judgePrinciple(all, conditions, ground.marks)
  return {
    ...{
      facet: facet.name,
      isSetting: facet.key === 'setting',
      name,
      studies: there.studies,
      consultations: there.consultations,
    },
    principles: judgePrinciples(principles, conditions, ground)
      .filter(one => SAID.includes(one.verdict))
      .map(({ principle, verdict, there }) => ({ id: principle.id, verdict, studies: there.studies })),
  }
}

/** All principles taken as one, so that a study behind several counts once. */
function everything(principles: readonly Principle[], ground: Ground) {
  const speaking = { account: voicesOf(ground.voices.account), synthesised: voicesOf(ground.voices.synthesised) }
  const refs = new Map(
    principles.flatMap(one =>
      one.configurations.map(({ layer, id }) => {
        const target = layer === 'synthesised' ? (ground.pointers.get(id) ?? id) : id
        return [`${layer} ${target}`, { layer, id: target }] as const
      }),
    ),
  )
  const claims = [...refs.values()].map(ref => ({ ...ref, voices: speaking[ref.layer].get(ref.id) ?? [] }))
  const ids = new Set(principles.map(one => one.id))
  return { claims, own: ground.own.filter(voice => ids.has(voice.of)), levelIds: null }
}

/** `rows` by principle: what stands under it, with the country of each document; unknown countries are left out. */
export function placesByCountry(
  rows: readonly { readonly principleId: number; readonly country: string; readonly voice: Voice }[],
): Place[] {
  const known = rows.filter(row => row.country !== '')
  return [...Map.groupBy(known, row => row.country)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => {
      const { studies, consultations } = countVoices(own.map(row => row.voice))
      const principles = [...Map.groupBy(own, row => row.principleId)].map(([id, under]) => {
        const counts = countVoices(under.map(row => row.voice))
        return { id, verdict: verdictOf(counts, false, true), studies: counts.studies }
      })
      return {
        facet: null,
        isSetting: false,
        name,
        studies,
        consultations,
        principles: principles.filter(one => SAID.includes(one.verdict)),
      }
    })
}
