// The addresses of aims: all of a review by category, one to change, a new one of a document.
import { z } from 'zod'
import { toCsv } from '../../../core/csv.ts'
import { decidedOn } from '../../../core/http/fields.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { AimAnswer, MeasuredDocument } from '../answers.ts'
import { documentPage } from '../entries/routes.ts'
import { AimChangeForm, AimForm } from '../forms.ts'
import { changeAim, deleteAim, noteAim } from './actions.ts'
import { getAimRow, listAims } from './store.ts'

const Aims = z.object({
  aims: z.number(),
  documents: z.number(),
  categories: z.array(
    z.object({ name: z.string(), documents: z.number(), studies: z.number(), aims: z.array(AimAnswer) }),
  ),
})
const AimPage = z.object({ aim: AimAnswer.omit({ label: true, studyId: true }) })

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const crumbs = (ctx: MemberCtx) => [
  { label: 'Texts', href: `${home(ctx)}/documents` },
  { label: 'Measures', href: `${home(ctx)}/measures` },
]

async function aimsPage(ctx: MemberCtx) {
  const aims = await listAims(ctx.db, ctx.review.id, null)
  const categories = [...Map.groupBy(aims, aim => aim.category).entries()]
    .map(([name, group]) => ({
      name,
      documents: new Set(group.map(aim => aim.documentId)).size,
      studies: new Set(group.map(aim => aim.studyId ?? `d${aim.documentId}`)).size,
      aims: group,
    }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || b.documents - a.documents)
  const data = { aims: aims.length, documents: new Set(aims.map(aim => aim.documentId)).size, categories }
  return { view: 'documents/measures/aims', title: 'Aims', nav: 'texts', crumbs: crumbs(ctx), data }
}

async function aimPage(ctx: MemberCtx, id: number) {
  const data = { aim: await getAimRow(ctx.db, ctx.review.id, id) }
  return { view: 'documents/measures/aim', title: 'Aim', nav: 'texts', crumbs: crumbs(ctx), data }
}

const example = { text: 'To find out for whom it works', category: 'effect', locator: 'p. 1' }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/aims',
    'review.read',
    { answer: Aims, summary: 'What documents set out to do, by category' },
    aimsPage,
  ),
  route('GET', '/reviews/:review/aims.csv', 'review.export', { summary: 'The aims of documents as CSV' }, async ctx => {
    const aims = await listAims(ctx.db, ctx.review.id, null)
    const lines = aims.map(aim => [aim.label, aim.category, aim.text, aim.locator])
    const body = toCsv(['document', 'category', 'aim', 'where'], lines)
    return { file: { body, type: 'text/csv; charset=utf-8', name: `${ctx.review.slug}-aims.csv` } }
  }),
  route(
    'POST',
    '/reviews/:review/documents/:document/aims',
    'documents.write',
    {
      form: AimForm,
      answer: MeasuredDocument,
      example,
      again: (ctx, { params }) => documentPage(ctx, params.document),
      summary: 'Note what a document set out to do',
    },
    async (ctx, { params, form }) => {
      const id = await noteAim(ctx, params.document, form)
      return { see: `${home(ctx)}/documents/${params.document}/measures`, done: 'The aim is noted.', data: { id } }
    },
  ),
  route('GET', '/reviews/:review/aims/:aim', 'documents.write', { answer: AimPage }, (ctx, { params }) =>
    aimPage(ctx, params.aim),
  ),
  route(
    'POST',
    '/reviews/:review/aims/:aim',
    'documents.write',
    {
      form: AimChangeForm,
      answer: AimPage,
      example: { ...example, version: '1' },
      again: (ctx, { params }) => aimPage(ctx, params.aim),
      summary: 'Change an aim',
    },
    async (ctx, { params, form }) => {
      const { version, ...aim } = form
      const documentId = await changeAim(ctx, params.aim, version, aim)
      return { see: `${home(ctx)}/documents/${documentId}/measures`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/aims/:aim/deletion',
    'documents.write',
    { form: z.object({ version: decidedOn() }), summary: 'Delete an aim' },
    async (ctx, { params, form }) => {
      const { bin, documentId } = await deleteAim(ctx, params.aim, form.version)
      return {
        see: `${home(ctx)}/documents/${documentId}/measures`,
        done: 'The aim was deleted.',
        undo: { action: `${home(ctx)}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
