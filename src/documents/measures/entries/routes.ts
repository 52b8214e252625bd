// The addresses of what one document measured and aimed at: the list with its forms, taking an entry off.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { counted } from '../../../core/text.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listExcerptsToPointTo } from '../../characteristics/cells/store.ts'
import { getDocument } from '../../store.ts'
import { noteMeasures, takeMeasureOff } from '../actions.ts'
import { listAims } from '../aims/store.ts'
import { MeasuredDocument } from '../answers.ts'
import { rootsOf } from '../domain.ts'
import { LinesForm } from '../forms.ts'
import { listMeasures, listMentions } from '../store.ts'

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`

export async function documentPage(ctx: MemberCtx, id: number) {
  const reviewId = ctx.review.id
  const document = await getDocument(ctx.db, reviewId, id)
  const measures = await listMeasures(ctx.db, reviewId)
  const byId = new Map(measures.map(one => [one.id, one]))
  const roots = rootsOf(measures)
  const mentions = await listMentions(ctx.db, reviewId, { kind: null, term: null, document: id })
  const all = await listAims(ctx.db, reviewId, null)
  const data = {
    document,
    mentions: mentions.flatMap(({ id, measureId, locator, excerptId }) => {
      const measure = byId.get(measureId)
      if (measure === undefined) return []
      const root = roots.get(measureId)
      return [{ id, measure, countsAs: root && root.id !== measureId ? root.name : null, locator, excerptId }]
    }),
    aims: await listAims(ctx.db, reviewId, id),
    known: measures.map(one => one.name),
    categories: [...new Set(all.map(aim => aim.category).filter(Boolean))],
    excerpts: await listExcerptsToPointTo(ctx.db, reviewId, id),
  }
  const crumbs = [
    { label: 'Texts', href: `${home(ctx)}/documents` },
    { label: document.label, href: `${home(ctx)}/documents/${id}` },
  ]
  return { view: 'documents/measures/document', title: 'Measures and aims', nav: 'texts', crumbs, data }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/measures',
    'review.read',
    { answer: MeasuredDocument, summary: 'What a document measured and set out to do' },
    (ctx, { params }) => documentPage(ctx, params.document),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/measures',
    'documents.write',
    {
      form: LinesForm,
      answer: MeasuredDocument,
      example: { lines: 'Loneliness | social | p. 4\nWellbeing' },
      again: (ctx, { params }) => documentPage(ctx, params.document),
      summary: 'Note measures, one a line: name | what it measures | where it says so',
    },
    async (ctx, { params, form }) => {
      const { added, known } = await noteMeasures(ctx, params.document, form.lines, form.excerptId)
      return {
        see: `${home(ctx)}/documents/${params.document}/measures`,
        done: `${counted(added, 'measure')} noted${known > 0 ? `; ${known} ${known === 1 ? 'was' : 'were'} there already` : ''}.`,
        data: { added, known },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/measured/:entry/deletion',
    'documents.write',
    { form: z.object({}), summary: 'Take a measure off a document' },
    async (ctx, { params }) => {
      const { bin, documentId } = await takeMeasureOff(ctx, params.entry)
      return {
        see: `${home(ctx)}/documents/${documentId}/measures`,
        done: 'The measure was taken off.',
        undo: { action: `${home(ctx)}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
