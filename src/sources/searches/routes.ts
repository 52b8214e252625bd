// The log of searches: list, one search with its imports, the form.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listImportsOf } from '../imports/store.ts'
import { correctSearch, deleteSearch, logSearch } from './actions.ts'
import { SEARCH_KINDS, searchName } from './domain.ts'
import { SearchChangeForm, SearchForm } from './forms.ts'
import { getSearch, latestIteration, listSearches, listTheoryStatements } from './store.ts'

const Search = z.object({
  id: z.number(),
  iteration: z.number(),
  status: z.enum(['planned', 'run']),
  kind: z.enum(SEARCH_KINDS),
  source: z.string(),
  platform: z.string(),
  runOn: z.string().nullable(),
  coverage: z.string(),
  strategy: z.string(),
  limits: z.string(),
  hits: z.number().nullable(),
  why: z.string(),
  theoryStatementId: z.number().nullable(),
  note: z.string(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  version: z.number(),
  readCount: z.number(),
  newCount: z.number(),
  duplicateCount: z.number(),
})
const Statement = z.object({
  id: z.number(),
  number: z.string(),
  theory: z.string(),
  ifText: z.string(),
  thenText: z.string(),
})
const Import = z.object({
  id: z.number(),
  state: z.string(),
  fileName: z.string(),
  readCount: z.number(),
  newCount: z.number(),
  duplicateCount: z.number(),
  refusedCount: z.number(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
})
const SearchList = z.object({ searches: z.array(Search) })
const SearchPage = z.object({ search: Search, statement: Statement.nullable(), imports: z.array(Import) })
const SearchFormPage = z.object({
  search: Search.partial(),
  statements: z.array(Statement),
  kinds: z.array(z.string()),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/searches${path}`
const crumbs = (ctx: MemberCtx, ...more: { label: string; href: string }[]) => [
  { label: 'Searches', href: at(ctx) },
  ...more,
]

async function newPage(ctx: MemberCtx) {
  const search = {
    iteration: await latestIteration(ctx.db, ctx.review.id),
    status: 'run' as const,
    kind: 'database' as const,
  }
  const statements = await listTheoryStatements(ctx.db, ctx.review.id)
  const data = { search, statements, kinds: [...SEARCH_KINDS] }
  return { view: 'sources/searches/form', title: 'New search', nav: 'searches', crumbs: crumbs(ctx), data }
}

async function editPage(ctx: MemberCtx, id: number) {
  const search = await getSearch(ctx.db, ctx.review.id, id)
  const statements = await listTheoryStatements(ctx.db, ctx.review.id)
  const title = `Correct search ${id}`
  return {
    view: 'sources/searches/form',
    title,
    nav: 'searches',
    crumbs: crumbs(ctx),
    data: { search, statements, kinds: [...SEARCH_KINDS] },
  }
}

const example = { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02', iteration: '1', hits: '120' }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/searches',
    'review.read',
    { answer: SearchList, summary: 'The searches of a review' },
    async ctx => ({
      view: 'sources/searches/list',
      title: 'Searches',
      nav: 'searches',
      data: { searches: await listSearches(ctx.db, ctx.review.id) },
    }),
  ),
  route('GET', '/reviews/:review/searches/new', 'sources.write', { answer: SearchFormPage }, newPage),
  route(
    'POST',
    '/reviews/:review/searches',
    'sources.write',
    { form: SearchForm, answer: SearchFormPage, example, again: newPage, summary: 'Log a search' },
    async (ctx, { form }) => {
      const id = await logSearch(ctx, form)
      return { see: at(ctx, `/${id}`), done: 'The search is in the log.', data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/searches/:search',
    'review.read',
    { answer: SearchPage, summary: 'One search with its imports' },
    async (ctx, { params }) => {
      const search = await getSearch(ctx.db, ctx.review.id, params.search)
      const statements = search.theoryStatementId === null ? [] : await listTheoryStatements(ctx.db, ctx.review.id)
      const statement = statements.find(one => one.id === search.theoryStatementId) ?? null
      const imports = await listImportsOf(ctx.db, ctx.review.id, params.search)
      return {
        view: 'sources/searches/page',
        title: searchName(search),
        nav: 'searches',
        crumbs: crumbs(ctx),
        data: { search, statement, imports },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/searches/:search/edit',
    'sources.write',
    { answer: SearchFormPage },
    (ctx, { params }) => editPage(ctx, params.search),
  ),
  route(
    'POST',
    '/reviews/:review/searches/:search',
    'sources.write',
    {
      form: SearchChangeForm,
      answer: SearchFormPage,
      example: { ...example, version: '1' },
      again: (ctx, { params }) => editPage(ctx, params.search),
      summary: 'Correct a search',
    },
    async (ctx, { params, form }) => {
      const { version, ...search } = form
      await correctSearch(ctx, params.search, version, search)
      return { see: at(ctx, `/${params.search}`), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/searches/:search/deletion',
    'sources.write',
    { form: z.object({}), summary: 'Delete a search that nothing rests on' },
    async (ctx, { params }) => {
      const bin = await deleteSearch(ctx, params.search)
      return {
        see: at(ctx),
        done: `Search ${params.search} was deleted.`,
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
