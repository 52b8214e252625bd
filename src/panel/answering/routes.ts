// A panellist's pages: consent, one principle a page, what is missing, one's answers, withdrawing, one's data, paper.
import { notFound } from '../../core/errors.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { withdrawPanellist } from '../panels/actions.ts'
import { getPanellist, listConsents } from '../panels/store.ts'
import { listQuestions } from '../rounds/store.ts'
import { giveConsent, saveAnswers, saveMissing } from './actions.ts'
import { ConsentPage, ItemPage, MissingPage, PaperPage, StartPage, SummaryPage, WithdrawalPage } from './answers.ts'
import { AnswerForm, ConsentForm, EmptyForm, LONGEST_COMMENT, MissingForm } from './forms.ts'
import { type PanellistCtx, route } from './guard.ts'
import { contactOf, nextUnanswered, shownItem, shownItems, type Work } from './showing.ts'
import { listItemsIn, listOwnComments, listOwnRatings, listOwnRounds } from './store.ts'

const HERE = '/panel/answer'
const itemPath = (id: number) => `${HERE}/items/${id}`
const seatOf = (ctx: PanellistCtx) => ({ panellistId: ctx.sitting.panellistId, roundId: ctx.sitting.roundId })
const sayOf = (ctx: PanellistCtx) => sayIn(ctx.sitting.language)

async function workOf(ctx: PanellistCtx): Promise<Work> {
  const { reviewId, roundId, panellistId, language } = ctx.sitting
  return {
    items: await listItemsIn(ctx.db, reviewId, roundId, language),
    questions: await listQuestions(ctx.db, reviewId, [roundId]),
    ratings: await listOwnRatings(ctx.db, reviewId, panellistId, roundId),
    comments: await listOwnComments(ctx.db, reviewId, panellistId, roundId),
  }
}

/** The frame of every page here: language, large type, the round and the person to ask. */
function pageOf<D extends object>(ctx: PanellistCtx, view: string, title: string, data: D) {
  const { roundTitle, intro, closesOn, language } = ctx.sitting
  const round = { title: roundTitle, intro, closesOn, isOpen: ctx.isOpen }
  return {
    view: `panel/answering/${view}`,
    layout: 'panel' as const,
    language,
    title,
    data: { ...data, ...contactOf(ctx.sitting), round },
  }
}

const answeredOf = (work: Work) => new Set(work.ratings.map(rating => rating.itemId)).size

async function startPage(ctx: PanellistCtx) {
  const work = await workOf(ctx)
  const first = nextUnanswered(work)
  const next = !ctx.hasConsent ? `${HERE}/consent` : first === undefined ? `${HERE}/missing` : itemPath(first.id)
  return pageOf(ctx, 'start', ctx.sitting.roundTitle, {
    name: ctx.sitting.name,
    items: work.items.length,
    answered: answeredOf(work),
    hasConsent: ctx.hasConsent,
    withdrawn: ctx.sitting.withdrawnAt !== null,
    next,
  })
}

function consentPage(ctx: PanellistCtx) {
  const { consentText, consentVersion, mayQuote, mayThank } = ctx.sitting
  return pageOf(ctx, 'consent', sayOf(ctx)('panel.consent.title'), {
    text: consentText,
    version: consentVersion,
    mayQuote: mayQuote === 1,
    mayThank: mayThank === 1,
    hasConsent: ctx.hasConsent,
  })
}

async function itemPage(ctx: PanellistCtx, id: number) {
  const work = await workOf(ctx)
  const item = work.items.find(one => one.id === id)
  if (item === undefined) return null
  return pageOf(ctx, 'item', sayOf(ctx)('panel.where', { n: item.position, of: work.items.length }), {
    item: shownItem(item, work, sayOf(ctx)),
    of: work.items.length,
    answered: answeredOf(work),
  })
}

async function missingPage(ctx: PanellistCtx) {
  const work = await workOf(ctx)
  const comment = work.comments.find(one => one.itemId === null)?.text ?? ''
  return pageOf(ctx, 'missing', sayOf(ctx)('panel.missing.title'), { comment, of: work.items.length })
}

async function summaryPage(ctx: PanellistCtx) {
  const work = await workOf(ctx)
  const say = sayOf(ctx)
  const missing = work.comments.find(one => one.itemId === null)
  const { mayQuote, mayThank } = ctx.sitting
  return pageOf(ctx, 'summary', say('panel.summary.title'), {
    items: shownItems(work, say),
    answered: answeredOf(work),
    missing: missing?.text ?? '',
    missingAnswered:
      missing?.choice == null ? '' : say(`panel.disposed.${missing.choice}`, { reason: missing.reason ?? '' }),
    consent: ctx.hasConsent ? { mayQuote: mayQuote === 1, mayThank: mayThank === 1 } : null,
  })
}

/** Everything kept about this person, of every round. */
async function ownData(ctx: PanellistCtx) {
  const { reviewId, panellistId, language } = ctx.sitting
  const { name, email, role, organisation, code, createdAt, withdrawnAt } = await getPanellist(
    ctx.db,
    reviewId,
    panellistId,
  )
  const rounds = []
  for (const round of await listOwnRounds(ctx.db, reviewId, panellistId)) {
    const work = await workOf({ ...ctx, sitting: { ...ctx.sitting, roundId: round.id } })
    const items = shownItems(work, sayOf(ctx)).map(({ heading, plainWords, questions, comment, entered }) => ({
      heading,
      plainWords,
      answers: questions.map(question => ({ question: question.text, answer: question.chosen })),
      comment,
      enteredByTeam: entered,
    }))
    rounds.push({ title: round.title, items, missing: work.comments.find(one => one.itemId === null)?.text ?? '' })
  }
  const person = { name, email, role, organisation, language, code, addedAt: createdAt, withdrawnAt }
  return { review: ctx.review.title, person, consents: await listConsents(ctx.db, reviewId, panellistId), rounds }
}

