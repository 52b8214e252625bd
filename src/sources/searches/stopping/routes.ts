// The decision to stop searching, and to begin again.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { resumeSearching, stopSearching } from './actions.ts'
import { GROUND_WORDS, GROUNDS, standingStop } from './domain.ts'
import { ResumeForm, StopForm } from './forms.ts'
import { listStops } from './store.ts'

const Stop = z.object({
  memoId: z.number(),
  state: z.enum(['stopped', 'resumed']),
  grounds: z.string(),
  reason: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
})
const StoppingPage = z.object({
  /** What was decided so far, oldest first. */
  stops: z.array(Stop),
  isStopped: z.boolean(),
  grounds: z.array(z.object({ value: z.string(), words: z.string() })),
})

async function page(ctx: MemberCtx) {
  const stops = await listStops(ctx.db, ctx.review.id)
  const isStopped = standingStop(stops) !== undefined
  const grounds = GROUNDS.map(value => ({ value, words: GROUND_WORDS[value] }))
  return {
    view: 'sources/searches/stopping',
    title: isStopped ? 'Resume searching' : 'Stop searching',
    nav: 'searches',
    crumbs: [{ label: 'Searches', href: `/reviews/${ctx.review.slug}/searches` }],
    data: { stops, isStopped, grounds },
  }
}

const STOPPING = '/reviews/:review/searches/stopping'
const see = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}/searches`

export const routes: readonly Route[] = [
  route('GET', STOPPING, 'review.read', { answer: StoppingPage, summary: 'When searching was stopped, and why' }, page),
  route(
    'POST',
    STOPPING,
    'sources.write',
    {
      form: StopForm,
      answer: StoppingPage,
      example: { grounds: 'saturation', reason: 'The last two rounds changed nothing.' },
      again: page,
      summary: 'Stop searching, with the reason',
    },
    async (ctx, { form }) => {
      const id = await stopSearching(ctx, form.grounds, form.reason)
      return { see: see(ctx), done: 'Searching is stopped. The reason stands in the journal.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/searches/resumption',
    'sources.write',
    {
      form: ResumeForm,
      answer: StoppingPage,
      example: { reason: 'A new question.' },
      again: page,
      summary: 'Search again',
    },
    async (ctx, { form }) => {
      const id = await resumeSearching(ctx, form.reason)
      return { see: see(ctx), done: 'Searching goes on. The reason stands in the journal.', data: { id } }
    },
  ),
]
