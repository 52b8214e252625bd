// Many full texts at once: the form, how far the reading has come, and the files that a person has to place.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { findJob } from '../../core/jobs/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countExcerpts } from '../excerpts/store.ts'
import { LARGEST_UPLOAD } from '../texts/actions.ts'
import {
  goOn,
  leaveAside,
  MOST_FILES,
  placeAsNew,
  placeFile,
  receiveTexts,
  stopPlacing,
  takeUpAgain,
} from './actions.ts'
import { NewPage, UploadPage } from './answers.ts'
import { PlacementForm } from './forms.ts'
import { getUpload, listOpenUploads, listUploadFiles } from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/documents${path}`
const frame = (ctx: MemberCtx) => ({ nav: 'texts', crumbs: [{ label: 'Texts', href: at(ctx) }] })

async function newPage(ctx: MemberCtx) {
  const open = await listOpenUploads(ctx.db, ctx.review.id)
  const data = { open, most: LARGEST_UPLOAD, mostFiles: MOST_FILES }
  return { view: 'documents/uploads/new', title: 'Add many full texts', ...frame(ctx), data }
}

async function uploadPage(ctx: MemberCtx, id: number) {
  const { jobId, ...upload } = await getUpload(ctx.db, ctx.review.id, id)
  const job = jobId === null ? undefined : await findJob(ctx.db, ctx.review.id, jobId)
  return {
    view: 'documents/uploads/page',
    fragment: 'documents/uploads/_progress',
    title: `Upload ${id}`,
    ...frame(ctx),
    data: {
      upload,
      lost: await countExcerpts(ctx.db, ctx.review.id, 'lost'),
      job: job === undefined ? null : { ...job, problem: job.problem ?? '' },
      files: await listUploadFiles(ctx.db, ctx.review.id, id),
    },
  }
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/uploads/new', 'documents.write', { answer: NewPage }, ctx => newPage(ctx)),
  route(
    'POST',
    '/reviews/:review/uploads',
    'documents.write',
    {
      form: z.object({}),
      answer: NewPage,
      upload: {
        field: 'files',
        bytes: LARGEST_UPLOAD,
        kinds: ['.pdf', '.docx', '.html', '.txt'],
        many: MOST_FILES,
      },
      again: ctx => newPage(ctx),
      summary:
        'Send many full texts at once; each is placed at the record it is of, where its DOI, title or name tells',
    },
    async (ctx, { upload }) => {
      if (upload === null) return { invalid: { files: ['Choose one or more files.'] } }
      const id = await receiveTexts(ctx, ctx.services.files, [upload, ...upload.others])
      ctx.services.jobs.poke()
      return { see: `/reviews/${ctx.review.slug}/uploads/${id}`, data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/uploads/:upload',
    'review.read',
    { answer: UploadPage, summary: 'What became of each file of an upload' },
    (ctx, { params }) => uploadPage(ctx, params.upload),
  ),
  route(
    'POST',
    '/reviews/:review/uploads/:upload/files/:file/placement',
    'documents.write',
    {
      form: PlacementForm,
      answer: UploadPage,
      example: { answer: 'aside' },
      again: (ctx, { params }) => uploadPage(ctx, params.upload),
      summary: 'Say of which record a file is, make a new one of it, or leave it aside',
    },
    async (ctx, { params, form }) => {
      const { upload, file } = params
      const see = `/reviews/${ctx.review.slug}/uploads/${upload}#file-${file}`
      if (form.answer === 'aside') {
        await leaveAside(ctx, upload, file)
        const undo = { action: `/reviews/${ctx.review.slug}/uploads/${upload}/files/${file}/return`, label: 'Undo' }
        return { see, done: 'The file was left aside.', undo }
      }
      const document =
        form.answer === 'new' || form.record === null
          ? await placeAsNew(ctx, upload, file)
          : await placeFile(ctx, upload, file, form.record)
      ctx.services.jobs.poke()
      return { see, done: `The file is being read as the text of document ${document}.`, data: { document } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/uploads/:upload/files/:file/return',
    'documents.write',
    { form: z.object({}), summary: 'Take a file up again that was left aside' },
    async (ctx, { params }) => {
      await takeUpAgain(ctx, params.upload, params.file)
      return { see: `/reviews/${ctx.review.slug}/uploads/${params.upload}#file-${params.file}`, done: 'It is back.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/uploads/:upload/cancellation',
    'documents.write',
    { form: z.object({}), summary: 'Stop reading; what was placed stays, the rest waits' },
    async (ctx, { params }) => {
      await stopPlacing(ctx, params.upload)
      return {
        see: `/reviews/${ctx.review.slug}/uploads/${params.upload}`,
        done: 'Reading stops after the present file.',
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/uploads/:upload/continuation',
    'documents.write',
    { form: z.object({}), summary: 'Go on with the files that still wait to be read' },
    async (ctx, { params }) => {
      await goOn(ctx, params.upload)
      ctx.services.jobs.poke()
      return { see: `/reviews/${ctx.review.slug}/uploads/${params.upload}` }
    },
  ),
]
