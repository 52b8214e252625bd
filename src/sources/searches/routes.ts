// The log of searches: one search with its imports, and the form to plan, log, run again or correct one.
import { z } from 'zod'
import { dayOf } from '../../core/clock.ts'
import { listActivity } from '../../core/db/activity.ts'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { listImportsOf } from '../imports/store.ts'
import { correctSearch, deleteSearch, logSearch } from './actions.ts'
import { addedBy, NOTHING } from './added/domain.ts'
import { listCredits, listFound } from './added/store.ts'
import { SearchFormPage, SearchPage } from './answers.ts'
import { routes as checklist } from './checklist/routes.ts'
import { earlierRuns, laterRuns, SEARCH_KINDS, searchName } from './domain.ts'
import { EditSearchQuery, NewSearchQuery, SearchChangeForm, SearchForm } from './forms.ts'
import { historyOf } from './history.ts'
import { routes as iterations } from './iterations/routes.ts'
import { routes as overview } from './overview/routes.ts'
import { readSeeds } from './seeds.ts'
import { routes as stopping } from './stopping/routes.ts'
import { getSearch, latestIteration, listReruns, listSearchNames, listTheoryStatements } from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/searches${path}`
const crumbs = (ctx: MemberCtx, ...more: { label: string; href: string }[]) => [
  { label: 'Searches', href: at(ctx) },
  ...more,
]

/** What can be chosen in the form. A statement that was dropped stays where it is. */
async function choices(ctx: MemberCtx, id: number | null, statementId: number | null) {
  const { id: reviewId } = ctx.review
  const statements = await listTheoryStatements(ctx.db, reviewId)
  const dropped =
    statementId === null || statements.some(one => one.id === statementId)
      ? []
      : await listTheoryStatements(ctx.db, reviewId, statementId)
  const reruns = await listReruns(ctx.db, reviewId)
  const later = id === null ? [] : laterRuns(id, reruns)
  const names = await listSearchNames(ctx.db, reviewId)
  return {
    statements: [...statements, ...dropped].map(one => ({ ...one, sentence: sentenceOf(one) })),
    kinds: [...SEARCH_KINDS],
    others: names
      .filter(one => one.id !== id && !later.includes(one.id))
      .map(one => ({ id: one.id, name: `${one.id}. ${searchName(one)}` })),
  }
}

async function newPage(ctx: MemberCtx, query: z.output<typeof NewSearchQuery>) {
  const earlier = query.again === null ? null : await getSearch(ctx.db, ctx.review.id, query.again)
  const iteration = await latestIteration(ctx.db, ctx.review.id)
  const status = query.planned ? ('planned' as const) : ('run' as const)
  const runOn = status === 'run' ? dayOf(ctx.now) : null
  const fresh = {
    ...{ iteration, status, runOn, theoryStatementId: query.statement },
    ...(query.seed === ''
      ? { kind: 'database' as const }
      : { kind: 'citation chasing' as const, seeds: query.seed.replace(':', ' '), direction: 'both' as const }),
  }
  const again = (search: NonNullable<typeof earlier>) => {
    const { id, version, createdAt, createdByName, plannedAt, ...same } = search
    return { ...same, iteration, status: 'run' as const, runOn: dayOf(ctx.now), hits: null, rerunOf: id, note: '' }
  }
  const search = earlier === null ? fresh : again(earlier)
  const title = earlier !== null ? `Run search ${earlier.id} again` : query.planned ? 'Plan a search' : 'New search'
  return {
    view: 'sources/searches/form',
    title,
    nav: 'searches',
    crumbs: crumbs(ctx),
    data: { search, title, ...(await choices(ctx, null, search.theoryStatementId)) },
  }
}

const BARE = { again: null, statement: null, seed: '', planned: false }

async function editPage(ctx: MemberCtx, id: number, isRun: boolean) {
  const search = await getSearch(ctx.db, ctx.review.id, id)
  const runs = isRun && search.status === 'planned'
  const title = runs ? `Log search ${id} as run` : `Correct search ${id}`
  return {
    view: 'sources/searches/form',
    title,
    nav: 'searches',
    crumbs: crumbs(ctx, { label: searchName(search), href: at(ctx, `/${id}`) }),
    data: {
      search: runs ? { ...search, status: 'run' as const, runOn: dayOf(ctx.now) } : search,
      title,
      ...(await choices(ctx, id, search.theoryStatementId)),
    },
  }
}

async function searchPage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const search = await getSearch(ctx.db, reviewId, id)
  const { theoryStatementId } = search
  const [statement] = theoryStatementId === null ? [] : await listTheoryStatements(ctx.db, reviewId, theoryStatementId)
  const reruns = await listReruns(ctx.db, reviewId)
  const names = new Map((await listSearchNames(ctx.db, reviewId)).map(one => [one.id, searchName(one)]))
  const named = (ids: readonly number[]) => ids.map(one => ({ id: one, name: names.get(one) ?? '' }))
  const added = addedBy(await listFound(ctx.db, reviewId), await listCredits(ctx.db, reviewId))
  const subject = { kind: 'search', id }
  const history = await listActivity(ctx.db, reviewId, { subject, audiences: ['team'], limit: 50 })
  return {
    view: 'sources/searches/page',
    title: searchName(search),
    nav: 'searches',
    crumbs: crumbs(ctx),
    data: {
      search,
      seeds: readSeeds(search.seeds),
      statement: statement === undefined ? null : { ...statement, sentence: sentenceOf(statement) },
      imports: await listImportsOf(ctx.db, reviewId, id),
      added: added.get(id) ?? NOTHING,
      earlier: named(earlierRuns(id, reruns)),
      later: named(laterRuns(id, reruns)),
      history: historyOf(history),
    },
  }
}

const example = { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02', iteration: '1', hits: '120' }

const own: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/searches/new',
    'sources.write',
    { form: NewSearchQuery, answer: SearchFormPage },
    (ctx, { form }) => newPage(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/searches',
    'sources.write',
    { form: SearchForm, answer: SearchFormPage, example, again: ctx => newPage(ctx, BARE), summary: 'Log a search' },
    async (ctx, { form }) => {
      const id = await logSearch(ctx, form)
      const done = form.status === 'planned' ? 'The search is planned.' : 'The search is in the log.'
      return { see: at(ctx, `/${id}`), done, data: { id } }
    },
  ),
]

const ofOne: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/searches/:search',
    'review.read',
    { answer: SearchPage, summary: 'One search with its imports, and what it added' },
    (ctx, { params }) => searchPage(ctx, params.search),
  ),
  route(
    'GET',
    '/reviews/:review/searches/:search/edit',
    'sources.write',
    { form: EditSearchQuery, answer: SearchFormPage },
    (ctx, { params, form }) => editPage(ctx, params.search, form.run),
  ),
  route(
    'POST',
    '/reviews/:review/searches/:search',
    'sources.write',
    {
      form: SearchChangeForm,
      answer: SearchFormPage,
      example: { ...example, version: '1' },
      again: (ctx, { params }) => editPage(ctx, params.search, false),
      summary: 'Correct a search, or log a planned one as run',
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
    { form: z.object({ version: decidedOn() }), summary: 'Delete a search that nothing rests on' },
    async (ctx, { params, form }) => {
      const bin = await deleteSearch(ctx, params.search, form.version)
      return {
        see: at(ctx),
        done: `Search ${params.search} was deleted.`,
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

/** /searches/checklist and /searches/stopping stand before /searches/:search. */
export const routes: readonly Route[] = [...overview, ...own, ...checklist, ...stopping, ...iterations, ...ofOne]
