// Numbers from elsewhere: the list by stage of the diagram with its form, and one to change.
import { z } from 'zod'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { searchName } from '../searches/domain.ts'
import { listSearchNames } from '../searches/store.ts'
import { changeCount, deleteCount, typeCount } from './actions.ts'
import { ARMS, BOX_WORDS, BOXES, STAGES } from './domain.ts'
import { CountChangeForm, CountForm } from './forms.ts'
import { getTypedCount, listTypedCounts } from './store.ts'

const Count = z.object({
  id: z.number(),
  box: z.enum(BOXES),
  arm: z.enum(ARMS),
  count: z.number(),
  searchId: z.number().nullable(),
  searchSource: z.string().nullable(),
  reason: z.string(),
  note: z.string(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  version: z.number(),
})
const choices = {
  stages: z.array(z.object({ title: z.string(), boxes: z.array(z.object({ value: z.string(), words: z.string() })) })),
  searches: z.array(z.object({ id: z.number(), name: z.string() })),
}
const CountList = z.object({ counts: z.array(Count), ...choices })
const CountPage = z.object({ count: Count, ...choices })

const stages = STAGES.map(({ title, boxes }) => ({
  title,
  boxes: boxes.map(value => ({ value, words: BOX_WORDS[value] })),
}))

async function frame(ctx: MemberCtx) {
  const names = await listSearchNames(ctx.db, ctx.review.id)
  return { stages, searches: names.map(one => ({ id: one.id, name: `${one.id}. ${searchName(one)}` })) }
}

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Searches', href: `${home(ctx)}/searches` }]

async function listPage(ctx: MemberCtx) {
  return {
    view: 'sources/counts/list',
    title: 'Numbers from elsewhere',
    nav: 'searches',
    crumbs: crumbs(ctx),
    data: { counts: await listTypedCounts(ctx.db, ctx.review.id), ...(await frame(ctx)) },
  }
}

async function countPage(ctx: MemberCtx, id: number) {
  return {
    view: 'sources/counts/page',
    title: `Number ${id}`,
    nav: 'searches',
    crumbs: [...crumbs(ctx), { label: 'Numbers from elsewhere', href: `${home(ctx)}/counts` }],
    data: { count: await getTypedCount(ctx.db, ctx.review.id, id), ...(await frame(ctx)) },
  }
}

const COUNTS = '/reviews/:review/counts'
const example = { box: 'duplicates', arm: 'databases', count: '86', note: 'Removed in EndNote before the export.' }

export const routes: readonly Route[] = [
  route(
    'GET',
    COUNTS,
    'review.read',
    { answer: CountList, summary: 'Numbers that were typed in because they happened elsewhere' },
    listPage,
  ),
  route(
    'POST',
    COUNTS,
    'sources.write',
    { form: CountForm, answer: CountList, example, again: listPage, summary: 'Type in a number from elsewhere' },
    async (ctx, { form }) => {
      const id = await typeCount(ctx, form)
      return { see: `${home(ctx)}/counts`, done: 'The number is noted.', data: { id } }
    },
  ),
  route('GET', `${COUNTS}/:count`, 'sources.write', { answer: CountPage }, (ctx, { params }) =>
    countPage(ctx, params.count),
  ),
  route(
    'POST',
    `${COUNTS}/:count`,
    'sources.write',
    {
      form: CountChangeForm,
      answer: CountPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => countPage(ctx, params.count),
    },
    async (ctx, { params, form }) => {
      const { version, ...count } = form
      await changeCount(ctx, params.count, version, count)
      return { see: `${home(ctx)}/counts`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${COUNTS}/:count/deletion`,
    'sources.write',
    { form: z.object({ version: decidedOn() }), example: {} },
    async (ctx, { params, form }) => {
      const bin = await deleteCount(ctx, params.count, form.version)
      const undo = { action: `${home(ctx)}/bin/${bin}/restoration`, label: 'Undo' }
      return { see: `${home(ctx)}/counts`, done: 'The number was deleted.', undo }
    },
  ),
]
