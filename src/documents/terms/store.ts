// Queries on what facets say about documents.
import type { Db } from '../../core/db/open.ts'
import { listFacets, listTerms } from '../../reviews/vocabulary/store.ts'
import { SHARED_FACETS } from '../characteristics/domain.ts'

export type DocumentTerm = {
  readonly id: number
  readonly name: string
  readonly facet: string
  readonly facetId: number
}

/** The terms that a document can be given: of facets that describe documents, and of those shared with configurations. */
export async function listOfferedTerms(db: Db, reviewId: number) {
  const own = await listTerms(db, reviewId, 'documents')
  const others = await listTerms(db, reviewId, 'configurations')
  return [...own, ...others.filter(term => SHARED_FACETS.includes(term.facetKey))]
}

/** The facets behind these terms, with or without a term yet, in their order. */
export async function listOfferedFacets(db: Db, reviewId: number) {
  const facets = await listFacets(db, reviewId)
  return facets.filter(
    one =>
      one.retiredAt === null &&
      (one.describes === 'documents' || (one.describes === 'configurations' && SHARED_FACETS.includes(one.key))),
  )
}

/** The terms of these documents by document, in the order of their facets; retired ones stay with what carries them. */
export async function listTermsOfDocuments(
  db: Db,
  reviewId: number,
  documentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly DocumentTerm[]>> {
  const rows = await db
    .selectFrom('documentTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'documentTerm.reviewId').onRef('term.id', '=', 'documentTerm.termId'),
    )
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select(['documentTerm.documentId', 'term.id', 'term.name', 'facet.name as facet', 'facet.id as facetId'])
    .where('documentTerm.reviewId', '=', reviewId)
    .where('documentTerm.documentId', 'in', documentIds.length > 0 ? [...documentIds] : [0])
    .orderBy('facet.position')
    .orderBy('term.position')
    .orderBy('term.id')
    .execute()
  const terms = new Map<number, DocumentTerm[]>()
  for (const { documentId, ...term } of rows) {
    const known = terms.get(documentId)
    if (known === undefined) terms.set(documentId, [term])
    else known.push(term)
  }
  return terms
}

export async function replaceDocumentTerms(
  db: Db,
  reviewId: number,
  documentId: number,
  termIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('documentTerm').where('reviewId', '=', reviewId).where('documentId', '=', documentId).execute()
  if (termIds.length > 0)
    await db
      .insertInto('documentTerm')
      .values(termIds.map(termId => ({ reviewId, documentId, termId })))
      .execute()
}
