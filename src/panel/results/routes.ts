// What a panel said of one principle, and what became of comments and points.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { getPrinciple } from '../../principles/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { frameOf, meetingPath, panelPath, roundPath } from '../frame.ts'
import { listRounds } from '../rounds/store.ts'
import { figuresInWords } from '../rule.ts'
import { dispose } from './actions.ts'
import { Said, Typed } from './answers.ts'
import { findVersioned } from './became/store.ts'
import { versionNow } from './became/versioned.ts'
import { DispositionForm } from './forms.ts'
import { QuestionFigures } from './round/answers.ts'
import { resultOf } from './round/result.ts'
import { loadKept } from './round/store.ts'
import { SAID_EXAMPLE, SaidForm } from './sheet/forms.ts'
import { saveFromPage } from './sheet/routes.ts'
import { shownComment, shownPoint } from './showing.ts'
import { getDisposable, listComments, listItemsOf, listPoints } from './store.ts'

const PrincipleResults = z.object({
  typed: Typed,
  principle: z.object({ id: z.number(), heading: z.string(), version: z.number() }),
  times: z.array(
    z.object({
      itemId: z.number(),
      title: z.string(),
      href: z.string(),
      panel: z.string(),
      kind: z.string(),
      isMeeting: z.boolean(),
      version: z.number().nullable(),
      plainWords: z.string(),
      asked: z.number(),
      spreads: z.array(QuestionFigures),
      said: z.array(Said),
    }),
  ),
})

const DispositionPage = z.object({
  what: z.enum(['comment', 'point']),
  id: z.number(),
  text: z.string(),
  back: z.string(),
  /** Which version of what it was said of there is now; '' where that has none. */
  versionNow: z.string(),
  present: z
    .object({
      choice: z.string(),
      reason: z.string(),
      resultingVersion: z.number().nullable(),
      version: z.number(),
    })
    .nullable(),
})

/** Distribution, comments and points of one principle together, each time it was put; panels are never merged. */
async function principleResults(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const principle = await getPrinciple(ctx.db, reviewId, id)
  const items = await listItemsOf(ctx.db, reviewId, { kind: 'principle', id })
  const rounds = items.flatMap(item => (item.roundId === null || item.status === 'draft' ? [] : [item.roundId]))
  const figuresOf = await figuresByItem(ctx, rounds)
  const comments = await listComments(ctx.db, reviewId, rounds)
  const points = await listPoints(ctx.db, reviewId, { itemIds: items.map(item => item.id) })
  const isLead = ctx.may('panel.manage')
  return {
    view: 'panel/results/principle',
    title: `The panel on principle ${id}`,
    ...frameOf(ctx),
    data: {
      principle,
      times: items
        .filter(item => item.meetingId !== null || item.status !== 'draft')
        .map(item => ({
          itemId: item.id,
          title: item.roundTitle ?? item.meetingTitle ?? '',
          href: item.roundId === null ? meetingPath(ctx, item.meetingId ?? 0) : roundPath(ctx, item.roundId),
          panel: item.panelName,
          kind: item.panelKind,
          isMeeting: item.meetingId !== null,
          version: item.subjectVersion,
          plainWords: item.plainWords,
          ...(figuresOf.get(item.id) ?? { asked: 0, spreads: [] }),
          said: [
            ...comments.filter(comment => comment.itemId === item.id).map(comment => shownComment(comment, isLead)),
            ...points.filter(point => point.itemId === item.id).map(point => shownPoint(point, isLead)),
          ],
        })),
    },
  }
}

