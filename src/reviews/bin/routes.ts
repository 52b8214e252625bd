// What was deleted in the last 30 days, and putting it back.
import { z } from 'zod'
import { listBin, restoreFromBin } from '../../core/db/bin.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { subjectLink } from '../subjects.ts'

const Deleted = z.object({
  entries: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subjectId: z.number(),
      title: z.string(),
      deletedAt: z.string(),
      deletedBy: z.string().nullable(),
    }),
  ),
})

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/bin', 'review.restore', { answer: Deleted }, async ctx => ({
    view: 'reviews/bin/list',
    title: 'Recently deleted',
    nav: 'settings',
    data: { entries: await listBin(ctx.db, ctx.review.id, ctx.now, readerOf(ctx)) },
  })),
  route(
    'POST',
    '/reviews/:review/bin/:entry/restoration',
    // Any member may put back what they deleted themselves; what others deleted takes review.restore.
    'review.comment',
    { form: z.object({}) },
    async (ctx, { params }) => {
      const back = await restoreFromBin(ctx, params.entry, readerOf(ctx).audiences)
      const { slug } = ctx.review
      const see = back.see === null ? subjectLink(slug, back).href : `/reviews/${slug}${back.see}`
      return { see, done: `${back.title} is back.` }
    },
  ),
]

function readerOf(ctx: MemberCtx) {
  const others = ctx.review.role === 'lead' ? (['team', 'lead'] as const) : (['team'] as const)
  return { personId: ctx.person.id, audiences: ctx.may('review.restore') ? others : [] }
}
