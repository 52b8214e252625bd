// Rounds as the lead drafts, opens and closes them, and their results as they come in.
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { listPrinciples } from '../../principles/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { DEFAULT_QUESTION, factsIn, priorityQuestions, ratedQuestions, standingOf, textIn } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { EmptyForm } from '../invitations/forms.ts'
import { bindSubjects } from '../items/actions.ts'
import { listItems } from '../items/store.ts'
import type { Subject } from '../items/words.ts'
import { changeClosingDay, closeRound, openRound } from '../opening/actions.ts'
import { getPanel, listPanels } from '../panels/store.ts'
import { SAID_EXAMPLE, SaidForm } from '../results/sheet/forms.ts'
import { saveFromPage } from '../results/sheet/routes.ts'
import { shownComment } from '../results/showing.ts'
import { spreadsOf } from '../results/spread.ts'
import { countAsked, listComments, listScores } from '../results/store.ts'
import { DEFAULT_RULE, figuresInWords, ruleInWords, verdictOf } from '../rule.ts'
import { addRound, changeRound } from './actions.ts'
import { FormPage, RoundPage } from './answers.ts'
import { ClosingDayForm, NewRoundForm, NewRoundPageForm, RoundChangeForm, wordsOf } from './forms.ts'
import { rankingOf } from './priorities.ts'
import { lostOn, namedOn } from './remarks/routes.ts'
import { getRound, listEntered, listOfTwoLanguages, listQuestions, listRounds } from './store.ts'

type Given = Awaited<ReturnType<typeof getRound>>

/** `from` is the round that a new one follows and begins as a copy of. */
async function formPage(ctx: MemberCtx, round: Given | null, panel: number | null, from: number | null = null) {
  const { id: reviewId } = ctx.review
  const earlier = from === null ? null : await getRound(ctx.db, reviewId, from)
  const base = round ?? earlier
  const questions = base === null ? [] : await listQuestions(ctx.db, reviewId, [base.id])
  const items = base === null ? [] : await listItems(ctx.db, reviewId, base.id)
  const principles = (await listPrinciples(ctx.db, reviewId)).filter(principle => principle.status !== 'withdrawn')
  const panels = await listPanels(ctx.db, reviewId)
  const { rule, rulePercent, ruleRange } = base ?? DEFAULT_RULE
  const ofTwo = await listOfTwoLanguages(ctx.db, reviewId)
  return {
    view: 'panel/rounds/form',
    title: round === null ? 'New round' : round.title,
    ...frameOf(ctx),
    data: {
      round,
      panels,
      panel: base?.panelId ?? panel ?? panels[0]?.id ?? null,
      follows: round === null ? from : round.followsId,
      earlier: (await listRounds(ctx.db, reviewId))
        .filter(one => one.status !== 'draft' && one.id !== round?.id)
        .map(one => ({ id: one.id, title: one.title, panelId: one.panelId })),
      inDutch: base === null ? ofTwo.size > 0 : ofTwo.has(base.panelId) || hasDutch(base, questions),
      identity: (base?.isAnonymous ?? 1) === 1 ? 'anonymous' : 'open',
      rule: { rule, rulePercent, ruleRange },
      questions:
        questions.length === 0
          ? [{ ...DEFAULT_QUESTION, most: null, textNl: '', lowLabelNl: '', highLabelNl: '' }]
          : questions,
      chosen:
        base === null
          ? principles.map(principle => principle.id)
          : items.flatMap(item => (item.subjectKind === 'principle' ? [item.subjectId ?? 0] : [])),
      others: items.filter(item => item.subjectKind !== 'principle').length,
      principles: principles.map(({ id, heading, status, plainWords }) => ({
        id,
        heading,
        status,
        hasPlainWords: Object.values(plainWords).some(text => text !== ''),
      })),
    },
  }
}

type Dutch = { readonly textNl?: string; readonly lowLabelNl?: string; readonly highLabelNl?: string }

function hasDutch({ titleNl, introNl }: Given, questions: readonly Dutch[]): boolean {
  const words = questions.flatMap(one => [one.textNl, one.lowLabelNl, one.highLabelNl])
  return [titleNl, introNl, ...words].some(text => (text ?? '') !== '')
}

/** What a draft would put if it opened now; frozen words once it has been opened. */
async function itemsOf(ctx: MemberCtx, round: Given) {
  const items = await listItems(ctx.db, ctx.review.id, round.id)
  if (round.status !== 'draft') return items
  const subjects = items.flatMap((item): Subject[] =>
    item.subjectKind === 'free text' || item.subjectId === null ? [] : [{ kind: item.subjectKind, id: item.subjectId }],
  )
  const now = await bindSubjects(ctx, subjects, sayIn)
  return items.map(item => {
    const bound = now.find(one => one.subjectKind === item.subjectKind && one.subjectId === item.subjectId)
    return bound === undefined || item.ownWords === 1 ? item : { ...item, ...bound }
  })
}

