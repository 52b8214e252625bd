// Every theory statement that no configuration bears on yet, each with the way to the page where one can be named.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { route } from '../../../reviews/guard.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import { listBareStatements } from './store.ts'

const Bare = z.object({
  statements: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      sentence: z.string(),
      theoryId: z.number(),
      theoryTitle: z.string(),
    }),
  ),
})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/theory-statements',
    'review.read',
    { answer: Bare, summary: 'Theory statements in force that no configuration bears on yet' },
    async ctx => ({
      view: 'reports/overview/bare',
      title: 'Statements without a configuration',
      nav: 'theory',
      crumbs: [{ label: 'Theory', href: `/reviews/${ctx.review.slug}/theories` }],
      data: {
        statements: (await listBareStatements(ctx.db, ctx.review.id)).map(
          ({ ifText, thenText, becauseText, ...one }) => ({
            ...one,
            sentence: sentenceOf({ ifText, thenText, becauseText }),
          }),
        ),
      },
    }),
  ),
]
