// A principle on one page of A4, to read, to print or to save.
import { Buffer } from 'node:buffer'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { noteExport } from '../../exports/actions.ts'
import { offeredOf } from '../../exports/guard.ts'
import { type ExportFormat, fileFor, REPORT_FORMATS } from '../../formats.ts'
import { loadOutline } from '../../outline/store.ts'
import { SummaryQuery } from './forms.ts'
import type { Summed } from './jobs.ts'

const WRITING = new URL('./jobs.ts', import.meta.url).href

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles/:principle/summary',
    'review.export',
    { form: SummaryQuery, summary: 'A principle on one page, as HTML to read' },
    (ctx, { params, form, req }) =>
      leave(ctx, params.principle, 'html', form.language, String(req.res?.locals.nonce ?? '')),
  ),
  route(
    'GET',
    '/reviews/:review/principles/:principle/summary/:format',
    'review.export',
    {
      form: SummaryQuery,
      summary: 'A principle on one page as html, docx, pdf or md; without language in that of the outline',
    },
    (ctx, { params, form }) =>
      leave(ctx, params.principle, offeredOf(REPORT_FORMATS, params.format), form.language, null),
  ),
]

/** Shown with a nonce, saved without one. */
async function leave(
  ctx: MemberCtx,
  principleId: number,
  format: ExportFormat,
  asked: Summed['language'] | null,
  nonce: string | null,
) {
  const { id, slug } = ctx.review
  const language = asked ?? (await loadOutline(ctx.db, id)).language
  const input: Summed = { review: { id, slug }, principleId, format, language, nonce }
  const made = await ctx.services.jobs.beside({ module: WRITING, name: 'writeSummary', input })
  await noteExport(ctx, format)
  const { name, type } = fileFor(format, slug, `principle-${principleId}-${language}`)
  const body = Buffer.from(made as ArrayBuffer)
  return { file: { body, name, type, inline: nonce !== null, isNoted: true } }
}
