// The terms that are highlighted while screening: the team's, and one's own.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { saveTerms } from './actions.ts'
import { TermsForm } from './forms.ts'
import { findTerms } from './store.ts'

const Lists = z.object({ include: z.string(), exclude: z.string(), version: z.number() })
const Page = z.object({ team: Lists, own: Lists })

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

async function lists(ctx: MemberCtx, personId: number | null) {
  const row = await findTerms(ctx.db, ctx.review.id, personId)
  return { include: row?.includeTerms ?? '', exclude: row?.excludeTerms ?? '', version: row?.version ?? 0 }
}

async function page(ctx: MemberCtx) {
  return {
    view: 'screening/terms/page',
    title: 'Terms to highlight',
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data: { team: await lists(ctx, null), own: await lists(ctx, ctx.person.id) },
  }
}

const example = { include: 'prescri*\nlink worker*', exclude: 'mice', version: '0' }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/terms',
    'review.read',
    { answer: Page, summary: 'Terms that are highlighted while screening' },
    page,
  ),
  route(
    'POST',
    '/reviews/:review/screening/terms',
    'screening.decide',
    { form: TermsForm, answer: Page, example, again: page, summary: 'Save the team’s terms to highlight' },
    async (ctx, { form }) => {
      await saveTerms(ctx, form, false)
      return { see: at(ctx, '/terms'), done: 'Saved. They are marked in every title and abstract.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/screening/terms/own',
    'screening.check',
    { form: TermsForm, answer: Page, example, again: page, summary: 'Save one’s own terms to highlight' },
    async (ctx, { form }) => {
      await saveTerms(ctx, form, true)
      return { see: at(ctx, '/terms#own'), done: 'Saved. They are marked for you alone.' }
    },
  ),
]
