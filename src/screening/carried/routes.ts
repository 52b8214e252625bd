// Carrying in the decisions that came with an import: what it would do, its progress, what it did, and the way back.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countCarriedDecisions, getImport } from '../../sources/imports/store.ts'
import { CARRYING, cancelCarrying, startCarrying, startTakingBack } from './actions.ts'
import { CarryingPage } from './answers.ts'
import { countCarriedIn, countToCarry, findCarryingJob } from './store.ts'

const at = (ctx: MemberCtx, path: string) => `/reviews/${ctx.review.slug}${path}`
const PATH = '/reviews/:review/imports/:import/carrying'

async function carryingPage(ctx: MemberCtx, id: number) {
  const { fileName, state } = await getImport(ctx.db, ctx.review.id, id)
  const job = await findCarryingJob(ctx.db, ctx.review.id, CARRYING, id)
  return {
    view: 'screening/carried/page',
    fragment: 'screening/carried/_progress',
    title: `Decisions of import ${id}`,
    nav: 'searches',
    crumbs: [
      { label: 'Searches', href: at(ctx, '/searches') },
      { label: `Import ${id}`, href: at(ctx, `/imports/${id}`) },
    ],
    data: {
      import: { id, fileName, state },
      ...(await countToCarry(ctx.db, ctx.review.id, id)),
      found: await countCarriedDecisions(ctx.db, ctx.review.id, id),
      carried: await countCarriedIn(ctx.db, ctx.review.id, id),
      job: job === undefined ? null : { ...job, isBack: job.input.includes('"back"') },
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    PATH,
    'review.read',
    { answer: CarryingPage, summary: 'Decisions of another tool that came with an import, and what was carried in' },
    (ctx, { params }) => carryingPage(ctx, params.import),
  ),
  route(
    'POST',
    PATH,
    'screening.settings',
    { form: z.object({}), summary: 'Carry the decisions that came with an import into the screening' },
    async (ctx, { params }) => {
      const job = await startCarrying(ctx, params.import)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/imports/${params.import}/carrying`), data: { job } }
    },
  ),
  route(
    'POST',
    `${PATH}/cancellation`,
    'screening.settings',
    { form: z.object({}), summary: 'Stop the carrying in; nothing of it stays' },
    async (ctx, { params }) => {
      await cancelCarrying(ctx, params.import)
      return { see: at(ctx, `/imports/${params.import}/carrying`), done: 'Nothing stays carried in.' }
    },
  ),
  route(
    'POST',
    `${PATH}/reversal`,
    'screening.settings',
    { form: z.object({}), summary: 'Take back what was carried in with an import' },
    async (ctx, { params }) => {
      const job = await startTakingBack(ctx, params.import)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/imports/${params.import}/carrying`), data: { job } }
    },
  ),
]
