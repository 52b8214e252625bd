// The criteria that people screen by, and the reasons they may give for excluding.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { addCriterion, addReason, deleteCriterion, retireReason, rewordReason } from './actions.ts'
import { CriterionForm, ReasonForm } from './forms.ts'
import { listCriteria, listReasons } from './store.ts'

const Page = z.object({
  criteria: z.array(z.object({ id: z.number(), kind: z.enum(['include', 'exclude']), text: z.string() })),
  reasons: z.array(z.object({ id: z.number(), text: z.string() })),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

async function page(ctx: MemberCtx) {
  const [criteria, reasons] = [await listCriteria(ctx.db, ctx.review.id), await listReasons(ctx.db, ctx.review.id)]
  return {
    view: 'screening/criteria/page',
    title: 'Criteria and reasons',
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data: { criteria, reasons },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/criteria',
    'review.read',
    { answer: Page, summary: 'Criteria and exclusion reasons' },
    page,
  ),
  route(
    'POST',
    '/reviews/:review/screening/criteria',
    'screening.settings',
    {
      form: CriterionForm,
      answer: Page,
      example: { kind: 'include', text: 'Says how the programme worked' },
      again: page,
    },
    async (ctx, { form }) => {
      const id = await addCriterion(ctx, form)
      return { see: at(ctx, '/criteria'), done: 'The criterion is on the list.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/screening/criteria/:criterion/deletion',
    'screening.settings',
    { form: z.object({}) },
    async (ctx, { params }) => {
      const bin = await deleteCriterion(ctx, params.criterion)
      return {
        see: at(ctx, '/criteria'),
        done: 'The criterion was deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/screening/reasons',
    'screening.settings',
    {
      form: ReasonForm,
      answer: Page,
      example: { text: 'wrong setting' },
      again: page,
      summary: 'Add a reason for excluding',
    },
    async (ctx, { form }) => {
      const id = await addReason(ctx, form.text)
      return { see: at(ctx, '/criteria#reasons'), done: 'The reason is on the list.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/screening/reasons/:reason',
    'screening.settings',
    { form: ReasonForm, answer: Page, example: { text: 'other setting' }, again: page },
    async (ctx, { params, form }) => {
      await rewordReason(ctx, params.reason, form.text)
      return { see: at(ctx, '/criteria#reasons'), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/screening/reasons/:reason/retirement',
    'screening.settings',
    { form: z.object({}) },
    async (ctx, { params }) => {
      await retireReason(ctx, params.reason)
      return {
        see: at(ctx, '/criteria#reasons'),
        done: 'The reason can no longer be chosen. Decisions that gave it keep it.',
      }
    },
  ),
]
