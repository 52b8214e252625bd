// The address of one page of a text: where its words are printed, for whoever draws the page.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { readLayout } from './store.ts'

export const PageAnswer = z.object({
  number: z.number(),
  label: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  runs: z
    .array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]).readonly())
    .readonly(),
})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/texts/:text/pages/:page',
    'review.read',
    { answer: PageAnswer, summary: 'Where the words of a text are printed on one page of its PDF, always as JSON' },
    async (ctx, { params }) => {
      const page = await readLayout(ctx.db, ctx.review.id, params.document, params.text, params.page)
      if (page === undefined) throw notFound('This page')
      const body = JSON.stringify(PageAnswer.parse(page))
      return { file: { body, type: 'application/json', name: `page-${page.number}.json` } }
    },
  ),
]
