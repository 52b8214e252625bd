// The address of an appraisal of evidence: one's own to fill in, the others' beside it.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { addressOf } from '../addresses.ts'
import { EvidenceAnswer, LayerAnswer } from '../answers.ts'
import { titleOf } from '../domain.ts'
import { getEvidence } from '../evidence/store.ts'
import { getConfiguration } from '../store.ts'
import { appraiseEvidence, takeBackAppraisal } from './actions.ts'
import { EvidenceAppraisalAnswer } from './answers.ts'
import { EvidenceAppraisalForm, EvidenceAppraisalQuery, TakeBackForm } from './forms.ts'
import { getPlaceOf, listEvidenceAppraisals } from './store.ts'

const AppraisalPage = z.object({
  evidence: EvidenceAnswer,
  layer: LayerAnswer,
  configurationId: z.number(),
  /** What the configuration claims, in a sentence. */
  claim: z.string(),
  own: EvidenceAppraisalAnswer.nullable(),
  others: z.array(EvidenceAppraisalAnswer),
  from: z.enum(['coding']).nullable(),
})

async function appraisalPage(ctx: MemberCtx, id: number, from: unknown) {
  const { id: reviewId, shape, slug } = ctx.review
  const { layer, configurationId } = await getPlaceOf(ctx.db, reviewId, id)
  const all = await listEvidenceAppraisals(ctx.db, reviewId, [id])
  const { sentence } = await getConfiguration(ctx.db, reviewId, layer, configurationId, shape)
  const data = {
    evidence: await getEvidence(ctx.db, reviewId, layer, configurationId, id),
    ...{ layer, configurationId, claim: sentence },
    own: all.find(one => one.personId === ctx.person.id) ?? null,
    others: all.filter(one => one.personId !== ctx.person.id),
    from: from === 'coding' ? ('coding' as const) : null,
  }
  const crumbs = [{ label: titleOf(layer, configurationId), href: addressOf(slug, layer, configurationId) }]
  const title = `Appraise evidence ${id}`
  return { view: 'configurations/appraising/page', title, nav: 'configurations', crumbs, data }
}

/** Back to where the evidence stands. */
async function placeToSee(ctx: MemberCtx, id: number, from: 'coding' | null): Promise<string> {
  const { layer, configurationId, documentId } = await getPlaceOf(ctx.db, ctx.review.id, id)
  return from === 'coding' && layer === 'account'
    ? `/reviews/${ctx.review.slug}/documents/${documentId}/coding?into=account:${configurationId}#account-${configurationId}`
    : addressOf(ctx.review.slug, layer, configurationId, '#elements')
}

const fromOf = (form: unknown) => (form as { readonly from?: unknown } | null)?.from

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/evidence/:evidence/appraisal',
    'review.read',
    { form: EvidenceAppraisalQuery, answer: AppraisalPage, summary: 'What people judged of evidence for its claim' },
    (ctx, { params, form }) => appraisalPage(ctx, params.evidence, form.from),
  ),
  route(
    'POST',
    '/reviews/:review/evidence/:evidence/appraisal',
    'configurations.write',
    {
      form: EvidenceAppraisalForm,
      answer: AppraisalPage,
      example: { relevance: 'high', relevanceReason: 'It says how listening works', version: '0' },
      again: (ctx, { params, form }) => appraisalPage(ctx, params.evidence, fromOf(form)),
      summary: 'Judge relevance, rigour and richness of evidence for its configuration, each with a reason',
    },
    async (ctx, { params, form }) => {
      const { version, from, ...appraisal } = form
      await appraiseEvidence(ctx, params.evidence, version, appraisal)
      return { see: await placeToSee(ctx, params.evidence, from), done: 'Your appraisal is saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/evidence/:evidence/appraisal/deletion',
    'configurations.write',
    { form: TakeBackForm, summary: 'Take back one’s own appraisal of evidence' },
    async (ctx, { params, form }) => {
      const bin = await takeBackAppraisal(ctx, params.evidence)
      return {
        see: await placeToSee(ctx, params.evidence, form.from),
        done: 'Your appraisal was taken back.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
