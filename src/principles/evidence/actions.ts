// Hanging evidence on a principle itself, and taking it away again with a way back.
import { record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, notFound } from '../../core/errors.ts'
import { getPrinciple } from '../store.ts'
import {
  deletePrincipleEvidence,
  findExcerptDocument,
  findPrincipleEvidenceRow,
  insertPrincipleEvidence,
  listDocumentNames,
} from './store.ts'

export type NewEvidence = {
  readonly document: number
  readonly excerpt: number | null
  readonly locator: string
  readonly stance: 'supports' | 'refines' | 'contradicts' | 'background'
  readonly isConverse: boolean
  readonly note: string
}

/** An excerpt has to be of the same document. Returns the number of the evidence. */
export function addPrincipleEvidence(ctx: ReviewCtx, principleId: number, evidence: NewEvidence): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPrinciple(ctx.db, ctx.review.id, principleId)
    if (!(await listDocumentNames(ctx.db, ctx.review.id)).some(document => document.id === evidence.document))
      throw invalid('document', 'Choose a document of this review.')
    if (
      evidence.excerpt !== null &&
      (await findExcerptDocument(ctx.db, ctx.review.id, evidence.excerpt)) !== evidence.document
    )
      throw invalid('excerpt', 'This document has no excerpt with this number.')
    const id = await nextId(ctx.db, ctx.review.id, 'principle evidence')
    const { document, excerpt, isConverse, ...rest } = evidence
    await insertPrincipleEvidence(ctx.db, {
      ...rest,
      reviewId: ctx.review.id,
      id,
      principleId,
      documentId: document,
      excerptId: excerpt,
      isConverse: isConverse ? 1 : 0,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await record(ctx, {
      verb: 'added evidence to',
      subjectKind: 'principle',
      subjectId: principleId,
      after: { evidence: id, ...evidence },
    })
    return id
  })
}

/** Returns the number to undo with. */
export function removePrincipleEvidence(ctx: ReviewCtx, principleId: number, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await findPrincipleEvidenceRow(ctx.db, ctx.review.id, principleId, id)
    if (row === undefined) throw notFound('This evidence')
    const bin = await keepInBin(ctx, {
      kind: 'principle evidence',
      id,
      title: `Evidence of principle ${principleId}`,
      rows: [{ table: 'principleEvidence', rows: [row] }],
      see: `/principles/${principleId}/evidence`,
    })
    await deletePrincipleEvidence(ctx.db, ctx.review.id, id)
    return bin
  })
}
