// Getting hold of full texts: the list of what is sought, and what became of each, one by one or several at once.
import { z } from 'zod'
import { dayOf } from '../../core/clock.ts'
import { conflict } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { getRecord } from '../../sources/records/store.ts'
import { listHiddenFirst } from '../checks/hiding/store.ts'
import { getTurn } from '../decisions/store.ts'
import { isOpenStatus } from '../domain.ts'
import { noteRetrieval, noteRetrievals, takeBackRetrieval } from './actions.ts'
import { NotePage, Page } from './answers.ts'
import { ManyForm, RetrievalForm, SoughtQuery } from './forms.ts'
import { countReasons, findRetrieval, listSought } from './store.ts'

async function page(ctx: MemberCtx, form: z.output<typeof SoughtQuery>) {
  const today = dayOf(ctx.now).slice(0, 10)
  const hidden = await listHiddenFirst(ctx.db, ctx.review.id, ctx.person.id)
  const { rows, hasMore } = await listSought(ctx.db, ctx.review.id, form, today, hidden)
  const records = rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
  const reasons = form.state === 'not retrieved' ? await countReasons(ctx.db, ctx.review.id) : []
  const data = { records, state: form.state, reasons, today, next: hasMore ? (rows.at(-1)?.id ?? null) : null }
  const crumbs = [{ label: 'Screening', href: `/reviews/${ctx.review.slug}/screening` }]
  return { view: 'screening/retrieval/list', title: 'Full texts sought', nav: 'screening', crumbs, data }
}

async function notePage(ctx: MemberCtx, id: number) {
  const { title } = await getRecord(ctx.db, ctx.review.id, id)
  if ((await listHiddenFirst(ctx.db, ctx.review.id, ctx.person.id)).has(id))
    throw conflict(`You are asked to check record ${id}: choose there first.`)
  const retrieval = (await findRetrieval(ctx.db, ctx.review.id, id)) ?? null
  const crumbs = [{ label: 'Full texts sought', href: `/reviews/${ctx.review.slug}/retrieval` }]
  const { second } = await getTurn(ctx.db, ctx.review.id, id)
  const data = { record: { id, title }, retrieval, hasOpenVotes: second !== null && isOpenStatus(second) }
  return { view: 'screening/retrieval/form', title: `Full text of record ${id}`, nav: 'screening', crumbs, data }
}

const NONE = { state: null, after: null }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/retrieval',
    'review.read',
    { form: SoughtQuery, steady: true, answer: Page, summary: 'Full texts that are sought' },
    (ctx, { form }) => page(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/retrieval',
    'screening.decide',
    {
      form: ManyForm,
      answer: Page,
      example: { records: ['1'], state: 'sought', asked: 'the library', remindOn: '2026-12-01' },
      again: ctx => page(ctx, NONE),
      summary: 'Note the same of several full texts',
    },
    async (ctx, { form }) => {
      const { records, ...note } = form
      const count = await noteRetrievals(ctx, records, note)
      const many = count === 1 ? '1 full text' : `${count} full texts`
      return { see: `/reviews/${ctx.review.slug}/retrieval`, done: `Noted of ${many}: ${form.state}.`, data: { count } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/records/:record/retrieval',
    'screening.decide',
    { answer: NotePage },
    (ctx, { params }) => notePage(ctx, params.record),
  ),
  route(
    'POST',
    '/reviews/:review/records/:record/retrieval',
    'screening.decide',
    {
      form: RetrievalForm,
      answer: NotePage,
      example: { state: 'retrieved' },
      again: (ctx, { params }) => notePage(ctx, params.record),
      summary: 'Note whether a full text could be had',
    },
    async (ctx, { params, form }) => {
      await noteRetrieval(ctx, params.record, form)
      const own = `/reviews/${ctx.review.slug}/records/${params.record}`
      const undo = { action: `${own}/retrieval/withdrawal`, label: 'Undo' }
      return { see: own, done: `Full text of record ${params.record}: ${form.state}.`, undo }
    },
  ),
  route(
    'POST',
    '/reviews/:review/records/:record/retrieval/withdrawal',
    'screening.decide',
    { form: z.object({}), summary: 'Take the latest note on a full text back; what stood before stands again' },
    async (ctx, { params }) => {
      await takeBackRetrieval(ctx, params.record)
      return { see: `/reviews/${ctx.review.slug}/records/${params.record}`, done: 'The note was taken back.' }
    },
  ),
]