const withdrawalPage = (ctx: PanellistCtx) => pageOf(ctx, 'withdrawal', sayOf(ctx)('panel.withdraw.title'), {})

/** Answers go on only while the round takes them and after consent; otherwise to where the reason is said. */
function elsewhere(ctx: PanellistCtx): { see: string } | null {
  if (!ctx.isOpen) return { see: HERE }
  return ctx.hasConsent ? null : { see: `${HERE}/consent` }
}

const tooLong = (ctx: PanellistCtx, text: string) =>
  text.length > LONGEST_COMMENT
    ? { invalid: { comment: [sayOf(ctx)('panel.answer.tooLong', { n: LONGEST_COMMENT })] } }
    : null

export const routes: readonly Route[] = [
  route('GET', HERE, 'panel.answer', { answer: StartPage }, ctx => startPage(ctx)),
  route('GET', `${HERE}/consent`, 'panel.answer', { answer: ConsentPage }, ctx => consentPage(ctx)),
  route(
    'POST',
    `${HERE}/consent`,
    'panel.answer',
    { form: ConsentForm, answer: ConsentPage, example: { mayQuote: true }, again: ctx => consentPage(ctx) },
    async (ctx, { form }) => {
      await giveConsent(ctx, seatOf(ctx), form)
      return { see: (await startPage({ ...ctx, hasConsent: true })).data.next }
    },
  ),
  route(
    'GET',
    `${HERE}/items/:item`,
    'panel.answer',
    { answer: ItemPage },
    async (ctx, { params }) => elsewhere(ctx) ?? (await itemPage(ctx, params.item)) ?? { see: HERE },
  ),
  route(
    'POST',
    `${HERE}/items/:item`,
    'panel.answer',
    {
      form: AnswerForm,
      answer: ItemPage,
      example: { q1: 5, comment: 'It fits.', to: 'next' },
      again: async (ctx, { params }) => {
        const page = await itemPage(ctx, params.item)
        if (page === null) throw notFound()
        return page
      },
    },
    async (ctx, { params, form }) => {
      const long = tooLong(ctx, form.comment)
      if (long !== null) return long
      const scores = new Map(
        ([1, 2, 3] as const).flatMap(n =>
          form[`q${n}`] === null
            ? []
            : [[n as number, form[`q${n}`] === 'cannot' ? null : Number(form[`q${n}`])] as const],
        ),
      )
      await saveAnswers(ctx, seatOf(ctx), params.item, { scores, comment: form.comment })
      const items = await listItemsIn(ctx.db, ctx.review.id, ctx.sitting.roundId, ctx.sitting.language)
      const at = items.findIndex(item => item.id === params.item)
      const to = items[form.to === 'back' ? at - 1 : form.to === 'next' ? at + 1 : at]
      return { see: to === undefined ? (form.to === 'back' ? HERE : `${HERE}/missing`) : itemPath(to.id) }
    },
  ),
  route(
    'GET',
    `${HERE}/missing`,
    'panel.answer',
    { answer: MissingPage },
    async ctx => elsewhere(ctx) ?? (await missingPage(ctx)),
  ),
  route(
    'POST',
    `${HERE}/missing`,
    'panel.answer',
    {
      form: MissingForm,
      answer: MissingPage,
      example: { comment: 'Carers are not mentioned.' },
      again: ctx => missingPage(ctx),
    },
    async (ctx, { form }) => {
      const long = tooLong(ctx, form.comment)
      if (long !== null) return long
      await saveMissing(ctx, seatOf(ctx), form.comment)
      const last = (await listItemsIn(ctx.db, ctx.review.id, ctx.sitting.roundId, ctx.sitting.language)).at(-1)
      return { see: form.to === 'back' && last !== undefined ? itemPath(last.id) : `${HERE}/summary` }
    },
  ),
  route('GET', `${HERE}/summary`, 'panel.answer', { answer: SummaryPage }, ctx => summaryPage(ctx)),
  route('GET', `${HERE}/paper`, 'panel.answer', { answer: PaperPage }, async ctx => {
    const say = sayOf(ctx)
    const blank = { ...(await workOf(ctx)), ratings: [], comments: [] }
    return pageOf(ctx, 'paper', say('panel.paper.title'), { items: shownItems(blank, say), code: ctx.sitting.code })
  }),
  route('GET', `${HERE}/withdrawal`, 'panel.answer', { answer: WithdrawalPage }, ctx =>
    ctx.sitting.withdrawnAt === null ? withdrawalPage(ctx) : { see: HERE },
  ),
  route(
    'POST',
    `${HERE}/withdrawal`,
    'panel.answer',
    { form: EmptyForm, answer: WithdrawalPage, example: {} },
    async ctx => {
      await withdrawPanellist(ctx, ctx.sitting.panellistId)
      return { see: HERE }
    },
  ),
  route('GET', `${HERE}/data.json`, 'panel.answer', {}, async ctx => ({
    file: {
      body: JSON.stringify(await ownData(ctx), null, 2),
      type: 'application/json',
      name: `${sayOf(ctx)('panel.data.name')}.json`,
    },
  })),
  route('POST', `${HERE}/departure`, 'panel.answer', { form: EmptyForm, example: {} }, async (_ctx, { req }) => {
    await new Promise<void>(resolve => req.session.destroy(() => resolve()))
    return { see: '/panel/left' }
  }),
]