/** By item, with the rounds that these follow beside them. */
async function figuresByItem(ctx: MemberCtx, roundIds: readonly number[]) {
  const rounds = (await listRounds(ctx.db, ctx.review.id)).filter(round => roundIds.includes(round.id))
  const before = rounds.flatMap(round => (round.followsId === null ? [] : [round.followsId]))
  const kept = await loadKept(ctx.db, ctx.review.id, [...new Set([...roundIds, ...before])])
  return new Map(
    rounds.flatMap(round => {
      const { items, asked } = resultOf(round, kept)
      return items.map(({ item, questions }) => {
        const spreads = questions.map(({ verdict, ...question }) => ({
          ...question,
          verdict: verdict === null ? null : { result: verdict.result, figures: figuresInWords(round, verdict) },
        }))
        return [item.id, { asked, spreads }]
      })
    }),
  )
}

const example = { choice: 'partly', reason: 'We named carers, and left the rest.', version: 0 }

type Place = { readonly roundId: number | null; readonly meetingId: number | null }

function placeOf(ctx: MemberCtx, anchor: string, place: Place): string {
  if (place.roundId !== null) return `${roundPath(ctx, place.roundId)}#${anchor}`
  return place.meetingId === null ? panelPath(ctx) : `${meetingPath(ctx, place.meetingId)}#${anchor}`
}

/** One comment or point with the form that says what became of it. */
async function dispositionPage(ctx: MemberCtx, what: 'comment' | 'point', id: number) {
  const { text, itemId, present, ...place } = await getDisposable(ctx.db, ctx.review.id, what, id)
  const subject = itemId === null ? undefined : await findVersioned(ctx.db, ctx.review.id, itemId)
  return {
    view: 'panel/results/disposition',
    title: what === 'comment' ? 'What became of a comment' : 'What became of a point',
    ...frameOf(ctx),
    data: {
      what,
      id,
      text,
      back: placeOf(ctx, `${what}-${id}`, place),
      versionNow: subject === undefined ? '' : versionNow(subject),
      present: present ?? null,
    },
  }
}

const COMMENT = '/reviews/:review/panel/comments/:comment/disposition'
const POINT = '/reviews/:review/panel/points/:point/disposition'

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/panel/principles/:principle',
    'panel.results',
    { answer: PrincipleResults },
    (ctx, { params }) => principleResults(ctx, params.principle),
  ),
  route(
    'POST',
    '/reviews/:review/panel/principles/:principle/dispositions',
    'panel.results',
    {
      form: SaidForm,
      answer: PrincipleResults,
      example: SAID_EXAMPLE,
      again: (ctx, { params }) => principleResults(ctx, params.principle),
      summary: 'Says what became of one comment or point, from the page that has a box for each',
    },
    (ctx, { params, form }) =>
      saveFromPage(ctx, form, () => principleResults(ctx, params.principle), {
        saidOn: page => page.data.times.flatMap(time => time.said),
        see: `${panelPath(ctx)}/principles/${params.principle}`,
      }),
  ),
  route('GET', COMMENT, 'panel.results', { answer: DispositionPage }, (ctx, { params }) =>
    dispositionPage(ctx, 'comment', params.comment),
  ),
  route(
    'POST',
    COMMENT,
    'panel.results',
    {
      form: DispositionForm,
      answer: DispositionPage,
      example,
      again: (ctx, { params }) => dispositionPage(ctx, 'comment', params.comment),
    },
    async (ctx, { params, form }) => {
      const place = await dispose(ctx, 'comment', params.comment, form)
      return { see: placeOf(ctx, `comment-${params.comment}`, place), done: 'Saved. Whoever said it reads it.' }
    },
  ),
  route('GET', POINT, 'panel.results', { answer: DispositionPage }, (ctx, { params }) =>
    dispositionPage(ctx, 'point', params.point),
  ),
  route(
    'POST',
    POINT,
    'panel.results',
    {
      form: DispositionForm,
      answer: DispositionPage,
      example,
      again: (ctx, { params }) => dispositionPage(ctx, 'point', params.point),
    },
    async (ctx, { params, form }) => {
      const place = await dispose(ctx, 'point', params.point, form)
      return { see: placeOf(ctx, `point-${params.point}`, place), done: 'Saved.' }
    },
  ),
]
