// Batches: who has which records of a screen, how far each is, and assigning, moving and taking back.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listMembers } from '../../reviews/members/store.ts'
import { searchName } from '../../sources/searches/domain.ts'
import { listSearchNames } from '../../sources/searches/store.ts'
import { SCREEN_NAMES } from '../domain.ts'
import { assignRecords, moveBatch, takeBackBatch } from './actions.ts'
import { Page } from './answers.ts'
import { AssignmentForm, PersonForm } from './forms.ts'
import { listBatches, listBatchJobs, listCompleteImports } from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

async function page(ctx: MemberCtx) {
  const rows = await listBatches(ctx.db, ctx.review.id)
  const jobs = await listBatchJobs(ctx.db, ctx.review.id)
  const members = await listMembers(ctx.db, ctx.review.id)
  const searches = await listSearchNames(ctx.db, ctx.review.id)
  return {
    view: 'screening/batches/page',
    title: 'Batches',
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data: {
      batches: rows.map(({ role, jobId, ...row }) => {
        const job = jobs.find(one => one.id === jobId)
        return {
          ...row,
          screenName: SCREEN_NAMES[row.screen],
          hasLeft: role === null || role === 'observer',
          isFilling: job?.state === 'waiting' || job?.state === 'running',
          problem: job?.problem ?? null,
        }
      }),
      people: members.filter(one => one.role !== 'observer' && one.disabledAt === null),
      imports: await listCompleteImports(ctx.db, ctx.review.id),
      searches: searches.map(row => ({ id: row.id, name: searchName(row) })),
    },
  }
}

const LIST = '/reviews/:review/screening/batches'

export const routes: readonly Route[] = [
  route('GET', LIST, 'review.read', { answer: Page, summary: 'Who has which records to screen' }, page),
  route(
    'POST',
    LIST,
    'screening.settings',
    {
      form: AssignmentForm,
      answer: Page,
      example: { screen: 'title-abstract', people: ['1'], which: 'next', count: '200', how: 'split' },
      again: page,
      summary: 'Assign records to people',
    },
    async (ctx, { form }) => {
      const { import: importId, search: searchId, held: withHeld, ...wish } = form
      const ids = await assignRecords(ctx, { ...wish, importId, searchId, withHeld, people: [...new Set(form.people)] })
      ctx.services.jobs.poke()
      return { see: at(ctx, '/batches'), done: 'The records are being assigned.', data: { ids } }
    },
  ),
  route(
    'POST',
    `${LIST}/:batch/person`,
    'screening.settings',
    { form: PersonForm, answer: Page, example: { person: '2' }, again: page, summary: 'Give a batch to someone else' },
    async (ctx, { params, form }) => {
      await moveBatch(ctx, params.batch, form.person)
      ctx.services.jobs.poke()
      return { see: at(ctx, '/batches'), done: 'The batch has gone to its new person.' }
    },
  ),
  route(
    'POST',
    `${LIST}/:batch/withdrawal`,
    'screening.settings',
    { form: z.object({}), summary: 'Take a batch back; its records are open to everyone' },
    async (ctx, { params }) => {
      await takeBackBatch(ctx, params.batch, true)
      const undo = { action: at(ctx, `/batches/${params.batch}/restoration`), label: 'Undo' }
      return { see: at(ctx, '/batches'), done: 'The batch was taken back. Its records are open to everyone.', undo }
    },
  ),
  route(
    'POST',
    `${LIST}/:batch/restoration`,
    'screening.settings',
    { form: z.object({}), summary: 'Give a batch back to its person' },
    async (ctx, { params }) => {
      await takeBackBatch(ctx, params.batch, false)
      return { see: at(ctx, '/batches'), done: 'The batch is back with its person.' }
    },
  ),
]
