// The address of one document: what it is, its texts, what was taken from it, how it was judged, what it is kin to.
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listAppraisedWith } from '../../appraisal-forms/answering/store.ts'
import { listAgreed, listAppraisals } from '../../appraisals/store.ts'
import { listExcerpts } from '../../excerpts/store.ts'
import { getDocument, listLabels } from '../../store.ts'
import { kinOf } from '../../studies/kin/domain.ts'
import { listLinks } from '../../studies/kin/store.ts'
import { listTermsOfDocuments } from '../../terms/store.ts'
import { findExtraction, listTexts } from '../../texts/store.ts'
import { DocumentPage } from '../answers.ts'

export async function describedDocument(ctx: MemberCtx, id: number) {
  const document = await getDocument(ctx.db, ctx.review.id, id)
  const terms = await listTermsOfDocuments(ctx.db, ctx.review.id, [id])
  return { ...document, terms: terms.get(id) ?? [] }
}

async function documentPage(ctx: MemberCtx, id: number) {
  const reviewId = ctx.review.id
  const document = await describedDocument(ctx, id)
  const texts = await listTexts(ctx.db, reviewId, id)
  const job = await findExtraction(ctx.db, reviewId, id)
  const isOver = job?.finishedAt != null && texts[0] !== undefined && job.finishedAt < texts[0].addedAt
  const others = ctx.may('documents.write') ? await listLabels(ctx.db, reviewId) : []
  const data = {
    document,
    texts,
    excerpts: (await listExcerpts(ctx.db, reviewId, { documentId: id })).map(one => ({
      ...one,
      terms: [...one.terms],
    })),
    appraisals: await listAppraisals(ctx.db, reviewId, [id]),
    agreed: (await listAgreed(ctx.db, reviewId, [id])).get(id) ?? null,
    appraisedWith: await listAppraisedWith(ctx.db, reviewId, id, document.kind),
    kin: kinOf(await listLinks(ctx.db, reviewId, id), id),
    others: others.filter(one => one.id !== id),
    job: job === undefined || isOver ? null : job,
  }
  return {
    view: 'documents/page',
    fragment: 'documents/_reading-file',
    title: document.label,
    nav: 'texts',
    crumbs: [{ label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` }],
    data,
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document',
    'review.read',
    { answer: DocumentPage, summary: 'A document with its texts, excerpts and appraisals' },
    (ctx, { params }) => documentPage(ctx, params.document),
  ),
]
