// Everything that panels said and that waits for an answer, each with the way to say what became of it.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { route } from '../../../reviews/guard.ts'
import { listUnanswered } from './store.ts'

const Unanswered = z.object({
  said: z.array(
    z.object({
      what: z.enum(['comment', 'point']),
      id: z.number(),
      text: z.string(),
      /** The round or meeting. */
      place: z.string(),
      href: z.string(),
      /** Where it is said what became of it. */
      answer: z.string(),
    }),
  ),
})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/panel/unanswered',
    'panel.results',
    { answer: Unanswered, summary: 'Comments of closed rounds and points of meetings that nobody has answered yet' },
    async ctx => {
      const panel = `/reviews/${ctx.review.slug}/panel`
      return {
        view: 'reports/overview/unanswered',
        title: 'To answer',
        nav: 'panel',
        crumbs: [{ label: 'Panel', href: panel }],
        data: {
          said: (await listUnanswered(ctx.db, ctx.review.id)).map(({ in: within, ...one }) => ({
            ...one,
            href: `${panel}/${within}#${one.what}-${one.id}`,
            answer: `${panel}/${one.what}s/${one.id}/disposition`,
          })),
        },
      }
    },
  ),
]
