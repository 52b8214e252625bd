// Where a principle was studied: the one rule by which its page, its reports and its table name and count places.
import type { Describes } from '../../reviews/domain.ts'
import type { RestingCounts } from '../../synthesis/evidence.ts'
import type { Ref } from '../domain.ts'
import { countVoices, type Voice } from '../framework/voices/voices.ts'
import type { BasisRow } from '../resting/resting.ts'

/** The rule, as its pages say it; reports say the same in their language. */
export const PLACE_RULE =
  'A place counts where a study that supports, narrows or contradicts it was done, by its document or by what was coded from it. Consultations are named apart and not counted.'

type Term = { readonly id: number; readonly name: string; readonly parentId: number | null }
type Facet = { readonly id: number; readonly key: string; readonly name: string; readonly describes: Describes }

export type Reach = {
  readonly facets: readonly (Facet & { readonly terms: readonly Term[] })[]
  /** Numbers of terms by "layer id", and by document. */
  readonly configurations: ReadonlyMap<string, ReadonlySet<number>>
  readonly documents: ReadonlyMap<number, ReadonlySet<number>>
  readonly countries: ReadonlyMap<number, string>
  /** Where joined configurations point to. */
  readonly pointers: ReadonlyMap<number, number>
}

export type Place = {
  /** As the team named the facet; null for a country. */
  readonly facet: string | null
  readonly isSetting: boolean
  readonly name: string
  readonly voices: readonly Voice[]
  readonly there: RestingCounts
}

/** Who speaks, what a thing is about and how far along it was say nothing of where it was studied. */
const NO_PLACE: readonly string[] = ['speaker', 'theme', 'pathway-stage', 'phase']

/** Facets whose terms are places in the widest sense. */
export function placeFacets<F extends { readonly key: string; readonly describes: string }>(facets: readonly F[]): F[] {
  return facets.filter(facet => !NO_PLACE.includes(facet.key) && facet.describes !== 'excerpts')
}

/** Every term of the facets in its order, also where nobody speaks; then the countries that somebody speaks of. */
export function placesOf(rows: readonly BasisRow[], refs: readonly Ref[], reach: Reach): Place[] {
  const speaking = rows.filter(row => row.stance !== 'background')
  const byTerm = new Map<number, Voice[]>()
  for (const facet of reach.facets) {
    const terms = new Map(facet.terms.map(term => [term.id, term]))
    for (const row of speaking)
      for (const id of withAbove(termsAt(row, refs, facet.describes, terms, reach), terms)) {
        const voices = byTerm.get(id)
        if (voices === undefined) byTerm.set(id, [voiceOf(row)])
        else voices.push(voiceOf(row))
      }
  }
  const countries = Map.groupBy(speaking, row => reach.countries.get(row.documentId) ?? '')
  return [
    ...reach.facets.flatMap(facet =>
      facet.terms.map(term => placeOf(facet.name, facet.key === 'setting', term.name, byTerm.get(term.id) ?? [])),
    ),
    ...[...countries]
      .filter(([name]) => name !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => placeOf(null, false, name, own.map(voiceOf))),
  ]
}

const placeOf = (facet: string | null, isSetting: boolean, name: string, voices: readonly Voice[]): Place => ({
  ...{ facet, isSetting, name, voices, there: countVoices(voices) },
})

const voiceOf = ({ via, documentId, studyId, stance, isConverse, documentKind }: BasisRow): Voice => ({
  ...{ of: 0, via, documentId, studyId, excerptId: null, stance, isConverse },
  isConsultation: documentKind === 'consultation',
})

/**
 * The terms of one facet under which something is said: those of its document and of the account or configuration that
 * carries it; where neither has any, those of the configuration spoken of, or of all that the principle rests on.
 */
function termsAt(
  row: BasisRow,
  refs: readonly Ref[],
  describes: Describes,
  terms: ReadonlyMap<number, Term>,
  reach: Reach,
): number[] {
  const own = (found: ReadonlySet<number> | undefined) => [...(found ?? [])].filter(id => terms.has(id))
  const ofDocument = own(reach.documents.get(row.documentId))
  if (describes === 'documents') return ofDocument
  const on = ({ layer, id }: Ref) =>
    own(reach.configurations.get(`${layer} ${layer === 'synthesised' ? (reach.pointers.get(id) ?? id) : id}`))
  const carriers = row.via !== null ? [{ layer: 'account' as const, id: row.via }] : row.ref === null ? [] : [row.ref]
  const known = [...ofDocument, ...carriers.flatMap(on)]
  if (known.length > 0) return known
  return (row.ref === null ? refs : [row.ref]).flatMap(on)
}

/** What is studied under a term is studied under those above it. */
function withAbove(ids: readonly number[], terms: ReadonlyMap<number, Term>): ReadonlySet<number> {
  const found = new Set<number>()
  for (const id of ids)
    for (let term = terms.get(id); term !== undefined && !found.has(term.id); term = terms.get(term.parentId ?? 0))
      found.add(term.id)
  return found
}
