// What a panel said of one principle, and what became of comments and points.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { getPrinciple } from '../../principles/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { frameOf, meetingPath, panelPath, roundPath } from '../frame.ts'
import { listQuestions } from '../rounds/store.ts'
import { dispose } from './actions.ts'
import { Said, Spread } from './answers.ts'
import { DispositionForm } from './forms.ts'
import { shownComment, shownPoint } from './showing.ts'
import { spreadsOf } from './spread.ts'
import { countAsked, listComments, listItemsOf, listPoints, listScores } from './store.ts'

const PrincipleResults = z.object({
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
      spreads: z.array(Spread),
      said: z.array(Said),
    }),
  ),
})

/** Distribution, comments and points of one principle together, each time it was put; panels are never merged. */
async function principleResults(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const principle = await getPrinciple(ctx.db, reviewId, id)
  const items = await listItemsOf(ctx.db, reviewId, id)
  const rounds = items.flatMap(item => (item.roundId === null || item.status === 'draft' ? [] : [item.roundId]))
  const questions = await listQuestions(ctx.db, reviewId, rounds)
  const scores = await listScores(ctx.db, reviewId, rounds)
  const comments = await listComments(ctx.db, reviewId, rounds)
  const points = await listPoints(ctx.db, reviewId, { itemIds: items.map(item => item.id) })
  const asked = await countAsked(ctx.db, reviewId, rounds)
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
          asked: asked.get(item.roundId ?? 0) ?? 0,
          spreads: spreadsOf(
            questions.filter(question => question.roundId === item.roundId),
            scores,
            item.id,
          ),
          said: [
            ...comments.filter(comment => comment.itemId === item.id).map(comment => shownComment(comment, isLead)),
            ...points.filter(point => point.itemId === item.id).map(point => shownPoint(point, isLead)),
          ],
        })),
    },
  }
}

const example = { choice: 'partly', reason: 'We named carers, and left the rest.', version: 0 }

async function placeOf(
  ctx: MemberCtx,
  what: 'comment' | 'point',
  id: number,
  place: { roundId: number | null; meetingId: number | null },
) {
  const anchor = `#${what}-${id}`
  if (place.roundId !== null) return `${roundPath(ctx, place.roundId)}${anchor}`
  return place.meetingId === null ? panelPath(ctx) : `${meetingPath(ctx, place.meetingId)}${anchor}`
}

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
    '/reviews/:review/panel/comments/:comment/disposition',
    'panel.results',
    { form: DispositionForm, example },
    async (ctx, { params, form }) => ({
      see: await placeOf(ctx, 'comment', params.comment, await dispose(ctx, 'comment', params.comment, form)),
      done: 'Saved. Panellists read it with their own comment.',
    }),
  ),
  route(
    'POST',
    '/reviews/:review/panel/points/:point/disposition',
    'panel.results',
    { form: DispositionForm, example },
    async (ctx, { params, form }) => ({
      see: await placeOf(ctx, 'point', params.point, await dispose(ctx, 'point', params.point, form)),
      done: 'Saved.',
    }),
  ),
]
