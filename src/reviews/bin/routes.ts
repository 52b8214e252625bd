// What was deleted in the last 30 days, and putting it back.
import { z } from 'zod'
import { listBin, restoreFromBin } from '../../core/db/bin.ts'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../guard.ts'
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
    data: { entries: await listBin(ctx.db, ctx.review.id, ctx.now) },
  })),
  route(
    'POST',
    '/reviews/:review/bin/:entry/restoration',
    'review.restore',
    { form: z.object({}) },
    async (ctx, { params }) => {
      const back = await restoreFromBin(ctx, params.entry)
      return { see: subjectLink(ctx.review.slug, back).href, done: `${back.title} is back.` }
    },
  ),
]
