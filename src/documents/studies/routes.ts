// The addresses of studies: one with its documents, its name and note.
import { z } from 'zod'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { counted } from '../../core/text.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLabels } from '../store.ts'
import { changeStudy, deleteStudy } from './actions.ts'
import { StudyList, StudyPage } from './answers.ts'
import { GroupForm, PartForm, StudyForm } from './forms.ts'
import { groupDocuments, partDocuments, reverseGrouping } from './grouping/actions.ts'
import { routes as kin } from './kin/routes.ts'
import { getStudy, listDocumentsOfStudy, listStudies } from './store.ts'

const crumbs = (ctx: MemberCtx) => [
  { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
  { label: 'Studies', href: `/reviews/${ctx.review.slug}/studies` },
]

async function studyPage(ctx: MemberCtx, id: number) {
  const study = await getStudy(ctx.db, ctx.review.id, id)
  const documents = await listDocumentsOfStudy(ctx.db, ctx.review.id, id)
  const own = new Set(documents.map(document => document.id))
  const others = (await listLabels(ctx.db, ctx.review.id)).filter(document => !own.has(document.id))
  const data = { study, documents, others }
  return { view: 'documents/studies/page', title: study.name, nav: 'texts', crumbs: crumbs(ctx), data }
}

async function listPage(ctx: MemberCtx) {
  const studies = await listStudies(ctx.db, ctx.review.id)
  const data = { studies, documents: await listLabels(ctx.db, ctx.review.id) }
  return { view: 'documents/studies/list', title: 'Studies', nav: 'texts', crumbs: crumbs(ctx).slice(0, 1), data }
}

const undoOf = (ctx: MemberCtx, grouping: number) => ({
  action: `/reviews/${ctx.review.slug}/groupings/${grouping}/reversal`,
  label: 'Undo',
})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/studies',
    'review.read',
    { answer: StudyList, summary: 'Studies: documents of the same research' },
    listPage,
  ),
  route(
    'POST',
    '/reviews/:review/studies',
    'documents.write',
    {
      form: GroupForm,
      answer: StudyList,
      example: { name: 'Link worker study', documentIds: ['1'] },
      again: listPage,
      summary: 'Bring documents together as one study, new or known by its name',
    },
    async (ctx, { form }) => {
      const { studyId, moved, grouping } = await groupDocuments(ctx, form.name, form.documentIds)
      return {
        see: `/reviews/${ctx.review.slug}/studies/${studyId}`,
        done: `${counted(moved, 'document')} ${moved === 1 ? 'was' : 'were'} brought into ${form.name}.`,
        undo: undoOf(ctx, grouping),
        data: { id: studyId },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/studies/:study/partings',
    'documents.write',
    {
      form: PartForm,
      answer: StudyPage,
      example: { documentIds: ['1'] },
      again: (ctx, { params }) => studyPage(ctx, params.study),
      summary: 'Let documents of a study go; each keeps what is known of it',
    },
    async (ctx, { params, form }) => {
      const { moved, grouping } = await partDocuments(ctx, params.study, form.documentIds)
      const done = `${counted(moved, 'document')} ${moved === 1 ? 'is' : 'are'} no part of this study now.`
      return { see: `/reviews/${ctx.review.slug}/studies/${params.study}`, done, undo: undoOf(ctx, grouping) }
    },
  ),
  route(
    'POST',
    '/reviews/:review/groupings/:grouping/reversal',
    'documents.write',
    { form: z.object({}), summary: 'Put documents back into the studies they were in' },
    async (ctx, { params }) => {
      const { moved, grouping } = await reverseGrouping(ctx, params.grouping)
      const done = `${counted(moved, 'document')} ${moved === 1 ? 'is' : 'are'} back where ${moved === 1 ? 'it was' : 'they were'}.`
      return { see: `/reviews/${ctx.review.slug}/studies`, done, undo: undoOf(ctx, grouping) }
    },
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
    { form: z.object({ version: decidedOn() }), summary: 'Delete a study that no document belongs to' },
    async (ctx, { params, form }) => {
      const bin = await deleteStudy(ctx, params.study, form.version)
      return {
        see: `/reviews/${ctx.review.slug}/studies`,
        done: 'The study was deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
  ...kin,
]
