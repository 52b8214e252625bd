// The list of principles, the page of one, its words, and where it stands.
import { nameOf } from '../configurations/domain.ts'
import type { Route } from '../core/http/routes.ts'
import { type MemberCtx, route } from '../reviews/guard.ts'
import { listLevels } from '../reviews/vocabulary/store.ts'
import { changePlainWords, changePrinciple } from './actions.ts'
import { PlainWordsPage, PrincipleList, PrinciplePage, WordingPage } from './answers.ts'
import { actionsByAudience, coinOf, HEADING_PROMPT, type Ref } from './domain.ts'
import { routes as drafting } from './drafting/routes.ts'
import { routes as evidence } from './evidence/routes.ts'
import { EmptyForm, ListForm, PlainWordsForm, WithdrawalForm, WordingForm } from './forms.ts'
import { frameOf, listPath, pagePath } from './frame.ts'
import { PlaceForm } from './lines/forms.ts'
import { routes as lines } from './lines/routes.ts'
import { readPrinciple } from './reading.ts'
import { loadGround } from './resting/store.ts'
import { shownPrinciple } from './showing.ts'
import { movePrinciple, restorePrinciple, withdrawPrinciple } from './standing/actions.ts'
import { getPrinciple, listPrinciples } from './store.ts'
import { routes as trace } from './trace/routes.ts'
import { routes as versions } from './versions/routes.ts'

/** `on` leaves those that rest on one configuration. */
async function listPage(ctx: MemberCtx, on: Ref | null = null) {
  const all = await listPrinciples(ctx.db, ctx.review.id)
  const principles =
    on === null ? all : all.filter(one => one.configurations.some(ref => ref.layer === on.layer && ref.id === on.id))
  const ground = await loadGround(ctx.db, ctx.review.id, principles, ctx.review.shape)
  return {
    view: 'principles/list',
    title: 'Principles',
    ...frameOf(ctx),
    data: {
      on: on === null ? null : nameOf(on.layer, on.id),
      principles: principles.map(principle => {
        const read = readPrinciple(principle, ground)
        return {
          ...read,
          levels: [...read.levels],
          rests: read.resting.sentence,
          configurations: read.configurations.length,
        }
      }),
    },
  }
}

async function shown(ctx: MemberCtx, id: number) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape)
  return shownPrinciple(readPrinciple(principle, ground), ground, ctx.review.slug)
}

async function principlePage(ctx: MemberCtx, id: number) {
  const principle = await shown(ctx, id)
  return {
    view: 'principles/page',
    title: principle.heading || `Principle ${id}`,
    ...frameOf(ctx, id),
    data: { principle, coin: coinOf(principle.lines), actions: actionsByAudience(principle.lines) },
  }
}

async function wordingPage(ctx: MemberCtx, id: number) {
  return {
    view: 'principles/wording',
    title: `Words of principle ${id}`,
    ...frameOf(ctx, id),
    data: { principle: await shown(ctx, id), levels: await listLevels(ctx.db, ctx.review.id), prompt: HEADING_PROMPT },
  }
}

async function plainWordsPage(ctx: MemberCtx, id: number) {
  return {
    view: 'principles/plain-words',
    title: `Principle ${id} in plain words`,
    ...frameOf(ctx, id),
    data: { principle: await shown(ctx, id) },
  }
}

const ONE = '/reviews/:review/principles/:principle'

const own: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles',
    'review.read',
    { form: ListForm, answer: PrincipleList, again: ctx => listPage(ctx) },
    (ctx, { form }) => {
      if (form.configuration !== null) return listPage(ctx, { layer: 'synthesised', id: form.configuration })
      return listPage(ctx, form.account === null ? null : { layer: 'account', id: form.account })
    },
  ),
  route('GET', ONE, 'review.read', { answer: PrinciplePage }, (ctx, { params }) =>
    principlePage(ctx, params.principle),
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
      const flags = (await shown(ctx, params.principle)).flags.filter(flag => flag.key === 'references')
      return { see: pagePath(ctx, params.principle), done: ['Saved.', ...flags.map(flag => flag.sentence)].join(' ') }
    },
  ),
  route('GET', `${ONE}/plain-words`, 'principles.write', { answer: PlainWordsPage }, (ctx, { params }) =>
    plainWordsPage(ctx, params.principle),
  ),
  route(
    'POST',
    `${ONE}/plain-words`,
    'principles.write',
    {
      form: PlainWordsForm,
      answer: PlainWordsPage,
      example: { en: 'People return when they feel heard. So leave time for it.', nl: '', version: 1 },
      again: (ctx, { params }) => plainWordsPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await changePlainWords(ctx, params.principle, form)
      return { see: pagePath(ctx, params.principle), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${ONE}/place`,
    'principles.write',
    { form: PlaceForm, answer: PrincipleList, example: { to: 'up' }, again: ctx => listPage(ctx) },
    async (ctx, { params, form }) => {
      await movePrinciple(ctx, params.principle, form.to)
      return { see: listPath(ctx) }
    },
  ),
  route(
    'POST',
    `${ONE}/withdrawal`,
    'principles.write',
    {
      form: WithdrawalForm,
      answer: PrinciplePage,
      example: { reason: 'Two principles said the same.' },
      again: (ctx, { params }) => principlePage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await withdrawPrinciple(ctx, params.principle, form.reason)
      const undo = { action: `${pagePath(ctx, params.principle)}/return`, label: 'Undo' }
      return { see: pagePath(ctx, params.principle), done: 'The principle is withdrawn.', undo }
    },
  ),
  route('POST', `${ONE}/return`, 'principles.write', { form: EmptyForm, example: {} }, async (ctx, { params }) => {
    await restorePrinciple(ctx, params.principle)
    return { see: pagePath(ctx, params.principle), done: 'The principle is a draft again.' }
  }),
]

/** New ones first, so that /principles/new is no number. */
export const routes: readonly Route[] = [...drafting, ...own, ...lines, ...evidence, ...versions, ...trace]
