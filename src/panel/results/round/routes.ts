// The results of a round: figures and drawings by item, by role where groups are large enough, and the ratings under codes.
import { toCsv } from '../../../core/csv.ts'
import { notFound } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { pictureOf } from '../../../core/jobs/drawing.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { PANELLIST_ROLES, standingOf } from '../../domain.ts'
import { frameOf, roundPath } from '../../frame.ts'
import { getPanel } from '../../panels/store.ts'
import { lostOn } from '../../rounds/remarks/routes.ts'
import { getRound } from '../../rounds/store.ts'
import { figuresInWords, ruleInWords } from '../../rule.ts'
import type { Role } from '../groups.ts'
import { drawSpreads, type PlotWords } from '../plot.ts'
import { listComments } from '../store.ts'
import { saySentence } from './actions.ts'
import { ResultsPage } from './answers.ts'
import { SentenceForm } from './forms.ts'
import { plottedOf, RATING_COLUMNS, ratingRows } from './printing.ts'
import { type QuestionResult, resultOf } from './result.ts'
import { listCoded, listSentences, loadKept, readUnnamed } from './store.ts'

type Given = Awaited<ReturnType<typeof getRound>>

const WORDS: PlotWords = { cannot: 'can’t judge', median: 'median', middle: 'middle half', before: 'median before' }

async function asked(ctx: MemberCtx, id: number): Promise<Given> {
  const round = await getRound(ctx.db, ctx.review.id, id)
  if (round.status === 'draft') throw notFound('The results of this round')
  return round
}

async function resultsOfRound(ctx: MemberCtx, round: Given) {
  const ids = round.followsId === null ? [round.id] : [round.id, round.followsId]
  return resultOf(round, await loadKept(ctx.db, ctx.review.id, ids))
}

function shownQuestion(round: Given, { verdict, ...question }: QuestionResult) {
  return {
    ...question,
    verdict: verdict === null ? null : { result: verdict.result, figures: figuresInWords(round, verdict) },
  }
}

async function resultsPage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const round = await asked(ctx, id)
  const found = await resultsOfRound(ctx, round)
  const comments = (await listComments(ctx.db, reviewId, [id])).filter(comment => comment.mayQuote)
  const sentences = await listSentences(ctx.db, reviewId, [id])
  const apartOf = (itemId: number, role: Role) => {
    const sentence = sentences.find(one => one.itemId === itemId && one.role === role)
    const said = comments.filter(one => one.itemId === itemId && one.role === role)
    return {
      role,
      group: PANELLIST_ROLES.indexOf(role) + 1,
      sentence: sentence?.text ?? '',
      sentenceVersion: sentence?.version ?? 0,
      said,
    }
  }
  return {
    view: 'panel/results/round',
    title: `Results of ${round.title}`,
    ...frameOf(ctx, { label: round.title, href: roundPath(ctx, id) }),
    data: {
      round: { ...round, standing: standingOf(round, ctx.now), isAnonymous: round.isAnonymous === 1 },
      panelKind: (await getPanel(ctx.db, reviewId, round.panelId)).kind,
      follows: round.followsId === null ? null : await getRound(ctx.db, reviewId, round.followsId),
      notCompared: await lostOn(ctx, round),
      rule: { words: ruleInWords(round), chosenAt: round.ruleChosenAt },
      asked: found.asked,
      answered: found.answered,
      roles: found.roles,
      items: found.items.map(({ item, questions, apart }) => ({
        id: item.id,
        kind: item.subjectKind,
        subject: item.subjectId,
        version: item.subjectVersion,
        heading: item.heading,
        questions: questions.map(question => shownQuestion(round, question)),
        apart: apart.map(role => apartOf(item.id, role)),
        drawing: questions.length === 0 ? '' : drawSpreads(questions.map(plottedOf), WORDS),
      })),
      priorities: found.priorities,
    },
  }
}

/** The drawing of one item as it is saved, with what it is about above it. */
async function drawingOf(ctx: MemberCtx, roundId: number, itemId: number) {
  const round = await asked(ctx, roundId)
  const found = await resultsOfRound(ctx, round)
  const place = found.items.findIndex(one => one.item.id === itemId)
  const one = found.items[place]
  if (one === undefined || one.questions.length === 0) throw notFound('This drawing')
  const who = `${round.title}: ${found.answered} of ${found.asked} answered`
  return {
    svg: drawSpreads(one.questions.map(plottedOf), WORDS, [one.item.heading || `Item ${place + 1}`, who]),
    name: `${ctx.review.slug}-round-${roundId}-item-${place + 1}`,
  }
}

const ROUND = '/reviews/:review/panel/rounds/:round'

export const routes: readonly Route[] = [
  route(
    'GET',
    `${ROUND}/results`,
    'panel.results',
    { answer: ResultsPage, summary: 'The figures of a round by item and question, and who took part by role' },
    (ctx, { params }) => resultsPage(ctx, params.round),
  ),
  route(
    'GET',
    `${ROUND}/items/:item/plot.svg`,
    'panel.results',
    { summary: 'How answers to an item spread, as SVG' },
    async (ctx, { params }) => {
      const { svg, name } = await drawingOf(ctx, params.round, params.item)
      return { file: { body: svg, type: 'image/svg+xml', name: `${name}.svg`, inline: true } }
    },
  ),
  route(
    'GET',
    `${ROUND}/items/:item/plot.png`,
    'panel.results',
    { summary: 'How answers to an item spread, as PNG' },
    async (ctx, { params }) => {
      const { svg, name } = await drawingOf(ctx, params.round, params.item)
      return { file: { body: await pictureOf(svg), type: 'image/png', name: `${name}.png` } }
    },
  ),
  // Who said what, if under codes: the lead's to give away.
  route(
    'GET',
    `${ROUND}/ratings.csv`,
    'panel.manage',
    { summary: 'The ratings of a round, one a row, under codes' },
    async (ctx, { params }) => {
      const round = await asked(ctx, params.round)
      const rows = ratingRows(
        round.title,
        await listCoded(ctx.db, ctx.review.id, round.id, await readUnnamed(ctx.db, ctx.review.id)),
      )
      const body = toCsv(RATING_COLUMNS, rows)
      return {
        file: { body, type: 'text/csv; charset=utf-8', name: `${ctx.review.slug}-round-${round.id}-ratings.csv` },
      }
    },
  ),
  route(
    'POST',
    `${ROUND}/items/:item/groups/:group/sentence`,
    'panel.manage',
    {
      form: SentenceForm,
      answer: ResultsPage,
      example: { text: 'Both practitioners found it too long.', version: 0 },
      again: (ctx, { params }) => resultsPage(ctx, params.round),
    },
    async (ctx, { params, form }) => {
      const role = PANELLIST_ROLES[params.group - 1]
      if (role === undefined) throw notFound('This group')
      await saySentence(ctx, params.round, params.item, { ...form, role })
      return { see: `${roundPath(ctx, params.round)}/results#item-${params.item}`, done: 'Saved.' }
    },
  ),
]
