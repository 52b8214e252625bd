// Queries on what facets say about documents.
import type { Db } from '../../core/db/open.ts'

export type DocumentTerm = { readonly id: number; readonly name: string; readonly facet: string }

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
    .select(['documentTerm.documentId', 'term.id', 'term.name', 'facet.name as facet'])
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
