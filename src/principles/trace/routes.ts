// One page from a principle down to its sources.
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { TracePage } from '../answers.ts'
import { frameOf } from '../frame.ts'
import { loadGround } from '../resting/store.ts'
import { getPrinciple } from '../store.ts'
import { loadOrigins } from './store.ts'
import { traceOf } from './trace.ts'

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles/:principle/trace',
    'review.read',
    { answer: TracePage },
    async (ctx, { params }) => {
      const principle = await getPrinciple(ctx.db, ctx.review.id, params.principle)
      const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape, true)
      const trace = traceOf(principle, ground, await loadOrigins(ctx.db, ctx.review.id, ground))
      return {
        view: 'principles/trace/trace',
        title: `Trace of principle ${params.principle}`,
        ...frameOf(ctx, params.principle),
        data: { principle, ...trace },
      }
    },
  ),
]
