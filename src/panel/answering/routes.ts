// A panellist's other pages: consent, what is missing, one's answers, withdrawing, one's data, paper.
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { listConsents } from '../consents/store.ts'
import { withdrawPanellist } from '../panels/actions.ts'
import { WithdrawalForm } from '../panels/forms.ts'
import { getPanellist, listOwnMeetings, listOwnPoints } from '../panels/store.ts'
import { giveConsent, saveMissing } from './actions.ts'
import { ConsentPage, MissingPage, PaperPage, StartPage, SummaryPage, WithdrawalPage } from './answers.ts'
import { ConsentForm, EmptyForm, LONGEST_COMMENT, MissingForm } from './forms.ts'
import { needOpen, type PanellistCtx, route } from './guard.ts'
import { routes as item } from './item/routes.ts'
import { keptWords, seenOf } from './meanwhile.ts'
import { routes as priorities } from './priorities/routes.ts'
import {
  becameIn,
  elsewhere,
  HERE,
  nextUnanswered,
  pageOf,
  roundFor,
  seatOf,
  shownItems,
  shownPriorities,
  stepsOf,
} from './showing.ts'
import { listOwnRounds } from './store.ts'
import { loadWork } from './work/store.ts'

const sayOf = (ctx: PanellistCtx) => sayIn(ctx.sitting.language)

/** Whether anything came in from this person: a closed round has their answers to read, or none. */
const hasSaid = (work: Awaited<ReturnType<typeof loadWork>>) => work.ratings.length + work.comments.length > 0

async function startPage(ctx: PanellistCtx) {
  const work = await loadWork(ctx.db, ctx.sitting)
  const steps = stepsOf(work)
  const next = ctx.hasConsent ? nextUnanswered(work) : `${HERE}/consent`
  return pageOf(ctx, 'start', roundFor(ctx.sitting).title.text, {
    name: ctx.sitting.name,
    items: steps.length,
    answered: steps.filter(step => step.isAnswered).length,
    hasConsent: ctx.hasConsent,
    hasSaid: hasSaid(work),
    withdrawn: ctx.sitting.withdrawnAt !== null,
    next,
  })
}

function consentPage(ctx: PanellistCtx) {
  const { consent, consentVersion, mayQuote, mayThank } = ctx.sitting
  return pageOf(ctx, 'consent', sayOf(ctx)('panel.consent.title'), {
    text: consent.text,
    textLanguage: consent.language,
    version: consentVersion,
    mayQuote: mayQuote === 1,
    mayThank: mayThank === 1,
    hasConsent: ctx.hasConsent,
  })
}

async function missingPage(ctx: PanellistCtx) {
  const work = await loadWork(ctx.db, ctx.sitting)
  const comment = work.comments.find(one => one.itemId === null)?.text ?? ''
  return pageOf(ctx, 'missing', sayOf(ctx)('panel.missing.title'), {
    comment,
    seen: seenOf(work.comments, null),
    of: stepsOf(work).length,
  })
}

async function summaryPage(ctx: PanellistCtx) {
  const work = await loadWork(ctx.db, ctx.sitting)
  const say = sayOf(ctx)
  const missing = work.comments.find(one => one.itemId === null)
  const { mayQuote, mayThank, reviewId, panellistId } = ctx.sitting
  const points = ctx.isOpen ? [] : await listOwnPoints(ctx.db, reviewId, panellistId)
  return pageOf(ctx, 'summary', say(ctx.isOpen ? 'panel.summary.title' : 'panel.became.title'), {
    items: shownItems(work, say, !ctx.isOpen),
    points: points.map(({ choice, reason, ...point }) => ({ ...point, became: becameIn(choice, reason, say, true) })),
    priorities: shownPriorities(work),
    hasSaid: hasSaid(work),
    of: stepsOf(work).length,
    answered: stepsOf(work).filter(step => step.isAnswered).length,
    missing: missing?.text ?? '',
    missingAnswered: missing === undefined ? '' : becameIn(missing.choice, missing.reason, say, !ctx.isOpen),
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
    const work = await loadWork(ctx.db, { ...ctx.sitting, roundId: round.id })
    const items = shownItems(work, sayOf(ctx)).map(item => ({
      heading: item.heading,
      plainWords: item.plainWords,
      answers: item.questions.map(question => ({ question: question.text, answer: question.chosen })),
      comment: item.comment,
      difference: { setting: item.setting, differs: item.differs, because: item.because },
      enteredByTeam: item.enteredBy !== '',
    }))
    const priorities = shownPriorities(work).map(({ text, cannot, items }) => ({
      question: text,
      cannotJudge: cannot,
      given: items.map(({ heading, given }) => ({ heading, given })),
    }))
    rounds.push({
      title: round.title,
      items,
      priorities,
      missing: work.comments.find(one => one.itemId === null)?.text ?? '',
    })
  }
  const person = { name, email, role, organisation, language, code, addedAt: createdAt, withdrawnAt }
  return {
    review: ctx.review.title,
    person,
    consents: await listConsents(ctx.db, reviewId, panellistId),
    rounds,
    meetings: await listOwnMeetings(ctx.db, reviewId, panellistId),
    points: await listOwnPoints(ctx.db, reviewId, panellistId),
  }
}

const withdrawalPage = (ctx: PanellistCtx) => pageOf(ctx, 'withdrawal', sayOf(ctx)('panel.withdraw.title'), {})

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
      needOpen(ctx)
      await giveConsent(ctx, seatOf(ctx), form)
      return { see: (await startPage({ ...ctx, hasConsent: true })).data.next }
    },
  ),
  ...item,
  ...priorities,
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
      needOpen(ctx)
      const long = tooLong(ctx, form.comment)
      if (long !== null) return long
      const { clash, comment } = keptWords(form, (await loadWork(ctx.db, ctx.sitting)).comments, null)
      if (clash !== null) return { invalid: { comment: [sayOf(ctx)('panel.answer.meanwhile', { text: clash.text })] } }
      await saveMissing(ctx, seatOf(ctx), comment)
      const last = stepsOf(await loadWork(ctx.db, ctx.sitting)).at(-1)
      return { see: form.to === 'back' && last !== undefined ? last.path : `${HERE}/summary` }
    },
  ),
  route('GET', `${HERE}/summary`, 'panel.answer', { answer: SummaryPage }, ctx => summaryPage(ctx)),
  route('GET', `${HERE}/paper`, 'panel.answer', { answer: PaperPage }, async ctx => {
    const say = sayOf(ctx)
    const blank = { ...(await loadWork(ctx.db, ctx.sitting)), ratings: [], comments: [] }
    return pageOf(ctx, 'paper', say('panel.paper.title'), {
      items: shownItems(blank, say),
      priorities: shownPriorities(blank),
      code: ctx.sitting.code,
    })
  }),
  route('GET', `${HERE}/withdrawal`, 'panel.answer', { answer: WithdrawalPage }, ctx =>
    ctx.sitting.withdrawnAt === null ? withdrawalPage(ctx) : { see: HERE },
  ),
  route(
    'POST',
    `${HERE}/withdrawal`,
    'panel.answer',
    { form: WithdrawalForm, answer: WithdrawalPage, example: {}, again: ctx => withdrawalPage(ctx) },
    async (ctx, { form }) => {
      await withdrawPanellist(ctx, ctx.sitting.panellistId, form.answers === 'keep')
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
