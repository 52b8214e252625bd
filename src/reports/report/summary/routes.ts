// A principle on one page of A4, to read or print.
import { Buffer } from 'node:buffer'
import type { Route } from '../../../core/http/routes.ts'
import { route } from '../../../reviews/guard.ts'
import { loadOutline } from '../../outline/store.ts'
import { SummaryQuery } from './forms.ts'
import type { Summed } from './jobs.ts'

const WRITING = new URL('./jobs.ts', import.meta.url).href

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles/:principle/summary',
    'review.export',
    { form: SummaryQuery, summary: 'A principle on one page, as HTML' },
    async (ctx, { params, form, req }) => {
      const { id, slug } = ctx.review
      const nonce = String(req.res?.locals.nonce ?? '')
      const language = form.language ?? (await loadOutline(ctx.db, id)).language
      const input: Summed = { review: { id, slug }, principleId: params.principle, language, nonce }
      const made = await ctx.services.jobs.beside({ module: WRITING, name: 'writeSummary', input })
      const name = `${slug}-principle-${params.principle}.html`
      return { file: { body: Buffer.from(String(made)), name, type: 'text/html; charset=utf-8', inline: true } }
    },
  ),
]
