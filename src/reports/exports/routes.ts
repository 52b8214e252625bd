// The page of reports, each report to read or to save, and the review as table, file or archive.
import fs from 'node:fs'
import { z } from 'zod'
import { conflict, forbidden, notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { rolesThatMay } from '../../reviews/permissions.ts'
import { countUnseen } from '../../screening/progress/store.ts'
import { contentOf, type ExportFormat, fileFor, isLeads, isWhole, REPORT_FORMATS } from '../formats.ts'
import { loadSource } from '../report/store.ts'
import { noteExport, noteUnseen } from './actions.ts'
import { OFFERED_FORMATS, OFFERED_REPORTS, OFFERED_TABLES } from './compose.ts'
import { ExportQuery, listOf, ReportQuery } from './forms.ts'
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
    { form: ReportQuery, summary: 'A report (principles, full, appendix, brief) as html, docx, pdf or md' },
    async (ctx, { params, form, req }) => {
      const format = REPORT_FORMATS.find(format => format === params.format)
      const report = OFFERED_REPORTS.find(report => report === params.section)
      if (format === undefined || report === undefined || !OFFERED_FORMATS.includes(format)) throw notFound()
      const nonce = form.show && format === 'html' ? String(req.res?.locals.nonce ?? '') : undefined
      return leave(ctx, format, { report, language: form.language, ...(nonce === undefined ? {} : { nonce }) })
    },
  ),
  route(
    'GET',
    '/reviews/:review/configurations.csv',
    'review.export',
    { summary: 'All configurations, one row for each element' },
    ctx => leave(ctx, 'csv', { of: 'configurations' }),
  ),
  route(
    'GET',
    '/reviews/:review/exports/:format',
    'review.export',
    {
      form: ExportQuery,
      answer: Unseen,
      summary:
        'The review in any format: a report (report, language), a table (of), references (fields of the record list), or the whole as json or archive, with unseen=on where it holds votes not seen yet',
    },
    async (ctx, { params, form, req }) => {
      const format = OFFERED_FORMATS.find(format => format === params.format)
      if (format === undefined) throw notFound()
      if (form.of !== null && !OFFERED_TABLES.includes(form.of)) throw notFound('This table')
      if (isLeads(format, form.of) && !ctx.may('panel.manage'))
        throw forbidden(`${rolesThatMay('panel.manage')} may do this; your role in this review is ${ctx.review.role}.`)
      if (isWhole(format)) {
        const unseen = await countUnseen(ctx.db, ctx.review.id, ctx.person.id)
        if (unseen > 0 && !form.unseen) return askFirst(req.accepts(['html', 'json']) === 'html', format, unseen)
        if (unseen > 0) await noteUnseen(ctx, format, unseen)
      }
      return leave(ctx, format, { report: form.report, of: form.of, list: listOf(form), language: form.language })
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
  asked: Partial<Pick<Composing, 'report' | 'of' | 'list' | 'language' | 'nonce'>>,
) {
  const { id, slug, role } = ctx.review
  const wanted = { report: 'principles', of: null, list: null, language: 'en', ...asked } as const
  const person = { id: ctx.person.id, role }
  const input: Composing = { ...wanted, format, person, review: { id, slug }, now: ctx.now }
  await noteExport(ctx, format)
  const made = String(await ctx.services.jobs.beside({ module: COMPOSING, name: 'composeIntoFile', input }))
  const body = fs.createReadStream(made)
  body.once('close', () => void fs.promises.rm(made, { force: true }))
  const { name, type } = fileFor(format, slug, contentOf(format, wanted.report, wanted.of))
  return { file: { body, name, type, inline: wanted.nonce !== undefined } }
}
