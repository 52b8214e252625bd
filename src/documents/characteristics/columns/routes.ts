// The addresses of the team's own columns: the list with its form, one to change, retired ones to take up again.
import { z } from 'zod'
import { decidedOn } from '../../../core/http/fields.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listCharacteristics, listColumns } from '../store.ts'
import { addColumn, changeColumn, moveColumn, retireColumn } from './actions.ts'
import { ColumnPage, Columns } from './answers.ts'
import { ColumnChangeForm, ColumnForm, MoveForm } from './forms.ts'
import { getCharacteristic } from './store.ts'

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}/characteristics`
const crumbs = (ctx: MemberCtx) => [
  { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
  { label: 'Included studies', href: home(ctx) },
]

async function columnsPage(ctx: MemberCtx) {
  const given = (await listColumns(ctx.db, ctx.review.id)).filter(one => one.from !== 'team')
  const data = { columns: await listCharacteristics(ctx.db, ctx.review.id), given }
  const view = 'documents/characteristics/columns'
  return { view, title: 'Columns', nav: 'texts', crumbs: crumbs(ctx), data }
}

async function columnPage(ctx: MemberCtx, id: number) {
  const column = await getCharacteristic(ctx.db, ctx.review.id, id)
  return {
    view: 'documents/characteristics/column',
    title: column.name,
    nav: 'texts',
    crumbs: [...crumbs(ctx), { label: 'Columns', href: `${home(ctx)}/columns` }],
    data: { column },
  }
}

const example = { name: 'Funding', kind: 'one', options: 'public\nprivate', help: 'Who paid for the study.' }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/characteristics/columns',
    'review.read',
    { answer: Columns, summary: 'The columns of the table of included studies' },
    columnsPage,
  ),
  route(
    'POST',
    '/reviews/:review/characteristics/columns',
    'documents.write',
    { form: ColumnForm, answer: Columns, example, again: columnsPage, summary: 'Add a column' },
    async (ctx, { form }) => {
      const id = await addColumn(ctx, form)
      return { see: `${home(ctx)}/columns`, done: `${form.name} is a column of the table.`, data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/characteristics/columns/:column',
    'review.read',
    { answer: ColumnPage },
    (ctx, { params }) => columnPage(ctx, params.column),
  ),
  route(
    'POST',
    '/reviews/:review/characteristics/columns/:column',
    'documents.write',
    {
      form: ColumnChangeForm,
      answer: ColumnPage,
      example: { ...example, version: '1' },
      again: (ctx, { params }) => columnPage(ctx, params.column),
      summary: 'Rename a column, change its list or its help',
    },
    async (ctx, { params, form }) => {
      const { version, ...column } = form
      await changeColumn(ctx, params.column, version, column)
      return { see: `${home(ctx)}/columns`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/characteristics/columns/:column/retirement',
    'documents.write',
    { form: z.object({ version: decidedOn() }), summary: 'Take a column out of the table; its cells are kept' },
    async (ctx, { params, form }) => {
      await retireColumn(ctx, params.column, true, form.version)
      return {
        see: `${home(ctx)}/columns`,
        done: 'The column is retired. Its cells are kept.',
        undo: { action: `${home(ctx)}/columns/${params.column}/restoration`, label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/characteristics/columns/:column/restoration',
    'documents.write',
    { form: z.object({ version: decidedOn() }), summary: 'Take a retired column up again, with its cells' },
    async (ctx, { params, form }) => {
      await retireColumn(ctx, params.column, false, form.version)
      return { see: `${home(ctx)}/columns`, done: 'The column is in the table again.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/characteristics/columns/:column/position',
    'documents.write',
    { form: MoveForm, example: { to: 'later' }, summary: 'Move a column one place' },
    async (ctx, { params, form }) => {
      await moveColumn(ctx, params.column, form.to)
      return { see: `${home(ctx)}/columns` }
    },
  ),
]
