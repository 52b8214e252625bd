// Ideas that elements share: the list, one with everywhere it is used, the names a browser offers, merging.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { LayerAnswer, NameAnswer } from '../answers.ts'
import { POLARITIES, ROLES } from '../domain.ts'
import { ActForm } from '../forms.ts'
import { addStatement, changeStatement, deleteStatement, mergeStatement } from './actions.ts'
import { ideasOf } from './domain.ts'
import { MergeForm, StatementChangeForm, StatementFilter, StatementForm } from './forms.ts'
import {
  countStatements,
  findStatement,
  getStatement,
  listIdeas,
  listParts,
  listStatements,
  listUses,
} from './store.ts'

const PAGE = 100

const Statement = z.object({
  id: z.number(),
  name: z.string(),
  definition: z.string(),
  code: z.string().nullable(),
  partOfId: z.number().nullable(),
})
const StatementList = z.object({
  statements: z.array(Statement.extend({ partOfName: z.string().nullable(), uses: z.number() })),
  count: z.number(),
  filter: z.object({ q: z.string() }),
  next: z.number().nullable(),
})
const StatementPage = z.object({
  statement: Statement.extend({ version: z.number() }),
  partOf: NameAnswer.nullable(),
  parts: z.array(NameAnswer),
  uses: z.array(
    z.object({
      id: z.number(),
      mark: z.string(),
      role: z.enum(ROLES),
      wording: z.string(),
      polarity: z.enum(POLARITIES).nullable(),
      isInferred: z.number().transform(Boolean),
      layer: LayerAnswer,
      configurationId: z.number(),
      title: z.string(),
      documentLabel: z.string().nullable(),
    }),
  ),
  others: z.array(NameAnswer),
})
const StatementFormPage = z.object({
  statement: Statement.extend({ version: z.number() }).partial(),
  others: z.array(NameAnswer),
})
const Ideas = z.object({
  entries: z.array(z.object({ id: z.string(), label: z.string(), detail: z.string(), uses: z.number() })),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/statements${path}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Ideas', href: at(ctx) }]

async function names(ctx: MemberCtx, except: number | null) {
  const rows = await listStatements(ctx.db, ctx.review.id, { words: '', after: null, limit: 5_000 })
  return rows.filter(row => row.id !== except).map(({ id, name }) => ({ id, name }))
}

async function formPage(ctx: MemberCtx, id: number | null) {
  const statement = id === null ? {} : await getStatement(ctx.db, ctx.review.id, id)
  const title = id === null ? 'New idea' : `Edit idea ${id}`
  const data = { statement, others: await names(ctx, id) }
  return { view: 'configurations/statements/form', title, nav: 'configurations', crumbs: crumbs(ctx), data }
}

async function statementPage(ctx: MemberCtx, id: number) {
  const statement = await getStatement(ctx.db, ctx.review.id, id)
  const { partOfId } = statement
  const uses = await listUses(ctx.db, ctx.review.id, id)
  return {
    view: 'configurations/statements/page',
    title: statement.name,
    nav: 'configurations',
    crumbs: crumbs(ctx),
    data: {
      statement,
      partOf: partOfId === null ? null : ((await findStatement(ctx.db, ctx.review.id, partOfId)) ?? null),
      parts: await listParts(ctx.db, ctx.review.id, id),
      uses: uses.map(use => ({ ...use, layer: use.layer as 'account' | 'synthesised' })),
      others: await names(ctx, id),
    },
  }
}

const reading: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/statements',
    'review.read',
    { form: StatementFilter, answer: StatementList, summary: 'Ideas that elements share, by name' },
    async (ctx, { form }) => {
      const before = form.after === null ? undefined : await findStatement(ctx.db, ctx.review.id, form.after)
      const page = { words: form.q, after: before ?? null, limit: PAGE + 1 }
      const rows = await listStatements(ctx.db, ctx.review.id, page)
      const statements = rows.slice(0, PAGE)
      return {
        view: 'configurations/statements/list',
        title: 'Ideas',
        nav: 'configurations',
        data: {
          statements,
          count: await countStatements(ctx.db, ctx.review.id),
          filter: { q: form.q },
          next: rows.length > PAGE ? (statements.at(-1)?.id ?? null) : null,
        },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/statements/ideas',
    'review.read',
    { answer: Ideas, steady: true, summary: 'Everything that may be offered as the same idea' },
    async ctx => ({
      view: 'configurations/statements/ideas',
      title: 'Ideas to connect to',
      nav: 'configurations',
      crumbs: crumbs(ctx),
      data: { entries: ideasOf(await listIdeas(ctx.db, ctx.review.id)) },
    }),
  ),
  route('GET', '/reviews/:review/statements/new', 'configurations.write', { answer: StatementFormPage }, ctx =>
    formPage(ctx, null),
  ),
  route(
    'GET',
    '/reviews/:review/statements/:statement',
    'review.read',
    { answer: StatementPage, summary: 'One idea with everywhere it is used' },
    (ctx, { params }) => statementPage(ctx, params.statement),
  ),
  route(
    'GET',
    '/reviews/:review/statements/:statement/edit',
    'configurations.write',
    { answer: StatementFormPage },
    (ctx, { params }) => formPage(ctx, params.statement),
  ),
]

const writing: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/statements',
    'configurations.write',
    {
      form: StatementForm,
      answer: StatementFormPage,
      example: { name: 'feeling heard', definition: 'Sensing that one is listened to.' },
      again: ctx => formPage(ctx, null),
      summary: 'Name an idea',
    },
    async (ctx, { form }) => {
      const id = await addStatement(ctx, form)
      return { see: at(ctx, `/${id}`), done: 'Saved.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/statements/:statement',
    'configurations.write',
    {
      form: StatementChangeForm,
      answer: StatementFormPage,
      example: { name: 'being heard', version: 1 },
      again: (ctx, { params }) => formPage(ctx, params.statement),
      summary: 'Rename or define an idea; nobody’s wording changes',
    },
    async (ctx, { params, form }) => {
      const { version, ...input } = form
      await changeStatement(ctx, params.statement, version, input)
      return { see: at(ctx, `/${params.statement}`), done: 'Saved. No wording was changed.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/statements/:statement/merger',
    'configurations.write',
    {
      form: MergeForm,
      answer: StatementPage,
      example: { intoId: 2 },
      again: (ctx, { params }) => statementPage(ctx, params.statement),
      summary: 'Merge an idea into another',
    },
    async (ctx, { params, form }) => {
      const bin = await mergeStatement(ctx, params.statement, form.intoId, form.version)
      return {
        see: at(ctx, `/${form.intoId}`),
        done: 'Merged. Every element keeps its own wording.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/statements/:statement/deletion',
    'configurations.write',
    { form: ActForm, example: {}, summary: 'Delete an idea that no element stands for' },
    async (ctx, { params, form }) => {
      const bin = await deleteStatement(ctx, params.statement, form.version)
      return {
        see: at(ctx),
        done: 'The idea was deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

export const routes: readonly Route[] = [...reading, ...writing]
