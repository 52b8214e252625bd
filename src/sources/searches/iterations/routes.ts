// An iteration of searching: its title and what it was for.
import { z } from 'zod'
import { notFound } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { describeIteration } from './actions.ts'
import { IterationForm } from './forms.ts'
import { findIteration, isIteration } from './store.ts'

const IterationPage = z.object({
  iteration: z.object({ number: z.number(), title: z.string(), reason: z.string(), version: z.number() }),
})

async function page(ctx: MemberCtx, number: number) {
  if (!(await isIteration(ctx.db, ctx.review.id, number))) throw notFound('This iteration')
  const iteration = await findIteration(ctx.db, ctx.review.id, number)
  return {
    view: 'sources/searches/iteration',
    title: `Iteration ${number}`,
    nav: 'searches',
    crumbs: [{ label: 'Searches', href: `/reviews/${ctx.review.slug}/searches` }],
    data: { iteration: iteration ?? { number, title: '', reason: '', version: 0 } },
  }
}

const ONE = '/reviews/:review/searches/iterations/:iteration'

export const routes: readonly Route[] = [
  route('GET', ONE, 'sources.write', { answer: IterationPage }, (ctx, { params }) => page(ctx, params.iteration)),
  route(
    'POST',
    ONE,
    'sources.write',
    {
      form: IterationForm,
      answer: IterationPage,
      example: { title: 'Trust', reason: 'What makes people come back?', version: 0 },
      again: (ctx, { params }) => page(ctx, params.iteration),
      summary: 'Say what an iteration of searching was for',
    },
    async (ctx, { params, form }) => {
      const { version, ...words } = form
      await describeIteration(ctx, params.iteration, version, words)
      return { see: `/reviews/${ctx.review.slug}/searches#iteration-${params.iteration}`, done: 'Saved.' }
    },
  ),
]