async function roundPage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const round = await getRound(ctx.db, reviewId, id)
  const panel = await getPanel(ctx.db, reviewId, round.panelId)
  const questions = await listQuestions(ctx.db, reviewId, [id])
  const items = await itemsOf(ctx, round)
  const scores = await listScores(ctx.db, reviewId, [id])
  const comments = await listComments(ctx.db, reviewId, [id])
  const isLead = ctx.may('panel.manage')
  const rated = ratedQuestions(questions)
  const shown = (itemId: number | null) =>
    comments.filter(comment => comment.itemId === itemId).map(comment => shownComment(comment, isLead))
  const verdictsOf = (itemId: number) =>
    rated.flatMap(question => {
      const own = scores.filter(one => one.itemId === itemId && one.questionId === question.id)
      const given = own.flatMap(one => (one.score === null ? [] : [one.score]))
      if (own.length === 0) return []
      const verdict = verdictOf(round, given, question.scale)
      return [{ question: question.text, result: verdict.result, figures: figuresInWords(round, verdict) }]
    })
  return {
    view: 'panel/rounds/page',
    title: round.title,
    ...frameOf(ctx),
    data: {
      round: { ...round, standing: standingOf(round, ctx.now), isAnonymous: round.isAnonymous === 1 },
      follows: round.followsId === null ? null : await getRound(ctx.db, reviewId, round.followsId),
      notCompared: await lostOn(ctx, round),
      named: await namedOn(ctx, round, items, comments),
      rule: { words: ruleInWords(round), chosenAt: round.ruleChosenAt },
      panelKind: panel.kind,
      hasContact: panel.contactPhone !== '' || panel.contactEmail !== '',
      questions,
      asked: (await countAsked(ctx.db, reviewId, [id])).get(id) ?? 0,
      answered: Number((await listRounds(ctx.db, reviewId, id))[0]?.answered ?? 0),
      entered: await listEntered(ctx.db, reviewId, id),
      items: items.map(item => ({
        id: item.id,
        kind: item.subjectKind,
        subject: item.subjectId,
        principle: item.subjectKind === 'principle' ? item.subjectId : null,
        version: item.subjectVersion,
        heading: item.heading,
        plainWords: item.plainWords,
        facts: factsIn(textIn(item.restsOn, 'en')),
        spreads: spreadsOf(rated, scores, item.id),
        verdicts: verdictsOf(item.id),
        said: shown(item.id),
      })),
      priorities: priorityQuestions(questions).map(question => ({
        question: question.text,
        scale: question.scale,
        most: question.most,
        ...rankingOf(question, scores, items),
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

/** Everything said in a round, as its page shows it. */
const saidOn = ({ data }: Awaited<ReturnType<typeof roundPage>>) => [
  ...data.items.flatMap(item => item.said),
  ...data.missing,
]

const editPage = async (ctx: MemberCtx, id: number) => formPage(ctx, await getRound(ctx.db, ctx.review.id, id), null)

export const routes: readonly Route[] = [
  route(
    'GET',
    `${ROUNDS}/new`,
    'panel.manage',
    { form: NewRoundPageForm, answer: FormPage, again: ctx => formPage(ctx, null, null) },
    (ctx, { form }) => formPage(ctx, null, form.panel, form.follows),
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
      const id = await addRound(ctx, form.panel, wordsOf(form))
      const lost = await lostOn(ctx, { id, followsId: form.follows })
      return {
        see: roundPath(ctx, id),
        done: ['The round is drafted. Nobody is asked before you open it.', ...lost].join(' '),
        data: { id, notCompared: lost },
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
      await changeRound(ctx, params.round, { ...wordsOf(form), version: form.version })
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
        done: 'The round is open. What it puts, its questions and its rule are fixed. Invite people next.',
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
    `${ROUNDS}/:round/dispositions`,
    'panel.results',
    {
      form: SaidForm,
      answer: RoundPage,
      example: SAID_EXAMPLE,
      again: (ctx, { params }) => roundPage(ctx, params.round),
      summary:
        'Says what became of one comment, from the page that has a box for each; what stands in the others comes back',
    },
    (ctx, { params, form }) =>
      saveFromPage(ctx, form, () => roundPage(ctx, params.round), { saidOn, see: roundPath(ctx, params.round) }),
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
