// Rounds as the lead drafts, opens and closes them, and their results as they come in.
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { listPrinciples } from '../../principles/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { DEFAULT_QUESTION, factsIn, standingOf, textIn } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { EmptyForm } from '../invitations/forms.ts'
import { getPanel, listPanels } from '../panels/store.ts'
import { shownComment } from '../results/showing.ts'
import { spreadsOf } from '../results/spread.ts'
import { countAsked, listComments, listScores } from '../results/store.ts'
import { addRound, changeClosingDay, changeRound, closeRound, openRound } from './actions.ts'
import { FormPage, RoundPage } from './answers.ts'
import { ClosingDayForm, NewRoundForm, NewRoundPageForm, questionsOf, RoundChangeForm } from './forms.ts'
import { getRound, listItems, listQuestions } from './store.ts'

async function formPage(ctx: MemberCtx, round: Awaited<ReturnType<typeof getRound>> | null, panel: number | null) {
  const questions = round === null ? [DEFAULT_QUESTION] : await listQuestions(ctx.db, ctx.review.id, [round.id])
  const items = round === null ? [] : await listItems(ctx.db, ctx.review.id, round.id)
  const principles = (await listPrinciples(ctx.db, ctx.review.id)).filter(principle => principle.status !== 'withdrawn')
  const panels = await listPanels(ctx.db, ctx.review.id)
  return {
    view: 'panel/rounds/form',
    title: round === null ? 'New round' : round.title,
    ...frameOf(ctx),
    data: {
      round,
      panels,
      panel: round?.panelId ?? panel ?? panels[0]?.id ?? null,
      questions: [...questions],
      chosen:
        round === null
          ? principles.map(principle => principle.id)
          : items.flatMap(item => (item.subjectId === null ? [] : [item.subjectId])),
      principles: principles.map(({ id, heading, status, plainWords }) => ({
        id,
        heading,
        status,
        hasPlainWords: Object.values(plainWords).some(text => text !== ''),
      })),
    },
  }
}

async function roundPage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const round = await getRound(ctx.db, reviewId, id)
  const panel = await getPanel(ctx.db, reviewId, round.panelId)
  const questions = await listQuestions(ctx.db, reviewId, [id])
  const items = await listItems(ctx.db, reviewId, id)
  const scores = await listScores(ctx.db, reviewId, [id])
  const comments = await listComments(ctx.db, reviewId, [id])
  const isLead = ctx.may('panel.manage')
  const shown = (itemId: number | null) =>
    comments.filter(comment => comment.itemId === itemId).map(comment => shownComment(comment, isLead))
  return {
    view: 'panel/rounds/page',
    title: round.title,
    ...frameOf(ctx),
    data: {
      round: { ...round, standing: standingOf(round, ctx.now) },
      panelKind: panel.kind,
      hasContact: panel.contactPhone !== '' || panel.contactEmail !== '',
      questions,
      asked: (await countAsked(ctx.db, reviewId, [id])).get(id) ?? 0,
      answered: Math.max(
        0,
        ...items.flatMap(item => spreadsOf(questions, scores, item.id).map(spread => spread.answered)),
      ),
      items: items.map(item => ({
        id: item.id,
        principle: item.subjectId,
        version: item.subjectVersion,
        heading: item.heading,
        plainWords: item.plainWords,
        facts: factsIn(textIn(item.restsOn, 'en')),
        spreads: spreadsOf(questions, scores, item.id),
        said: shown(item.id),
      })),
      missing: shown(null),
    },
  }
}

const ROUNDS = '/reviews/:review/panel/rounds'
const example = {
  title: 'Five principles',
  intro: '',
  closesOn: '',
  q1Text: 'Should this guide practice?',
  q1Scale: '1-5',
  principles: [1],
}

const editPage = async (ctx: MemberCtx, id: number) => formPage(ctx, await getRound(ctx.db, ctx.review.id, id), null)

export const routes: readonly Route[] = [
  route(
    'GET',
    `${ROUNDS}/new`,
    'panel.manage',
    { form: NewRoundPageForm, answer: FormPage, again: ctx => formPage(ctx, null, null) },
    (ctx, { form }) => formPage(ctx, null, form.panel),
  ),
  route(
    'POST',
    ROUNDS,
    'panel.manage',
    {
      form: NewRoundForm,
      answer: FormPage,
      example: { ...example, panel: 1 },
      again: ctx => formPage(ctx, null, null),
    },
    async (ctx, { form }) => {
      const id = await addRound(ctx, form.panel, { ...form, questions: questionsOf(form) })
      return {
        see: roundPath(ctx, id),
        done: 'The round is drafted. Nobody is asked before you open it.',
        data: { id },
      }
    },
  ),
  route('GET', `${ROUNDS}/:round`, 'panel.results', { answer: RoundPage }, (ctx, { params }) =>
    roundPage(ctx, params.round),
  ),
  route('GET', `${ROUNDS}/:round/settings`, 'panel.manage', { answer: FormPage }, (ctx, { params }) =>
    editPage(ctx, params.round),
  ),
  route(
    'POST',
    `${ROUNDS}/:round`,
    'panel.manage',
    {
      form: RoundChangeForm,
      answer: FormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => editPage(ctx, params.round),
    },
    async (ctx, { params, form }) => {
      await changeRound(ctx, params.round, { ...form, questions: questionsOf(form) })
      return { see: roundPath(ctx, params.round), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${ROUNDS}/:round/opening`,
    'panel.manage',
    { form: EmptyForm, answer: RoundPage, example: {}, again: (ctx, { params }) => roundPage(ctx, params.round) },
    async (ctx, { params }) => {
      await openRound(ctx, params.round, sayIn)
      return {
        see: `${roundPath(ctx, params.round)}/invitations`,
        done: 'The round is open. Its principles and questions are fixed. Invite people next.',
      }
    },
  ),
  route(
    'POST',
    `${ROUNDS}/:round/closing-day`,
    'panel.manage',
    {
      form: ClosingDayForm,
      answer: RoundPage,
      example: { closesOn: '2027-01-31', version: 1 },
      again: (ctx, { params }) => roundPage(ctx, params.round),
    },
    async (ctx, { params, form }) => {
      await changeClosingDay(ctx, params.round, form.closesOn, form.version)
      return { see: roundPath(ctx, params.round), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${ROUNDS}/:round/closure`,
    'panel.manage',
    { form: EmptyForm, example: {} },
    async (ctx, { params }) => {
      await closeRound(ctx, params.round)
      return { see: roundPath(ctx, params.round), done: 'The round is closed. It takes no more answers.' }
    },
  ),
]
