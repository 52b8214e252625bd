// The list of programme theories, and writing the first version of one. Their pages are with the synthesis, whose data they show.
import type { Route } from '../core/http/routes.ts'
import { type MemberCtx, route } from '../reviews/guard.ts'
import { beginTheory } from './actions.ts'
import { Editor, Theories } from './answers.ts'
import { sentenceOf } from './domain.ts'
import { TheoryForm, typedRows } from './forms.ts'
import { listTheories, listTheoryStatements } from './store.ts'
import { routes as substantive } from './substantive/routes.ts'
import { listSubstantiveTheories } from './substantive/store.ts'

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Theory', href: `${home(ctx)}/theories` }]
const withSentence = <T extends { ifText: string; thenText: string; becauseText: string }>(row: T) => ({
  ...row,
  sentence: sentenceOf(row),
})

async function theoriesPage(ctx: MemberCtx) {
  const statements = (await listTheoryStatements(ctx.db, ctx.review.id)).map(withSentence)
  const theories = (await listTheories(ctx.db, ctx.review.id)).map(theory => ({
    ...theory,
    statements: statements.filter(statement => statement.theoryId === theory.id),
  }))
  return {
    view: 'theories/list',
    title: 'Theory',
    nav: 'theory',
    data: { theories, substantive: await listSubstantiveTheories(ctx.db, ctx.review.id) },
  }
}

function newPage(ctx: MemberCtx, typed: ReturnType<typeof typedRows> = null) {
  return {
    view: 'theories/edit',
    title: 'Write a theory',
    nav: 'theory',
    crumbs: crumbs(ctx),
    data: { theory: { id: null, version: 0, title: '', status: 'initial', text: '' }, rows: typed ?? [] },
  }
}

const example = {
  title: 'Initial theory',
  status: 'initial',
  text: '',
  reason: 'First draft.',
  ifText: ['a worker has time'],
  thenText: ['people feel heard'],
  becauseText: ['they are taken seriously'],
}

const own: readonly Route[] = [
  route('GET', '/reviews/:review/theories', 'review.read', { answer: Theories }, ctx => theoriesPage(ctx)),
  route('GET', '/reviews/:review/theories/new', 'theory.write', { answer: Editor }, ctx => newPage(ctx)),
  route(
    'POST',
    '/reviews/:review/theories',
    'theory.write',
    { form: TheoryForm, answer: Editor, example, again: (ctx, { form }) => newPage(ctx, typedRows(form)) },
    async (ctx, { form }) => {
      const { id } = await beginTheory(ctx, form)
      return { see: `${home(ctx)}/theories/${id}`, done: 'The theory is written.', data: { id } }
    },
  ),
]

export const routes: readonly Route[] = [...own, ...substantive]
