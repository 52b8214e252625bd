// The addresses of documents themselves: the list, one with what was done with it, the forms.
import { z } from 'zod'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countTexts } from '../../screening/flow/store.ts'
import { addDocumentForRecord, addDocumentsOfIncluded, changeDocument, deleteDocument } from '../actions.ts'
import { marksOf } from '../appraisals/domain.ts'
import { listAgreed, listAppraisals } from '../appraisals/store.ts'
import { DOCUMENT_KINDS, EMPTY_DOCUMENT, kindOfRecord } from '../domain.ts'
import { DocumentFilterForm, DocumentForm, NewDocumentForm, NewDocumentQuery, RecordForm } from '../forms.ts'
import { findRecordFields } from '../store.ts'
import { listStudies } from '../studies/store.ts'
import { listOfferedTerms, listTermsOfDocuments } from '../terms/store.ts'
import { addDocumentWithText, LARGEST_UPLOAD } from '../texts/actions.ts'
import { DocumentFormPage, DocumentList } from './answers.ts'
import { describedDocument, routes as page } from './page/routes.ts'
import { countWaitingRecords, listDocuments } from './store.ts'

const PAGE = 100

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/documents${path}`
const crumbs = (ctx: MemberCtx, ...more: { label: string; href: string }[]) => [
  { label: 'Texts', href: at(ctx) },
  ...more,
]

const offeredTerms = async (ctx: MemberCtx) =>
  (await listOfferedTerms(ctx.db, ctx.review.id)).map(({ id, name, facetName }) => ({
    id,
    name,
    facet: facetName,
  }))

async function listPage(ctx: MemberCtx, form: z.output<typeof DocumentFilterForm>) {
  const { q, kind, study, text, term, relevance, rigour, richness, after, before } = form
  const reviewId = ctx.review.id
  const filter = { words: q, kind, study, text, term, marks: { relevance, rigour, richness } }
  const found = await listDocuments(ctx.db, reviewId, filter, { limit: PAGE, after, before })
  const ids = found.documents.map(document => document.id)
  const appraisals = Map.groupBy(await listAppraisals(ctx.db, reviewId, ids), one => one.documentId)
  const agreed = await listAgreed(ctx.db, reviewId, ids)
  const terms = await listTermsOfDocuments(ctx.db, reviewId, ids)
  const documents = found.documents.map(document => ({
    ...document,
    appraisals: appraisals.get(document.id) ?? [],
    marks: marksOf(appraisals.get(document.id) ?? [], agreed.get(document.id)),
    terms: terms.get(document.id) ?? [],
  }))
  const data = {
    documents,
    count: found.count,
    previous: found.previous,
    next: found.next,
    waiting: await countWaitingRecords(ctx.db, reviewId),
    texts: await countTexts(ctx.db, reviewId),
    studies: await listStudies(ctx.db, reviewId),
    terms: await offeredTerms(ctx),
    filter: { q, kind, study, text, term, relevance, rigour, richness },
  }
  return { view: 'documents/list', title: 'Texts', nav: 'texts', data }
}

async function formPage(ctx: MemberCtx, title: string, document: z.input<typeof DocumentFormPage>['document']) {
  const studies = (await listStudies(ctx.db, ctx.review.id)).map(study => study.name)
  const terms = await offeredTerms(ctx)
  const data = { document, studies, terms, kinds: [...DOCUMENT_KINDS], most: LARGEST_UPLOAD }
  return { view: 'documents/form', title, nav: 'texts', crumbs: crumbs(ctx), data }
}

async function newPage(ctx: MemberCtx, recordId: number | null) {
  const found = recordId === null ? undefined : await findRecordFields(ctx.db, ctx.review.id, recordId)
  if (found === undefined) return formPage(ctx, 'New document', { ...EMPTY_DOCUMENT, authors: [] })
  const { id, type, ...fields } = found
  return formPage(ctx, 'New document', { ...EMPTY_DOCUMENT, ...fields, kind: kindOfRecord(type), recordId: id })
}

async function editPage(ctx: MemberCtx, id: number) {
  const document = await describedDocument(ctx, id)
  return {
    ...(await formPage(ctx, `Edit ${document.label}`, document)),
    crumbs: crumbs(ctx, { label: document.label, href: at(ctx, `/${id}`) }),
  }
}

const example = {
  title: 'Link workers and being heard',
  kind: 'article',
  authors: 'Example, Ann\nOther, Ben',
  year: '2018',
  study: 'Link worker study',
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents',
    'review.read',
    { form: DocumentFilterForm, answer: DocumentList, summary: 'The documents of a review' },
    (ctx, { form }) => listPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/documents/new',
    'documents.write',
    { form: NewDocumentQuery, answer: DocumentFormPage },
    (ctx, { form }) => newPage(ctx, form.record),
  ),
  route(
    'POST',
    '/reviews/:review/documents',
    'documents.write',
    {
      form: NewDocumentForm,
      answer: DocumentFormPage,
      example,
      upload: { field: 'file', bytes: LARGEST_UPLOAD, kinds: ['.pdf', '.docx', '.html', '.txt'] },
      again: ctx => newPage(ctx, null),
      summary: 'Add a document, with its text pasted or as a file if it is at hand',
    },
    async (ctx, { form, upload }) => {
      const { text, ...document } = form
      const id = await addDocumentWithText(ctx, ctx.services.files, document, { pasted: text, file: upload })
      ctx.services.jobs.poke()
      return { see: at(ctx, `/${id}`), done: 'The document is in the list.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/documents/of-records',
    'documents.write',
    { form: RecordForm, example: { recordId: '1' }, summary: 'Make a record a document' },
    async (ctx, { form }) => {
      const id = await addDocumentForRecord(ctx, form.recordId)
      return { see: at(ctx, `/${id}`), data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/documents/of-included',
    'documents.write',
    { form: z.object({}), summary: 'Make documents of records that passed and have none' },
    async ctx => {
      const count = await addDocumentsOfIncluded(ctx)
      return {
        see: at(ctx),
        done: count === 1 ? 'One record is a document now.' : `${count} records are documents now.`,
        data: { count },
      }
    },
  ),
  ...page,
  route(
    'GET',
    '/reviews/:review/documents/:document/edit',
    'documents.write',
    { answer: DocumentFormPage },
    (ctx, { params }) => editPage(ctx, params.document),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document',
    'documents.write',
    {
      form: DocumentForm,
      answer: DocumentFormPage,
      example: { ...example, version: '1' },
      again: (ctx, { params }) => editPage(ctx, params.document),
      summary: 'Change what is said about a document',
    },
    async (ctx, { params, form }) => {
      const { version, ...document } = form
      await changeDocument(ctx, params.document, version, document)
      return { see: at(ctx, `/${params.document}`), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/deletion',
    'documents.write',
    { form: z.object({ version: decidedOn() }), summary: 'Delete a document from which nothing was coded' },
    async (ctx, { params, form }) => {
      const bin = await deleteDocument(ctx, params.document, form.version)
      return {
        see: at(ctx),
        done: `Document ${params.document} was deleted.`,
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
