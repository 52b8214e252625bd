// Queries on where what principles rest on was studied: terms of configurations and documents, and countries; as many statements however many there are.
import type { Layer } from '../../configurations/domain.ts'
import { listTermsOf } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { listFacets, listTerms } from '../../reviews/vocabulary/store.ts'
import type { Ref } from '../domain.ts'
import { placeFacets, type Reach } from './reach.ts'

type Row = { readonly via: number | null; readonly documentId: number }

export async function loadReach(
  db: Db,
  reviewId: number,
  refs: readonly Ref[],
  rows: readonly Row[],
  pointers: ReadonlyMap<number, number>,
): Promise<Reach> {
  const facets = placeFacets((await listFacets(db, reviewId)).filter(one => one.retiredAt === null))
  const terms = await listTerms(db, reviewId)
  const of = (layer: Layer) => refs.flatMap(ref => (ref.layer === layer ? [ref.id] : []))
  const synthesised = of('synthesised').map(id => pointers.get(id) ?? id)
  const accounts = [...of('account'), ...rows.flatMap(row => row.via ?? [])]
  const documents = [...new Set(rows.map(row => row.documentId))]
  return {
    facets: facets.map(({ id, key, name, describes }) => ({
      ...{ id, key, name, describes },
      terms: terms.filter(term => term.facetId === id),
    })),
    configurations: new Map([
      ...(await termsOn(db, reviewId, 'synthesised', synthesised)),
      ...(await termsOn(db, reviewId, 'account', accounts)),
    ]),
    documents: await termsOfDocuments(db, reviewId, documents),
    countries: await countriesOf(db, reviewId, documents),
    pointers,
  }
}

async function termsOn(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  const rows = await listTermsOf(db, reviewId, layer, [...new Set(ids)])
  return [...Map.groupBy(rows, row => `${layer} ${row.configurationId}`)].map(
    ([key, own]) => [key, new Set(own.map(row => row.id))] as const,
  )
}

async function termsOfDocuments(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, ReadonlySet<number>>()
  const rows = await db
    .selectFrom('documentTerm')
    .select(['documentId', 'termId'])
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', [...ids])
    .execute()
  const found = Map.groupBy(rows, row => row.documentId)
  return new Map([...found].map(([id, own]) => [id, new Set(own.map(row => row.termId))]))
}

async function countriesOf(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, string>()
  const rows = await db
    .selectFrom('document')
    .select(['id', 'country'])
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.country]))
}
