// The front page with one's reviews, beginning a review, and its settings.
import { z } from 'zod'
import { route as account } from '../accounts/guard.ts'
import type { Route } from '../core/http/routes.ts'
import { changeReview, createReview } from './actions.ts'
import { Reviews, Settings } from './answers.ts'
import { routes as bin } from './bin/routes.ts'
import { routes as threads } from './discussion/listing/routes.ts'
import { routes as discussion } from './discussion/routes.ts'
import { NewReviewForm, SettingsForm } from './forms.ts'
import { type MemberCtx, route } from './guard.ts'
import { routes as help } from './help/routes.ts'
import { routes as journal } from './journal/routes.ts'
import { routes as members } from './members/routes.ts'
import { routes as questions } from './questions/routes.ts'
import { getReview, listReviewsOf } from './store.ts'
import { routes as together } from './together/routes.ts'
import { routes as vocabulary } from './vocabulary/routes.ts'

async function settingsPage(ctx: MemberCtx) {
  return {
    view: 'reviews/settings',
    title: 'Settings',
    nav: 'settings',
    data: { settings: await getReview(ctx.db, ctx.review.id) },
  }
}

const newPage = () => ({ view: 'reviews/new', title: 'Begin a review', data: {} })

const own: readonly Route[] = [
  account('GET', '/', 'person', {}, () => ({ see: '/reviews' })),
  account('GET', '/reviews', 'person', { answer: Reviews }, async ctx => ({
    view: 'reviews/list',
    title: 'Your reviews',
    data: { reviews: await listReviewsOf(ctx.db, ctx.visitor.person?.id ?? 0) },
  })),
  account('GET', '/reviews/new', 'person', { answer: z.object({}) }, newPage),
  account(
    'POST',
    '/reviews',
    'person',
    {
      form: NewReviewForm,
      answer: z.object({}),
      example: { title: 'A new review', kind: 'realist-review' },
      again: newPage,
    },
    async (ctx, { form }) => {
      const review = await createReview(ctx, { ...form, leadId: ctx.visitor.person?.id ?? null })
      return {
        see: `/reviews/${review.slug}`,
        done: 'The review has begun. Write down its question next.',
        data: review,
      }
    },
  ),
  route('GET', '/reviews/:review/settings', 'review.settings', { answer: Settings }, ctx => settingsPage(ctx)),
  route(
    'POST',
    '/reviews/:review/settings',
    'review.settings',
    {
      form: SettingsForm,
      answer: Settings,
      example: { title: 'Being heard', kind: 'realist-review', slug: 'heard', shape: 'CMO', version: 1 },
      again: ctx => settingsPage(ctx),
    },
    async (ctx, { form }) => ({
      see: `/reviews/${await changeReview(ctx, form)}/settings`,
      done: 'Saved.',
    }),
  ),
]

/** The review itself, then its nouns. */
export const routes: readonly Route[] = [
  ...help,
  ...own,
  ...questions,
  ...members,
  ...vocabulary,
  ...journal,
  ...discussion,
  ...threads,
  ...together,
  ...bin,
]
