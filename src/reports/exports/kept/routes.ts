// Files that take a while: asked for, how far they have come, saved while they are kept.
import fs from 'node:fs'
import { z } from 'zod'
import { conflict, notFound } from '../../../core/errors.ts'
import { wants } from '../../../core/http/answers.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { countUnseen } from '../../../screening/progress/store.ts'
import { fileFor, isWhole } from '../../formats.ts'
import { loadOutline } from '../../outline/store.ts'
import { noteExport, noteUnseen } from '../actions.ts'
import { OFFERED_FORMATS, OFFERED_TABLES } from '../compose.ts'
import { FileForm, listOf, unheededOf } from '../forms.ts'
import { mayTake, offeredOf } from '../guard.ts'
import { askForFile, placeOf, stopMaking } from './actions.ts'
import { FilePage, FilesPage } from './answers.ts'
import { KEPT_DAYS, MOST_KEPT } from './domain.ts'
import { getMade, listMade, type Made } from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/export-files${path}`
const frame = (ctx: MemberCtx) => ({
  nav: 'report',
  crumbs: [{ label: 'Reports and exports', href: `/reviews/${ctx.review.slug}/reports` }],
})

/** A file that was asked for in another role may hold what the present one does not see. */
const shown = (ctx: MemberCtx, { role, problem, done, total, reviewId: _, ...file }: Made) => ({
  ...{ ...file, problem: problem ?? '', done, total },
  outgrown: role !== ctx.review.role,
  file: file.state === 'done' && role === ctx.review.role ? at(ctx, `/${file.id}/file`) : null,
})

async function filesPage(ctx: MemberCtx) {
  const files = await listMade(ctx.db, ctx.review.id, ctx.person.id, ctx.now, MOST_KEPT)
  return {
    view: 'reports/files/list',
    fragment: 'reports/files/_list',
    title: 'Files you asked for',
    ...frame(ctx),
    data: { days: KEPT_DAYS, most: MOST_KEPT, files: files.map(file => shown(ctx, file)) },
  }
}

/** What is in the way of the whole review with votes not seen is said with a box to tick. */
async function unseenPage(ctx: MemberCtx) {
  const unseen = await countUnseen(ctx.db, ctx.review.id, ctx.person.id)
  return { view: 'reports/files/unseen', title: 'The whole review', ...frame(ctx), data: { unseen } }
}

export const keptRoutes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/export-files',
    'review.export',
    { answer: FilesPage, summary: 'The files you asked for, and how far each has come' },
    ctx => filesPage(ctx),
  ),
  route(
    'POST',
    '/reviews/:review/export-files',
    'review.export',
    {
      form: FileForm,
      answer: z.object({ unseen: z.number() }),
      example: { format: 'md', report: 'principles' },
      again: ctx => unseenPage(ctx),
      summary: 'Have a file made of a report, table or the whole review; its address then says how far it has come',
    },
    async (ctx, { form, req }) => {
      const format = offeredOf(OFFERED_FORMATS, form.format, 'This format')
      if (form.of !== null) offeredOf(OFFERED_TABLES, form.of, 'This table')
      const unheeded = unheededOf(format, form)
      if (unheeded !== null) return { invalid: unheeded }
      mayTake(ctx, format, form.of)
      if (isWhole(format)) {
        const unseen = await countUnseen(ctx.db, ctx.review.id, ctx.person.id)
        if (unseen > 0 && !form.unseen)
          return { invalid: { unseen: ['Tick that the file may hold votes that you have not seen yet.'] } }
        if (unseen > 0) await noteUnseen(ctx, format, unseen)
      }
      const { of, pseudonyms } = form
      const report = form.report ?? 'principles'
      const language = form.language ?? (await loadOutline(ctx.db, ctx.review.id)).language
      const person = { id: ctx.person.id, role: ctx.review.role }
      const id = await askForFile(ctx, { format, report, of, language, list: listOf(form), pseudonyms, person })
      ctx.services.jobs.poke()
      const href = at(ctx, `/${id}`)
      // A program looks at what it asked for; a person at all of their files.
      return { see: wants(req) === 'json' ? href : at(ctx), data: { id, href } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/export-files/:file',
    'review.export',
    { answer: FilePage, summary: 'How far a file has come; `file` is its address once it is made' },
    async (ctx, { params }) => {
      const made = await getMade(ctx.db, ctx.review.id, ctx.person.id, params.file, ctx.now)
      const { keptAs: _keptAs, jobId: _jobId, ...file } = made
      const data = { made: shown(ctx, file) }
      return {
        view: 'reports/files/page',
        fragment: 'reports/files/_progress',
        title: made.fileName,
        ...frame(ctx),
        data,
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/export-files/:file/file',
    'review.export',
    { summary: 'A file that has been made, while it is kept' },
    async (ctx, { params }) => {
      const made = await getMade(ctx.db, ctx.review.id, ctx.person.id, params.file, ctx.now)
      const format = offeredOf(OFFERED_FORMATS, made.format)
      mayTake(ctx, format, OFFERED_TABLES.find(table => table === made.ofTable) ?? null)
      if (made.role !== ctx.review.role)
        throw conflict('Your role has changed since this file was made. Have it made anew.')
      if (made.state !== 'done') throw conflict('This file is not made yet.')
      const place = placeOf(ctx.services.config.dataDir, made.keptAs)
      if (!fs.existsSync(place)) throw notFound('This file')
      await noteExport(ctx, format)
      const { type } = fileFor(format, '', '')
      return { file: { body: fs.createReadStream(place), name: made.fileName, type, isNoted: true } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/export-files/:file/cancellation',
    'review.export',
    { form: z.object({}), summary: 'Stop making a file' },
    async (ctx, { params }) => {
      await stopMaking(ctx, ctx.person.id, params.file)
      return { see: at(ctx), done: 'It will not be made.' }
    },
  ),
]
