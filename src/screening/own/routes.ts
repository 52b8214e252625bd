// One's own decisions: what one has said in a screen, by choice, to look at again and to change.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { CHOICES, SCREEN_NAMES, SCREENS } from '../domain.ts'
import { OwnQuery } from './forms.ts'
import { countOwn, listOwn } from './store.ts'

const Own = z.object({
  screen: z.enum(SCREENS),
  name: z.string(),
  counts: z.object({ include: z.number(), exclude: z.number(), maybe: z.number() }),
  choice: z.enum(CHOICES).nullable(),
  decisions: z.array(
    z.object({
      id: z.number(),
      recordId: z.number(),
      title: z.string(),
      choice: z.enum(CHOICES),
      reason: z.string().nullable(),
      note: z.string(),
      decidedAt: z.string(),
      /** Above 1 when it was changed. */
      version: z.number(),
    }),
  ),
  next: z.number().nullable(),
})

async function page(ctx: MemberCtx, name: string, filter: z.output<typeof OwnQuery>) {
  const screen = SCREENS.find(known => known === name)
  if (screen === undefined) throw notFound('This screen')
  const { rows, hasMore } = await listOwn(ctx.db, ctx.review.id, ctx.person.id, screen, filter)
  const home = `/reviews/${ctx.review.slug}/screening`
  return {
    view: 'screening/own/list',
    title: 'My decisions',
    nav: 'screening',
    crumbs: [
      { label: 'Screening', href: home },
      { label: SCREEN_NAMES[screen], href: `${home}/${screen}` },
    ],
    data: {
      screen,
      name: SCREEN_NAMES[screen],
      counts: await countOwn(ctx.db, ctx.review.id, ctx.person.id, screen),
      choice: filter.choice,
      decisions: rows,
      next: hasMore ? (rows.at(-1)?.id ?? null) : null,
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/:screen/mine',
    'screening.decide',
    { form: OwnQuery, answer: Own, summary: 'One’s own decisions in a screen, the newest first; page with after' },
    (ctx, { params, form }) => page(ctx, params.screen, form),
  ),
]
