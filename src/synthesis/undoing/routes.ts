// The address at which a move is undone.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { undoMove } from './actions.ts'

export const routes: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/synthesis/moves/:move/undoing',
    'synthesis.write',
    { form: z.object({}), example: {}, summary: 'Undo what a move did; the story keeps it' },
    async (ctx, { params }) => {
      const id = await undoMove(ctx, params.move)
      return {
        see: `/reviews/${ctx.review.slug}/configurations/${id}#moves`,
        done: `Move ${params.move} was undone. The story keeps it and says so.`,
        data: { configuration: id },
      }
    },
  ),
]
