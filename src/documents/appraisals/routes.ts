// The address of a document's appraisal: one's own to fill in, the others' to read.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { AgreedAnswer, AppraisalAnswer, DocumentAnswer } from '../answers.ts'
import { listForms } from '../appraisal-forms/store.ts'
import { getDocument } from '../store.ts'
import { agreeOn, appraise } from './actions.ts'
import { AgreedForm, AppraisalForm } from './forms.ts'
import { listAgreed, listAppraisals } from './store.ts'

const AppraisalPage = z.object({
  document: DocumentAnswer,
  own: AppraisalAnswer.nullable(),
  others: z.array(AppraisalAnswer),
  agreed: AgreedAnswer.nullable(),
  statements: z.array(z.object({ id: z.number(), number: z.string(), ifText: z.string(), thenText: z.string() })),
  /** Forms of the review that may be answered too. */
  forms: z.array(z.object({ id: z.number(), name: z.string() })),
})

async function appraisalPage(ctx: MemberCtx, id: number) {
  const document = await getDocument(ctx.db, ctx.review.id, id)
  const all = await listAppraisals(ctx.db, ctx.review.id, [id])
  const home = `/reviews/${ctx.review.slug}/documents`
  const crumbs = [
    { label: 'Texts', href: home },
    { label: document.label, href: `${home}/${id}` },
  ]
  const data = {
    document,
    own: all.find(one => one.personId === ctx.person.id) ?? null,
    others: all.filter(one => one.personId !== ctx.person.id),
    agreed: (await listAgreed(ctx.db, ctx.review.id, [id])).get(id) ?? null,
    statements: await listTheoryStatements(ctx.db, ctx.review.id),
    forms: (await listForms(ctx.db, ctx.review.id))
      .filter(form => form.retiredAt === null)
      .map(form => ({ id: form.id, name: form.content.name })),
  }
  return { view: 'documents/appraisals/page', title: `Appraise ${document.label}`, nav: 'texts', crumbs, data }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/appraisal',
    'documents.write',
    { answer: AppraisalPage },
    (ctx, { params }) => appraisalPage(ctx, params.document),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/appraisal',
    'documents.write',
    {
      form: AppraisalForm,
      answer: AppraisalPage,
      example: { relevance: 'high', relevanceReason: 'Says how listening works', version: '0' },
      again: (ctx, { params }) => appraisalPage(ctx, params.document),
      summary: 'Judge relevance, rigour and richness, each with a reason',
    },
    async (ctx, { params, form }) => {
      const { version, statementIds, ...appraisal } = form
      await appraise(ctx, params.document, version, appraisal, statementIds)
      return { see: `/reviews/${ctx.review.slug}/documents/${params.document}`, done: 'Your appraisal is saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/appraisal/agreement',
    'documents.write',
    {
      form: AgreedForm,
      answer: AppraisalPage,
      example: { rigour: 'low', richness: 'high', reason: 'Thin methods, telling quotations', version: '0' },
      again: (ctx, { params }) => appraisalPage(ctx, params.document),
      summary: 'Write down what several people settle on; each one’s own appraisal stays',
    },
    async (ctx, { params, form }) => {
      const { version, ...agreed } = form
      await agreeOn(ctx, params.document, version, agreed)
      return { see: `/reviews/${ctx.review.slug}/documents/${params.document}`, done: 'What you agreed on is saved.' }
    },
  ),
]
