// One button: what differs in a panellist's setting becomes a line of the principle.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { roundPath } from '../frame.ts'
import { turnIntoLine } from './actions.ts'

export const routes: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/panel/comments/:comment/line',
    'panel.manage',
    { form: z.object({}), example: {} },
    async (ctx, { params }) => {
      const { roundId, principleId } = await turnIntoLine(ctx, params.comment)
      return {
        see: `${roundPath(ctx, roundId)}#comment-${params.comment}`,
        done: `Principle ${principleId} has it as a line of local meaning.`,
        data: { principle: principleId },
      }
    },
  ),
]
