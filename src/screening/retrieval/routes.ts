// Getting hold of full texts: the list of what is sought, and what became of each.
import { z } from 'zod'
import { choice, optional, whole } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { getRecord } from '../../sources/records/store.ts'
import { noteRetrieval } from './actions.ts'
import { RETRIEVAL_STATES } from './domain.ts'
import { RetrievalForm } from './forms.ts'
import { findRetrieval, listSought } from './store.ts'

const Query = z.object({
  state: optional(choice(['open', ...RETRIEVAL_STATES], 'Choose a state from the list.')),
  after: optional(whole(1, 999_999_999)),
})
const Row = z.object({
  id: z.number(),
  title: z.string(),
  authors: z.array(z.string()),
  year: z.number().nullable(),
  journal: z.string(),
  doi: z.string(),
  url: z.string(),
  state: z.enum(RETRIEVAL_STATES).nullable(),
  reason: z.string().nullable(),
  version: z.number().nullable(),
})
const Page = z.object({ records: z.array(Row), state: z.string().nullable(), next: z.number().nullable() })

async function page(ctx: MemberCtx, form: z.output<typeof Query>) {
  const { rows, hasMore } = await listSought(ctx.db, ctx.review.id, form)
  const records = rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
  const data = { records, state: form.state, next: hasMore ? (rows.at(-1)?.id ?? null) : null }
  const crumbs = [{ label: 'Screening', href: `/reviews/${ctx.review.slug}/screening` }]
  return { view: 'screening/retrieval/list', title: 'Full texts sought', nav: 'screening', crumbs, data }
}

const NotePage = z.object({
  record: z.object({ id: z.number(), title: z.string() }),
  retrieval: z.object({ state: z.enum(RETRIEVAL_STATES), reason: z.string(), version: z.number() }).nullable(),
})

async function notePage(ctx: MemberCtx, id: number) {
  const { title } = await getRecord(ctx.db, ctx.review.id, id)
  const retrieval = (await findRetrieval(ctx.db, ctx.review.id, id)) ?? null
  const crumbs = [{ label: 'Full texts sought', href: `/reviews/${ctx.review.slug}/retrieval` }]
  const data = { record: { id, title }, retrieval }
  return { view: 'screening/retrieval/form', title: `Full text of record ${id}`, nav: 'screening', crumbs, data }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/retrieval',
    'review.read',
    { form: Query, answer: Page, summary: 'Full texts that are sought' },
    (ctx, { form }) => page(ctx, form),
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
      return {
        see: `/reviews/${ctx.review.slug}/records/${params.record}`,
        done: `Full text of record ${params.record}: ${form.state}.`,
      }
    },
  ),
]
