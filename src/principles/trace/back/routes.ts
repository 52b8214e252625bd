// What rests on an excerpt, a document, a record or a search: configurations, theory statements and principles, a page each.
import { z } from 'zod'
import { toCsv } from '../../../core/csv.ts'
import type { Route } from '../../../core/http/routes.ts'
import { getExcerpt } from '../../../documents/excerpts/store.ts'
import { getDocument } from '../../../documents/store.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { getRecord } from '../../../sources/records/store.ts'
import { getSearch } from '../../../sources/searches/store.ts'
import { listDocumentsOfRecord, listDocumentsOfSearch } from './places/store.ts'
import { type From, loadRestingOn } from './store.ts'

/** Lists as they come from reads, which nobody changes. */
const list = <T extends z.ZodType>(type: T) => z.array(type).readonly()
const stances = list(
  z.object({ stance: z.enum(['supports', 'refines', 'contradicts', 'background']), isConverse: z.boolean() }),
)
const RestingOnPage = z.object({
  /** Where the chain starts: its number, its name, its address beneath the review's, and for an excerpt its words. */
  from: z.object({
    kind: z.enum(['excerpt', 'document', 'record', 'search']),
    id: z.number(),
    name: z.string(),
    path: z.string(),
    quote: z.string().nullable(),
  }),
  documents: z.number(),
  configurations: list(
    z.object({
      layer: z.enum(['account', 'synthesised']),
      id: z.number(),
      title: z.string(),
      stances,
      /** The elements the words hang on; none where it comes through accounts or is about the whole. */
      marks: list(z.string()),
      via: list(z.number()),
      theories: list(
        z.object({
          kind: z.enum(['theory statement', 'substantive theory']),
          id: z.number(),
          name: z.string(),
          said: z.string(),
        }),
      ),
    }),
  ),
  principles: list(
    z.object({
      id: z.number(),
      heading: z.string(),
      status: z.string(),
      /** The configurations of the principle that it comes through. */
      through: list(z.string()),
      isDirect: z.boolean(),
      stances,
      sentences: list(z.object({ number: z.number(), text: z.string() })),
      lines: list(z.object({ id: z.number(), kind: z.string(), text: z.string() })),
    }),
  ),
})

type Start = {
  readonly kind: 'excerpt' | 'document' | 'record' | 'search'
  readonly id: number
  readonly name: string
  readonly quote: string | null
  readonly nav: string
  readonly from: From
}

const PLACES = { excerpt: 'excerpts', document: 'documents', record: 'records', search: 'searches' } as const

async function page(ctx: MemberCtx, { nav, from, ...start }: Start) {
  const path = `${PLACES[start.kind]}/${start.id}`
  const found = await loadRestingOn(ctx.db, ctx.review.id, from)
  return {
    view: 'principles/trace/back',
    title: `What rests on ${start.kind} ${start.id}`,
    nav,
    crumbs: [{ label: start.name, href: `/reviews/${ctx.review.slug}/${path}` }],
    data: { from: { ...start, path }, documents: 'excerptId' in from ? 1 : from.documentIds.length, ...found },
  }
}

async function ofExcerpt(ctx: MemberCtx, id: number): Promise<Start> {
  const { quote, document } = await getExcerpt(ctx.db, ctx.review.id, id)
  return { kind: 'excerpt', id, name: `Excerpt ${id}, ${document.label}`, quote, nav: 'texts', from: { excerptId: id } }
}

async function ofDocument(ctx: MemberCtx, id: number): Promise<Start> {
  const { label } = await getDocument(ctx.db, ctx.review.id, id)
  return { kind: 'document', id, name: label, quote: null, nav: 'texts', from: { documentIds: [id] } }
}

async function ofRecord(ctx: MemberCtx, id: number): Promise<Start> {
  await getRecord(ctx.db, ctx.review.id, id)
  const documentIds = await listDocumentsOfRecord(ctx.db, ctx.review.id, id)
  return { kind: 'record', id, name: `Record ${id}`, quote: null, nav: 'records', from: { documentIds } }
}

async function ofSearch(ctx: MemberCtx, id: number): Promise<Start> {
  const { source } = await getSearch(ctx.db, ctx.review.id, id)
  const documentIds = await listDocumentsOfSearch(ctx.db, ctx.review.id, id)
  return { kind: 'search', id, name: `Search ${id}, ${source}`, quote: null, nav: 'searches', from: { documentIds } }
}

const HEAD = ['from', 'principle', 'heading', 'status', 'through', 'stance', 'sentences', 'lines']

/** A row for each principle that rests on it. */
async function csv(ctx: MemberCtx, { kind, id, name, from }: Start) {
  const { principles } = await loadRestingOn(ctx.db, ctx.review.id, from)
  const body = toCsv(
    HEAD,
    principles.map(one => [
      ...[name, String(one.id), one.heading, one.status],
      [...(one.isDirect ? ['the principle itself'] : []), ...one.through].join(', '),
      one.stances.map(said => `${said.stance}${said.isConverse ? ', opposite confirmed' : ''}`).join('; '),
      one.sentences.map(sentence => sentence.number).join(', '),
      one.lines.map(line => line.id).join(', '),
    ]),
  )
  const file = `${ctx.review.slug}-${kind}-${id}-rests-on-it.csv`
  return { file: { body, type: 'text/csv; charset=utf-8', name: file } }
}

const answer = { answer: RestingOnPage, steady: true } as const
const REVIEW = '/reviews/:review'

export const routes: readonly Route[] = [
  route(
    'GET',
    `${REVIEW}/excerpts/:excerpt/trace`,
    'review.read',
    {
      ...answer,
      summary: 'What rests on an excerpt: configurations, theory statements, principles and their sentences',
    },
    async (ctx, { params }) => page(ctx, await ofExcerpt(ctx, params.excerpt)),
  ),
  route(
    'GET',
    `${REVIEW}/documents/:document/trace`,
    'review.read',
    { ...answer, summary: 'What rests on a document' },
    async (ctx, { params }) => page(ctx, await ofDocument(ctx, params.document)),
  ),
  route(
    'GET',
    `${REVIEW}/records/:record/trace`,
    'review.read',
    { ...answer, summary: 'What rests on a record, through its document' },
    async (ctx, { params }) => page(ctx, await ofRecord(ctx, params.record)),
  ),
  route(
    'GET',
    `${REVIEW}/searches/:search/trace`,
    'review.read',
    { ...answer, summary: 'What rests on the documents that a search found' },
    async (ctx, { params }) => page(ctx, await ofSearch(ctx, params.search)),
  ),
  route(
    'GET',
    `${REVIEW}/excerpts/:excerpt/trace.csv`,
    'review.read',
    { summary: 'The principles that rest on an excerpt, as CSV' },
    async (ctx, { params }) => csv(ctx, await ofExcerpt(ctx, params.excerpt)),
  ),
  route(
    'GET',
    `${REVIEW}/documents/:document/trace.csv`,
    'review.read',
    { summary: 'The principles that rest on a document, as CSV' },
    async (ctx, { params }) => csv(ctx, await ofDocument(ctx, params.document)),
  ),
]
