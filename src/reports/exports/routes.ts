// The page of reports, each report to read or to save, and the review as table, file or archive.
import fs from 'node:fs'
import { conflict } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countUnseen } from '../../screening/progress/store.ts'
import { contentOf, type ExportFormat, fileFor, isWhole, REPORT_FORMATS } from '../formats.ts'
import { loadOutline } from '../outline/store.ts'
import { loadSource } from '../report/store.ts'
import { noteExport, noteUnseen } from './actions.ts'
import { Reports, Unseen } from './answers.ts'
import { OFFERED_FORMATS, OFFERED_REPORTS, OFFERED_TABLES, SLOW_FORMATS } from './compose.ts'
import { ExportQuery, listOf, PageQuery, ReportQuery, unheededOf } from './forms.ts'
import { gapsOf } from './gaps.ts'
import { mayTake, offeredOf } from './guard.ts'
import type { Composing } from './jobs.ts'
import { keptRoutes } from './kept/routes.ts'
import { offersOf } from './offers.ts'

const REPORTS = REPORT_FORMATS.filter(format => OFFERED_FORMATS.includes(format))
const COMPOSING = new URL('./jobs.ts', import.meta.url).href

export const exportRoutes: readonly Route[] = [
  ...keptRoutes,
  route(
    'GET',
    '/reviews/:review/reports',
    'review.read',
    {
      form: PageQuery,
      answer: Reports,
      steady: true,
      summary: 'Everything the review leaves as, and what is still missing in it',
    },
    async (ctx, { form }) => {
      const source = await loadSource(ctx.db, ctx.review.id)
      const home = `/reviews/${ctx.review.slug}`
      const language = form.language ?? source.outline.language
      return {
        view: 'reports/report/page',
        title: 'Reports and exports',
        nav: 'report',
        data: {
          unseen: await countUnseen(ctx.db, ctx.review.id, ctx.person.id),
          principles: source.principles.length,
          configurations: source.configurations.length,
          documents: source.documents.length,
          language,
          groups: offersOf(home, language, ctx.may('panel.manage'), {
            formats: OFFERED_FORMATS,
            slow: SLOW_FORMATS,
            reports: OFFERED_REPORTS,
            tables: OFFERED_TABLES,
          }),
          gaps: gapsOf(source, home),
        },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/reports/:section/:format',
    'review.export',
    {
      form: ReportQuery,
      summary:
        'A report (principles, full, appendix, brief) as html, docx, pdf or md; without language in that of the outline',
    },
    async (ctx, { params, form, req }) => {
      const format = offeredOf(REPORTS, params.format)
      const report = offeredOf(OFFERED_REPORTS, params.section)
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
        'The review in any format: a report (report, language: the outline’s when left out), a table (of), references (fields of the record list), or the whole as json or archive, with unseen=on where it holds votes not seen yet; a project (qdpx) with pseudonyms=on in place of names',
    },
    async (ctx, { params, form, req }) => {
      const format = offeredOf(OFFERED_FORMATS, params.format)
      if (form.of !== null) offeredOf(OFFERED_TABLES, form.of, 'This table')
      const unheeded = unheededOf(format, form)
      if (unheeded !== null) return { invalid: unheeded }
      mayTake(ctx, format, form.of)
      if (isWhole(format)) {
        const unseen = await countUnseen(ctx.db, ctx.review.id, ctx.person.id)
        if (unseen > 0 && !form.unseen) return askFirst(req.accepts(['html', 'json']) === 'html', format, unseen)
        if (unseen > 0) await noteUnseen(ctx, format, unseen)
      }
      const { report, of, language, pseudonyms } = form
      return leave(ctx, format, { report: report ?? 'principles', of, list: listOf(form), language, pseudonyms })
    },
  ),
]

/** Votes that the reader is blind to would be in the file: a person ticks that this is meant, a program says so. */
function askFirst(isPage: boolean, format: 'json' | 'archive', unseen: number) {
  const records = unseen === 1 ? '1 record' : `${unseen} records`
  if (!isPage)
    throw conflict(`This file holds votes that you have not seen yet: ${records}. Ask for it with unseen=on.`)
  return { view: 'reports/files/unseen', title: 'The whole review', nav: 'report', data: { format, unseen } }
}

type Asked = Partial<Pick<Composing, 'report' | 'of' | 'list' | 'pseudonyms' | 'nonce'>> & {
  /** Null or left out: that of the outline. */
  readonly language?: Composing['language'] | null
}

async function leave(ctx: MemberCtx, format: ExportFormat, { language: asked, ...what }: Asked) {
  const { id, slug, role } = ctx.review
  const language = asked ?? (await loadOutline(ctx.db, id)).language
  const wanted = { report: 'principles', of: null, list: null, language, ...what } as const
  const person = { id: ctx.person.id, role }
  const input: Composing = { ...wanted, format, person, review: { id, slug }, now: ctx.now }
  await noteExport(ctx, format)
  const made = String(await ctx.services.jobs.beside({ module: COMPOSING, name: 'composeIntoFile', input }))
  const body = fs.createReadStream(made)
  body.once('close', () => void fs.promises.rm(made, { force: true }))
  const { name, type } = fileFor(format, slug, contentOf(format, wanted))
  return { file: { body, name, type, inline: wanted.nonce !== undefined, isNoted: true } }
}
