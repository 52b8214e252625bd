// The addresses of studies: one with its documents, its name and note.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { DOCUMENT_KINDS } from '../domain.ts'
import { changeStudy, deleteStudy } from './actions.ts'
import { StudyForm } from './forms.ts'
import { getStudy, listDocumentsOfStudy, listStudies } from './store.ts'

const StudyPage = z.object({
  study: z.object({ id: z.number(), name: z.string(), note: z.string(), version: z.number() }),
  documents: z.array(
    z.object({
      id: z.number(),
      label: z.string(),
      title: z.string(),
      year: z.number().nullable(),
      kind: z.enum(DOCUMENT_KINDS),
    }),
  ),
})
const StudyList = z.object({
  studies: z.array(z.object({ id: z.number(), name: z.string(), note: z.string(), documents: z.number() })),
})

const crumbs = (ctx: MemberCtx) => [
  { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
  { label: 'Studies', href: `/reviews/${ctx.review.slug}/studies` },
]

async function studyPage(ctx: MemberCtx, id: number) {
  const study = await getStudy(ctx.db, ctx.review.id, id)
  return {
    view: 'documents/studies/page',
    title: study.name,
    nav: 'texts',
    crumbs: crumbs(ctx),
    data: { study, documents: await listDocumentsOfStudy(ctx.db, ctx.review.id, id) },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/studies',
    'review.read',
    { answer: StudyList, summary: 'Studies: documents of the same research' },
    async ctx => ({
      view: 'documents/studies/list',
      title: 'Studies',
      nav: 'texts',
      crumbs: crumbs(ctx).slice(0, 1),
      data: { studies: await listStudies(ctx.db, ctx.review.id) },
    }),
  ),
  route(
    'GET',
    '/reviews/:review/studies/:study',
    'review.read',
    { answer: StudyPage, summary: 'A study with its documents' },
    (ctx, { params }) => studyPage(ctx, params.study),
  ),
  route(
    'POST',
    '/reviews/:review/studies/:study',
    'documents.write',
    {
      form: StudyForm,
      answer: StudyPage,
      example: { name: 'Link worker study', note: '', version: '1' },
      again: (ctx, { params }) => studyPage(ctx, params.study),
      summary: 'Rename a study or note something about it',
    },
    async (ctx, { params, form }) => {
      await changeStudy(ctx, params.study, form)
      return { see: `/reviews/${ctx.review.slug}/studies/${params.study}`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/studies/:study/deletion',
    'documents.write',
    { form: z.object({}), summary: 'Delete a study that no document belongs to' },
    async (ctx, { params }) => {
      const bin = await deleteStudy(ctx, params.study)
      return {
        see: `/reviews/${ctx.review.slug}/studies`,
        done: 'The study was deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
