// The page of reports, each report to read or to save, and the review as table, file or archive.
import { z } from 'zod'
import { conflict, notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countUnseen } from '../../screening/progress/store.ts'
import { EXPORT_FORMATS, type ExportFormat, fileFor } from '../formats.ts'
import { loadSource } from '../report/store.ts'
import { noteExport, noteUnseen } from './actions.ts'
import { ReportQuery, WholeQuery } from './forms.ts'
import { gapsOf } from './gaps.ts'
import type { Composing } from './jobs.ts'

const COMPOSING = new URL('./jobs.ts', import.meta.url).href

const Unseen = z.object({ format: z.enum(['json', 'archive']), unseen: z.number() })
const Reports = z.object({
  /** Records with votes that the reader is blind to; the files of the whole review hold them. */
  unseen: z.number(),
  principles: z.number(),
  configurations: z.number(),
  documents: z.number(),
  gaps: z.array(z.object({ text: z.string(), href: z.string() })),
})

export const exportRoutes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/reports',
    'review.read',
    { answer: Reports, steady: true, summary: 'The reports, the exports, and what is still missing in them' },
    async ctx => {
      const source = await loadSource(ctx.db, ctx.review.id)
      return {
        view: 'reports/report/page',
        title: 'Report',
        nav: 'report',
        data: {
          unseen: await countUnseen(ctx.db, ctx.review.id, ctx.person.id),
          principles: source.principles.length,
          configurations: source.configurations.length,
          documents: source.documents.length,
          gaps: gapsOf(source, `/reviews/${ctx.review.slug}`),
        },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/reports/:section/:format',
    'review.export',
    { form: ReportQuery, summary: 'The principle report or the full report as HTML or Markdown' },
    async (ctx, { params, form, req }) => {
      const { section, format } = params
      if ((section !== 'principles' && section !== 'full') || (format !== 'html' && format !== 'md')) throw notFound()
      const nonce = form.show ? String(req.res?.locals.nonce ?? '') : undefined
      return leave(ctx, format, { section, language: form.language, ...(nonce === undefined ? {} : { nonce }) })
    },
  ),
  route(
    'GET',
    '/reviews/:review/configurations.csv',
    'review.export',
    { summary: 'All configurations, one row for each element' },
    ctx => leave(ctx, 'csv', { section: 'configurations', language: 'en' }),
  ),
  // Ratings and comments are in these, under codes: they are the lead's to give away.
  route(
    'GET',
    '/reviews/:review/exports/:format',
    'panel.manage',
    {
      form: WholeQuery,
      answer: Unseen,
      summary: 'The whole review as JSON, or as an archive with its files; unseen=on where it holds votes not seen yet',
    },
    async (ctx, { params, form, req }) => {
      if (params.format !== 'json' && params.format !== 'archive') throw notFound()
      const unseen = await countUnseen(ctx.db, ctx.review.id, ctx.person.id)
      if (unseen > 0 && !form.unseen) return askFirst(req.accepts(['html', 'json']) === 'html', params.format, unseen)
      if (unseen > 0) await noteUnseen(ctx, params.format, unseen)
      return leave(ctx, params.format, { section: 'review', language: 'en' })
    },
  ),
]

/** Votes that the reader is blind to would be in the file: a person ticks that this is meant, a program says so. */
function askFirst(isPage: boolean, format: 'json' | 'archive', unseen: number) {
  const records = unseen === 1 ? '1 record' : `${unseen} records`
  if (!isPage)
    throw conflict(`This file holds votes that you have not seen yet: ${records}. Ask for it with unseen=on.`)
  return { view: 'reports/report/unseen', title: 'The whole review', nav: 'report', data: { format, unseen } }
}

async function leave(
  ctx: MemberCtx,
  format: ExportFormat,
  wanted: {
    readonly section: 'principles' | 'full' | 'configurations' | 'review'
    readonly language: 'en' | 'nl'
    readonly nonce?: string
  },
) {
  if (!EXPORT_FORMATS.includes(format)) throw notFound()
  const { section, language, nonce } = wanted
  const report = section === 'full' ? 'full' : 'principles'
  const { id, slug } = ctx.review
  const input: Composing = {
    ...{ format, report, language, review: { id, slug }, now: ctx.now },
    ...(nonce === undefined ? {} : { nonce }),
  }
  await noteExport(ctx, format)
  const made = await ctx.services.jobs.beside({ module: COMPOSING, name: 'composeBeside', input })
  const body = Buffer.from(made as ArrayBuffer)
  const { name, type } = fileFor(format, slug, section)
  return { file: { body, name, type, inline: nonce !== undefined } }
}
