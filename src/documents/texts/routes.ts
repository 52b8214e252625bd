// The addresses of a document's text: reading it, giving it one, the file it came from.
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import type { ReadingAnswer } from '../answers.ts'
import { listExcerptRows } from '../excerpts/store.ts'
import { listParkingTerms } from '../excerpts/terms/store.ts'
import { ReadingQuery } from '../pages/forms.ts'
import { readTools } from '../pages/store.ts'
import { layOut, type Mark } from '../reading.ts'
import { getDocument } from '../store.ts'
import { addPastedText, LARGEST_UPLOAD, receiveText } from './actions.ts'
import { ReadingPage, TextFormPage } from './answers.ts'
import { TextForm } from './forms.ts'
import { findText, getText, listTexts } from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/documents${path}`

async function frameOf(ctx: MemberCtx, id: number) {
  const document = await getDocument(ctx.db, ctx.review.id, id)
  const crumbs = [
    { label: 'Texts', href: at(ctx) },
    { label: document.label, href: at(ctx, `/${id}`) },
  ]
  return { document, frame: { nav: 'texts', crumbs } }
}

/** The text with its excerpts marked; a form that quotes from ¶n opens under `?quote=n` and works without scripts. */
export async function readingPage(ctx: MemberCtx, id: number, quote: number | null, asked = { ...NOT_ASKED }) {
  const { document, frame } = await frameOf(ctx, id)
  const text = await getText(ctx.db, ctx.review.id, id)
  const { tools, finds } = await readTools(ctx.db, ctx.review.id, text, asked)
  const rows = await listExcerptRows(ctx.db, ctx.review.id, id)
  const marks = rows
    .filter(row => row.isLost === 0)
    .map((row): Mark => {
      const word = row.isParked === 1 ? 'parked' : `no. ${row.id}`
      return {
        id: row.id,
        start: row.starts,
        end: row.ends,
        role: row.isParked === 1 ? 'parked' : '',
        label: word,
        href: `/reviews/${ctx.review.slug}/excerpts/${row.id}`,
      }
    })
  const paragraphs = layOut(text.source, text.paragraphs, marks, finds)
  const quoted = paragraphs.find(paragraph => paragraph.number === quote)
  const data = {
    document,
    textNumber: text.number,
    characters: text.source.index.points,
    paragraphs: paragraphs as z.input<typeof ReadingAnswer>,
    tools,
    quoted: quoted === undefined ? null : { number: quoted.number, text: quoted.runs.map(run => run.text).join('') },
    terms: await listParkingTerms(ctx.db, ctx.review.id),
    statements: (await listTheoryStatements(ctx.db, ctx.review.id)).map(one => ({ ...one, sentence: sentenceOf(one) })),
  }
  const worker = tools.original !== null
  return { view: 'documents/reading', title: `Read ${document.label}`, worker, ...frame, data }
}

const NOT_ASKED = { find: '', at: null as number | null }

async function textFormPage(ctx: MemberCtx, id: number) {
  const { document, frame } = await frameOf(ctx, id)
  const texts = await listTexts(ctx.db, ctx.review.id, id)
  return {
    view: 'documents/text-form',
    title: texts.length === 0 ? 'Add the text' : 'Replace the text',
    ...frame,
    data: { document, texts, most: LARGEST_UPLOAD },
  }
}

/** A page is a place in the text, so asking for one leads there. */
function pageHash({ page, view }: z.output<typeof ReadingQuery>): string {
  return `${view === null ? '' : `?view=${view}`}#page-${page}`
}

function afterText(text: { readonly lost: readonly number[] }): string {
  if (text.lost.length === 0) return 'The text is in.'
  const count = text.lost.length === 1 ? 'One excerpt was' : `${text.lost.length} excerpts were`
  return `The text is in. ${count} not found in it; nothing is lost, they are listed below.`
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/text',
    'review.read',
    { form: ReadingQuery, answer: ReadingPage, summary: 'The text of a document in numbered paragraphs' },
    async (ctx, { params, form }) => {
      const { textNumber } = await getDocument(ctx.db, ctx.review.id, params.document)
      if (textNumber === null) return { see: at(ctx, `/${params.document}`) }
      if (form.page !== null) return { see: `${at(ctx, `/${params.document}/text`)}${pageHash(form)}` }
      return readingPage(ctx, params.document, form.quote, form)
    },
  ),
  route(
    'GET',
    '/reviews/:review/documents/:document/texts/new',
    'documents.write',
    { answer: TextFormPage },
    (ctx, { params }) => textFormPage(ctx, params.document),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/texts',
    'documents.write',
    {
      form: TextForm,
      answer: TextFormPage,
      example: { text: 'Link workers had time to listen.\n\nPeople felt heard.' },
      upload: { field: 'file', bytes: LARGEST_UPLOAD, kinds: ['.pdf', '.docx', '.html', '.txt'] },
      again: (ctx, { params }) => textFormPage(ctx, params.document),
      summary: 'Give a document its text, pasted or as a file; a later one replaces it and takes the excerpts along',
    },
    async (ctx, { params, form, upload }) => {
      const see = at(ctx, `/${params.document}`)
      await getDocument(ctx.db, ctx.review.id, params.document)
      if (upload !== null) {
        const job = await receiveText(ctx, ctx.services.files, params.document, upload)
        ctx.services.jobs.poke()
        return { see, data: { job } }
      }
      if (form.text === '') return { invalid: { text: ['Paste the text, or choose a file.'] } }
      const text = await addPastedText(ctx, params.document, form.text)
      return { see, done: afterText(text), data: text }
    },
  ),
  route(
    'GET',
    '/reviews/:review/documents/:document/texts/:text/file',
    'review.read',
    { summary: 'The file a text was read from' },
    async (ctx, { params }) => {
      const text = (await listTexts(ctx.db, ctx.review.id, params.document)).find(one => one.number === params.text)
      const path = text?.fileHash == null ? null : ctx.services.files.find(ctx.review.id, text.fileHash)
      if (text === undefined || path === null) throw notFound('This file')
      // A PDF is named as one and still only handed over; whatever else it was, a browser is not to look at it.
      const type = text.form === 'pdf' ? 'application/pdf' : 'application/octet-stream'
      return { file: { body: createReadStream(path), type, name: text.fileName } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/documents/:document/texts/:text',
    'review.read',
    {
      answer: z.object({ number: z.number(), text: z.string() }),
      summary: 'One of the texts a document has had, plain',
    },
    async (ctx, { params }) => {
      const { document, frame } = await frameOf(ctx, params.document)
      const text = await findText(ctx.db, ctx.review.id, params.document, params.text)
      if (text === undefined) throw notFound('This text')
      return {
        view: 'documents/text',
        title: `${document.label}, text ${text.number}`,
        ...frame,
        data: { number: text.number, text: text.source.text },
      }
    },
  ),
]
