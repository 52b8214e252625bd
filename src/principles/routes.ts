// The list of principles, the words of one, and the addresses of all that belongs to them.
import { nameOf } from '../configurations/domain.ts'
import type { Route } from '../core/http/routes.ts'
import { type MemberCtx, route } from '../reviews/guard.ts'
import { listLevels } from '../reviews/vocabulary/store.ts'
import { changePrinciple } from './actions.ts'
import { routes as answering } from './answering/routes.ts'
import { PrincipleList, WordingPage } from './answers.ts'
import { type FlagKey, flagCounts, HEADING_PROMPT, PASSAGES, type Ref } from './domain.ts'
import { routes as drafting } from './drafting/routes.ts'
import { listDead } from './drafting/store.ts'
import { routes as evidence } from './evidence/routes.ts'
import { ListForm, WordingForm } from './forms.ts'
import { frameOf, pagePath } from './frame.ts'
import { routes as framework } from './framework/routes.ts'
import { routes as grades } from './grades/routes.ts'
import { routes as lines } from './lines/routes.ts'
import { routes as page } from './page/routes.ts'
import { routes as plainWords } from './plain-words/routes.ts'
import { readPrinciple } from './reading.ts'
import { loadGround } from './resting/store.ts'
import { routes as returning } from './returning/routes.ts'
import { shownPrinciple } from './showing.ts'
import { routes as standing } from './standing/routes.ts'
import { getPrinciple, listPrinciples } from './store.ts'
import { routes as sureness } from './sureness/routes.ts'
import { listSureness } from './sureness/store.ts'
import { routes as trace } from './trace/routes.ts'
import { routes as unused } from './unused/routes.ts'
import { listUnused } from './unused/store.ts'
import { routes as versions } from './versions/routes.ts'

/** `on` leaves those that rest on one configuration, `lacks` those of which that one thing is said. */
async function listPage(ctx: MemberCtx, on: Ref | null = null, lacks: FlagKey | null = null) {
  const { db, review } = ctx
  const all = await listPrinciples(db, review.id)
  const principles =
    on === null ? all : all.filter(one => one.configurations.some(ref => ref.layer === on.layer && ref.id === on.id))
  const ground = await loadGround(db, review.id, principles, review.shape)
  const dead = await listDead(
    db,
    review.id,
    principles.map(principle => principle.explanation),
  )
  const sureness = await listSureness(
    db,
    review.id,
    principles.map(principle => principle.id),
  )
  const read = principles.map(principle => readPrinciple(principle, ground, dead))
  const unused = await listUnused(db, review.id)
  const isShown = (principle: (typeof read)[number]) =>
    lacks === null || (principle.status !== 'withdrawn' && principle.flags.some(flag => flag.key === lacks))
  return {
    view: 'principles/list',
    title: 'Principles',
    ...frameOf(ctx),
    data: {
      on: on === null ? null : nameOf(on.layer, on.id),
      lacks,
      principles: read.filter(isShown).map(principle => ({
        ...principle,
        levels: [...principle.levels],
        rests: principle.resting.sentence,
        configurations: principle.configurations.length,
        grade: sureness.get(principle.id)?.grade ?? null,
      })),
      flagged: flagCounts(read.filter(principle => principle.status !== 'withdrawn')),
      unused: { configurations: unused.configurations.length, accounts: unused.accounts.length },
    },
  }
}

async function shown(ctx: MemberCtx, id: number) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape)
  const dead = await listDead(ctx.db, ctx.review.id, [principle.explanation])
  return shownPrinciple(readPrinciple(principle, ground, dead), ground, ctx.review.slug)
}

async function wordingPage(ctx: MemberCtx, id: number) {
  const principle = await shown(ctx, id)
  return {
    view: 'principles/wording',
    title: `Words of principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      principle,
      levels: await listLevels(ctx.db, ctx.review.id),
      prompt: HEADING_PROMPT,
      statuses: [principle.status, ...PASSAGES[principle.status]],
    },
  }
}

const ONE = '/reviews/:review/principles/:principle'

const own: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles',
    'review.read',
    { form: ListForm, answer: PrincipleList, steady: true, again: ctx => listPage(ctx) },
    (ctx, { form }) => {
      const { configuration, account, lacks } = form
      if (configuration !== null) return listPage(ctx, { layer: 'synthesised', id: configuration }, lacks)
      return listPage(ctx, account === null ? null : { layer: 'account', id: account }, lacks)
    },
  ),
  route('GET', `${ONE}/wording`, 'principles.write', { answer: WordingPage }, (ctx, { params }) =>
    wordingPage(ctx, params.principle),
  ),
  route(
    'POST',
    ONE,
    'principles.write',
    {
      form: WordingForm,
      answer: WordingPage,
      example: {
        heading: 'Give link workers time to listen',
        explanation: 'Where people are heard, they return [CMOC 1].',
        status: 'draft',
        version: 1,
      },
      again: (ctx, { params }) => wordingPage(ctx, params.principle),
      summary: 'Saves heading, explanation, reach, status and levels as a new version.',
    },
    async (ctx, { params, form }) => {
      await changePrinciple(ctx, params.principle, form)
      const { flags } = await shown(ctx, params.principle)
      const named = flags.filter(flag => flag.key === 'references' || flag.key === 'nothing there')
      return { see: pagePath(ctx, params.principle), done: ['Saved.', ...named.map(flag => flag.sentence)].join(' ') }
    },
  ),
]

/** Those with a word for a number first, so that /principles/new is none. */
export const routes: readonly Route[] = [
  ...drafting,
  ...unused,
  ...own,
  ...page,
  ...standing,
  ...plainWords,
  ...lines,
  ...evidence,
  ...answering,
  ...sureness,
  ...grades,
  ...versions,
  ...returning,
  ...trace,
  ...framework,
]
