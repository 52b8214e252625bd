// Reads where the evidence behind principles comes from: a fixed number of statements however many principles and terms there are.
import type { Db } from '../../../core/db/open.ts'
import { conditionsOf } from '../../../principles/framework/holding/conditions.ts'
import { listPrincipleVoices, readMarks } from '../../../principles/framework/holding/store.ts'
import { listVoices } from '../../../principles/framework/voices/store.ts'
import type { Voice } from '../../../principles/framework/voices/voices.ts'
import { readPrinciple } from '../../../principles/reading.ts'
import type { Ground } from '../../../principles/resting/store.ts'
import type { Principle } from '../../../principles/store.ts'
import { listFacets, listTerms } from '../../../reviews/vocabulary/store.ts'
import { listPointers } from '../../../synthesis/store.ts'
import { type Place, placeFacets, placesByCountry, placesByTerm } from './places.ts'

type Document = { readonly id: number; readonly country: string }

export async function loadPlaces(
  db: Db,
  reviewId: number,
  principles: readonly Principle[],
  ground: Ground,
  documents: readonly Document[],
): Promise<Place[]> {
  const facets = placeFacets((await listFacets(db, reviewId)).filter(one => one.retiredAt === null))
  const terms = await listTerms(db, reviewId)
  const asked = terms.filter(term => facets.some(facet => facet.id === term.facetId)).map(term => term.id)
  const conditions = conditionsOf({ level: [], term: asked }, [], facets, terms)
  const pointers = await listPointers(db, reviewId)
  const voices = {
    synthesised: behind(principles, 'synthesised', pointers, await listVoices(db, reviewId, 'synthesised')),
    account: behind(principles, 'account', pointers, await listVoices(db, reviewId, 'account')),
  }
  const own = await listPrincipleVoices(db, reviewId)
  const marks = await readMarks(db, reviewId, conditions)
  return [
    ...placesByTerm(principles, facets, terms, { voices, own, marks, pointers }),
    ...placesByCountry(countryRows(principles, ground, documents)),
  ]
}

/** What speaks of a configuration that a principle rests on, and nothing else. */
function behind(
  principles: readonly Principle[],
  layer: 'account' | 'synthesised',
  pointers: ReadonlyMap<number, number>,
  voices: readonly Voice[],
): Voice[] {
  const refs = principles.flatMap(one => one.configurations).filter(ref => ref.layer === layer)
  const ids = new Set(refs.map(({ id }) => (layer === 'synthesised' ? (pointers.get(id) ?? id) : id)))
  return voices.filter(voice => ids.has(voice.of))
}

function countryRows(principles: readonly Principle[], ground: Ground, documents: readonly Document[]) {
  const countries = new Map(documents.map(one => [one.id, one.country]))
  return principles.flatMap(principle =>
    readPrinciple(principle, ground).rows.map(row => ({
      principleId: principle.id,
      country: countries.get(row.documentId) ?? '',
      voice: {
        ...{ of: principle.id, via: row.via, documentId: row.documentId, studyId: row.studyId, excerptId: null },
        ...{ isConsultation: row.documentKind === 'consultation', stance: row.stance, isConverse: row.isConverse },
      },
    })),
  )
}
