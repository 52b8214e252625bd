// What a round shows of the one before: the comments that may be quoted, for the lead to choose and to take names out of.
import { z } from 'zod'
import { conflict } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { shorten } from '../../core/text.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { standingOf } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { listItems } from '../items/store.ts'
import { namedIn } from '../naming/names.ts'
import { listNames } from '../naming/store.ts'
import { getRound } from '../rounds/store.ts'
import { chooseFeedback } from './actions.ts'
import { FeedbackForm } from './forms.ts'
import { listQuotable } from './store.ts'

const FeedbackPage = z.object({
  /** Words chosen that hold the name of a panellist, a sentence each. */
  named: z.array(z.string()),
  round: z.object({ id: z.number(), title: z.string(), standing: z.string() }),
  earlier: z.object({ id: z.number(), title: z.string(), standing: z.string() }),
  items: z.array(
    z.object({
      heading: z.string(),
      comments: z.array(z.object({ id: z.number(), text: z.string(), isChosen: z.boolean(), shown: z.string() })),
    }),
  ),
})

const chosenWords = (id: number, text: string) => ({
  what: `What is shown of comment ${id} (“${shorten(text, 40)}”)`,
  text,
})

async function feedbackPage(ctx: MemberCtx, id: number) {
  const round = await getRound(ctx.db, ctx.review.id, id)
  if (round.followsId === null) throw conflict('This round follows no other, so it shows nothing of one.')
  const earlier = await getRound(ctx.db, ctx.review.id, round.followsId)
  const quotable = await listQuotable(ctx.db, ctx.review.id, earlier.id, id)
  const items = await listItems(ctx.db, ctx.review.id, earlier.id)
  return {
    view: 'panel/feedback/page',
    title: `What ${round.title} shows of ${earlier.title}`,
    ...frameOf(ctx, { label: round.title, href: roundPath(ctx, id) }),
    data: {
      named: namedIn(
        quotable.flatMap(({ id, chosen }) => (chosen === null ? [] : [chosenWords(id, chosen)])),
        await listNames(ctx.db, ctx.review.id),
      ),
      round: { id, title: round.title, standing: standingOf(round, ctx.now) },
      earlier: { id: earlier.id, title: earlier.title, standing: standingOf(earlier, ctx.now) },
      items: items
        .map(item => ({
          heading: item.heading,
          comments: quotable
            .filter(one => one.itemId === item.id)
            .map(({ id, text, chosen }) => ({ id, text, isChosen: chosen !== null, shown: chosen ?? text })),
        }))
        .filter(item => item.comments.length > 0),
    },
  }
}

const FEEDBACK = '/reviews/:review/panel/rounds/:round/feedback'

export const routes: readonly Route[] = [
  route('GET', FEEDBACK, 'panel.manage', { answer: FeedbackPage }, (ctx, { params }) =>
    feedbackPage(ctx, params.round),
  ),
  route(
    'POST',
    FEEDBACK,
    'panel.manage',
    {
      form: FeedbackForm,
      answer: FeedbackPage,
      example: { comments: [1], all: [1], texts: ['Carers are named too late.'] },
      again: (ctx, { params }) => feedbackPage(ctx, params.round),
    },
    async (ctx, { params, form }) => {
      const all: readonly number[] = form.all
      const texts: readonly string[] = form.texts
      const comments: readonly number[] = form.comments
      await chooseFeedback(
        ctx,
        params.round,
        comments.map(id => ({ id, text: texts[all.indexOf(id)] ?? '' })),
      )
      return {
        see: `${roundPath(ctx, params.round)}/feedback`,
        done: 'Saved. Panellists read it once the round is open.',
      }
    },
  ),
]
