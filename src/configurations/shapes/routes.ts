// The shapes a review may give its configurations: what each asks for and shows, and what would still lack what. Elements are never changed by it.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { neededRoles } from '../completing/domain.ts'
import { countIncomplete } from '../completing/store.ts'
import { ROLES, type Shape } from '../domain.ts'
import { countRoles } from './store.ts'

const SHAPES = ['CMO', 'resource + response', 'SCMO', 'ICAMO'] as const satisfies readonly Shape[]

const Shapes = z.object({
  present: z.enum(SHAPES),
  shapes: z.array(
    z.object({
      shape: z.enum(SHAPES),
      /** What "to complete" asks for. */
      asks: z.array(z.enum(ROLES)).readonly(),
      accountsToComplete: z.number(),
      configurationsToComplete: z.number(),
    }),
  ),
  roles: z.array(z.object({ role: z.enum(ROLES), elements: z.number() })),
})

async function page(ctx: MemberCtx) {
  const { id: reviewId } = ctx.review
  const everything = { missing: null, document: null, coder: null, claimed: null }
  const incomplete = (shape: Shape, layer: 'account' | 'synthesised') =>
    countIncomplete(ctx.db, { reviewId, shape, personId: ctx.person.id, filter: { ...everything, layer } })
  const shapes = []
  for (const shape of SHAPES)
    shapes.push({
      shape,
      asks: neededRoles(shape),
      accountsToComplete: await incomplete(shape, 'account'),
      configurationsToComplete: await incomplete(shape, 'synthesised'),
    })
  const counted = new Map((await countRoles(ctx.db, reviewId)).map(row => [row.role, row.elements]))
  return {
    view: 'configurations/shapes/page',
    title: 'Shapes of configurations',
    nav: 'configurations',
    data: {
      present: ctx.review.shape,
      shapes,
      roles: ROLES.map(role => ({ role, elements: counted.get(role) ?? 0 })),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/shapes',
    'review.read',
    { answer: Shapes, steady: true, summary: 'What each shape of configurations asks for, and what would lack it' },
    ctx => page(ctx),
  ),
]
