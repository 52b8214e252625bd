// The addresses of excerpts: parked and lost ones of a review, one of them, parking a passage.
import { z } from 'zod'
import { getPerson } from '../../accounts/store.ts'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { countOpenOn, readDiscussion } from '../../reviews/discussion/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { listLabels, needDocument } from '../store.ts'
import { readingPage } from '../texts/routes.ts'
import { changeExcerpt, deleteExcerpt, keepExcerpt, moveExcerpt, parkPassage } from './actions.ts'
import { ExcerptList, ExcerptPage } from './answers.ts'
import { ExcerptFilterForm, ExcerptForm, KeepForm, MoveForm, ParkForm, passageOf } from './forms.ts'
import { countExcerpts, getExcerpt, listExcerpts } from './store.ts'
import { listParkingTerms } from './terms/store.ts'

const PAGE = 50

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/excerpts${path}`
const NOWHERE = { quote: ['Choose a passage in the text, or say from which paragraph it is.'] }

async function vocabulary(ctx: MemberCtx) {
  return {
    terms: await listParkingTerms(ctx.db, ctx.review.id),
    statements: (await listTheoryStatements(ctx.db, ctx.review.id)).map(one => ({ ...one, sentence: sentenceOf(one) })),
  }
}

async function listPage(ctx: MemberCtx, form: z.output<typeof ExcerptFilterForm>) {
  const { q, state, term, statement, document, before } = form
  const filter = {
    words: q,
    state,
    termId: term,
    theoryStatementId: statement,
    documentId: document,
    before,
    newestFirst: true,
  }
  const found = await listExcerpts(ctx.db, ctx.review.id, filter, PAGE + 1)
  const excerpts = found.slice(0, PAGE).map(one => ({ ...one, terms: [...one.terms] }))
  const data = {
    excerpts,
    next: found.length > PAGE ? (excerpts.at(-1)?.id ?? null) : null,
    parked: await countExcerpts(ctx.db, ctx.review.id, 'parked'),
    lost: await countExcerpts(ctx.db, ctx.review.id, 'lost'),
    kept: await countExcerpts(ctx.db, ctx.review.id, 'kept'),
    filter: { q, state, term, statement, document },
    documents: await listLabels(ctx.db, ctx.review.id),
    openComments: await countOpenOn(ctx.db, ctx.review.id, [{ kind: 'excerpt', ids: excerpts.map(one => one.id) }]),
    ...(await vocabulary(ctx)),
  }
  return {
    view: 'documents/excerpts/list',
    title: 'Excerpts',
    nav: 'texts',
    crumbs: [{ label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` }],
    data,
  }
}

