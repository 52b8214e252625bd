// What facets say about a document: set together with everything else on its form.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { invalid } from '../../core/errors.ts'
import { listOfferedTerms, listTermsOfDocuments, replaceDocumentTerms } from './store.ts'

/**
 * Gives a document these terms within the transaction of `ctx`, and says what it had and has. Terms that were retired
 * since stay, as no form offers them; others have to be of facets that describe documents.
 */
export async function setDocumentTerms(
  ctx: ReviewCtx,
  documentId: number,
  wanted: readonly number[],
): Promise<{ readonly before: readonly number[]; readonly after: readonly number[] }> {
  const offered = new Set((await listOfferedTerms(ctx.db, ctx.review.id)).map(term => term.id))
  const terms = await listTermsOfDocuments(ctx.db, ctx.review.id, [documentId])
  const before = (terms.get(documentId) ?? []).map(term => term.id)
  if (wanted.some(id => !offered.has(id) && !before.includes(id)))
    throw invalid('termIds', 'Choose terms that describe documents of this review.')
  const after = [...new Set([...wanted, ...before.filter(id => !offered.has(id))])]
  await replaceDocumentTerms(ctx.db, ctx.review.id, documentId, after)
  return { before, after }
}