async function excerptPage(ctx: MemberCtx, id: number) {
  const excerpt = await getExcerpt(ctx.db, ctx.review.id, id)
  const crumbs = [
    { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
    { label: excerpt.document.label, href: `/reviews/${ctx.review.slug}/documents/${excerpt.documentId}` },
  ]
  return {
    view: 'documents/excerpts/page',
    title: `Excerpt ${id}`,
    nav: 'texts',
    crumbs,
    data: {
      excerpt: { ...excerpt, terms: [...excerpt.terms] },
      lost: await countExcerpts(ctx.db, ctx.review.id, 'lost'),
      takenBy: await takenBy(ctx, excerpt),
      ...(await readDiscussion(ctx.db, ctx.review.id, 'excerpt', id)),
      ...(await vocabulary(ctx)),
    },
  }
}

/** The person, or all who were present. */
async function takenBy(ctx: MemberCtx, { createdBy, createdAt }: { createdBy: number | null; createdAt: string }) {
  const sign = await readSigner(ctx.db, ctx.review.id)
  if (createdBy === null) return null
  return sign(createdBy, createdAt) ?? (await getPerson(ctx.db, createdBy))?.name ?? null
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/excerpts',
    'review.read',
    { form: ExcerptFilterForm, answer: ExcerptList, summary: 'Excerpts, newest first; parked or lost ones' },
    (ctx, { form }) => listPage(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/excerpts',
    'documents.write',
    {
      form: ParkForm,
      example: { paragraph: '1', quote: 'had time to listen', note: 'Come back to this' },
      again: (ctx, { params, form }) => readingPage(ctx, params.document, quotedIn(form)),
      summary: 'Park a passage with a theme, a theory statement or a memo; by position, or typed from a paragraph',
    },
    async (ctx, { params, form }) => {
      await needDocument(ctx.db, ctx.review.id, params.document)
      const passage = passageOf(form)
      if (passage === null) return { invalid: NOWHERE }
      const { termIds, theme, theoryStatementId, note, memo } = form
      const id = await parkPassage(ctx, params.document, passage, { termIds, theme, theoryStatementId, note }, memo)
      return {
        see: `/reviews/${ctx.review.slug}/documents/${params.document}/text#x${id}`,
        done: 'The passage is parked.',
        data: { id },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/excerpts/:excerpt',
    'review.read',
    { answer: ExcerptPage, summary: 'An excerpt with what is said about it' },
    (ctx, { params }) => excerptPage(ctx, params.excerpt),
  ),
  route(
    'POST',
    '/reviews/:review/excerpts/:excerpt',
    'documents.write',
    {
      form: ExcerptForm,
      answer: ExcerptPage,
      example: { note: 'A note', isParked: 'on', version: '1' },
      again: (ctx, { params }) => excerptPage(ctx, params.excerpt),
      summary: 'Change what is said about an excerpt',
    },
    async (ctx, { params, form }) => {
      const { version, ...details } = form
      await changeExcerpt(ctx, params.excerpt, version, details)
      return { see: at(ctx, `/${params.excerpt}`), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/excerpts/:excerpt/place',
    'documents.write',
    {
      form: MoveForm,
      answer: ExcerptPage,
      example: { paragraph: '1', quote: 'had time to listen', version: '1' },
      again: (ctx, { params }) => excerptPage(ctx, params.excerpt),
      summary: 'Give an excerpt its words in the present text',
    },
    async (ctx, { params, form }) => {
      const passage = passageOf(form)
      if (passage === null) return { invalid: NOWHERE }
      const { isLost } = await getExcerpt(ctx.db, ctx.review.id, params.excerpt)
      await moveExcerpt(ctx, params.excerpt, form.version, passage)
      return { see: await onward(ctx, params.excerpt, isLost), done: 'The excerpt has its new place.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/excerpts/:excerpt/keeping',
    'documents.write',
    {
      form: KeepForm,
      example: { keep: 'on' },
      summary: 'Leave an excerpt that was not found with its earlier text; without `keep` it is to be found again',
    },
    async (ctx, { params, form }) => {
      await keepExcerpt(ctx, params.excerpt, form.keep)
      if (!form.keep) return { see: at(ctx, `/${params.excerpt}`), done: 'It is listed among those to find again.' }
      return { see: await onward(ctx, params.excerpt, true), done: 'It stays with its earlier text, as it is.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/excerpts/:excerpt/deletion',
    'documents.write',
    { form: z.object({ version: decidedOn() }), summary: 'Delete an excerpt that no evidence rests on' },
    async (ctx, { params, form }) => {
      const { documentId } = await getExcerpt(ctx.db, ctx.review.id, params.excerpt)
      const bin = await deleteExcerpt(ctx, params.excerpt, form.version)
      const undo = { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' }
      return { see: `/reviews/${ctx.review.slug}/documents/${documentId}`, done: 'The excerpt was deleted.', undo }
    },
  ),
]

/** Back to the list of those to find again while there are any, else to the excerpt. */
async function onward(ctx: MemberCtx, id: number, wasLost: boolean): Promise<string> {
  const isMore = wasLost && (await countExcerpts(ctx.db, ctx.review.id, 'lost')) > 0
  return isMore ? at(ctx, '?state=lost') : at(ctx, `/${id}`)
}

/** The paragraph whose form was sent, so that it is open again. */
function quotedIn(form: unknown): number | null {
  const number = Number((form as { paragraph?: unknown } | null)?.paragraph)
  return Number.isInteger(number) && number > 0 ? number : null
}
