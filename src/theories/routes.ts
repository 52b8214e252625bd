// Programme theories, their versions side by side, and a page for every theory statement.
import { notFound } from '../core/errors.ts'
import type { Route } from '../core/http/routes.ts'
import { readDiscussion } from '../reviews/discussion/store.ts'
import { type MemberCtx, route } from '../reviews/guard.ts'
import { beginTheory, reviseTheory } from './actions.ts'
import { Compared, Editor, StatementPage, Theories, Theory } from './answers.ts'
import { compareVersions, sentenceOf } from './domain.ts'
import { TheoryForm, TheoryRevisionForm, typedRows } from './forms.ts'
import {
  getTheory,
  getTheoryStatement,
  listTheories,
  listTheoryStatements,
  listVersionStatements,
  listVersions,
} from './store.ts'
import { routes as substantive } from './substantive/routes.ts'
import { listSubstantiveTheories } from './substantive/store.ts'

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const crumbs = (ctx: MemberCtx, ...more: { label: string; href: string }[]) => [
  { label: 'Theory', href: `${home(ctx)}/theories` },
  ...more,
]
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

async function theoryPage(ctx: MemberCtx, id: number) {
  const theory = await getTheory(ctx.db, ctx.review.id, id)
  const versions = await listVersions(ctx.db, ctx.review.id, id)
  const [current] = versions
  if (current === undefined) throw notFound('This theory')
  const statements = (await listVersionStatements(ctx.db, ctx.review.id, id))
    .filter(statement => statement.version === theory.version)
    .map(withSentence)
  return {
    view: 'theories/theory',
    title: theory.title,
    nav: 'theory',
    crumbs: crumbs(ctx),
    data: { theory, current, statements, versions, ...(await readDiscussion(ctx.db, ctx.review.id, 'theory', id)) },
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

async function editPage(ctx: MemberCtx, id: number, typed: ReturnType<typeof typedRows> = null) {
  const theory = await getTheory(ctx.db, ctx.review.id, id)
  const [current] = await listVersions(ctx.db, ctx.review.id, id)
  const statements = (await listVersionStatements(ctx.db, ctx.review.id, id)).filter(
    statement => statement.version === theory.version,
  )
  return {
    view: 'theories/edit',
    title: `Revise: ${theory.title}`,
    nav: 'theory',
    crumbs: crumbs(ctx, { label: theory.title, href: `${home(ctx)}/theories/${id}` }),
    data: { theory: { ...theory, text: current?.text ?? '' }, rows: typed ?? statements },
  }
}

async function comparedPage(ctx: MemberCtx, id: number, version: number) {
  const theory = await getTheory(ctx.db, ctx.review.id, id)
  const versions = await listVersions(ctx.db, ctx.review.id, id)
  const after = versions.find(other => other.version === version)
  if (after === undefined) throw notFound('This version')
  const before = versions.find(other => other.version === version - 1) ?? null
  const all = await listVersionStatements(ctx.db, ctx.review.id, id)
  const of = (wanted: number) => all.filter(statement => statement.version === wanted)
  const changes = compareVersions(of(version - 1), of(version)).map(one => ({
    id: one.id,
    change: one.change,
    number: (one.after ?? one.before)?.number ?? '',
    before: one.before && sentenceOf(one.before),
    after: one.after && sentenceOf(one.after),
  }))
  return {
    view: 'theories/compare',
    title: `Version ${version} of ${theory.title}`,
    nav: 'theory',
    crumbs: crumbs(ctx, { label: theory.title, href: `${home(ctx)}/theories/${id}` }),
    data: { theory, before, after, changes },
  }
}

async function statementPage(ctx: MemberCtx, id: number) {
  const statement = await getTheoryStatement(ctx.db, ctx.review.id, id)
  const versions = statement.versions.map(withSentence)
  const title = `Theory statement ${versions[0]?.number ?? id}`
  return {
    view: 'theories/statement',
    title,
    nav: 'theory',
    crumbs: crumbs(ctx, { label: statement.theoryTitle, href: `${home(ctx)}/theories/${statement.theoryId}` }),
    data: { statement, versions, ...(await readDiscussion(ctx.db, ctx.review.id, 'theory statement', id)) },
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
  route('GET', '/reviews/:review/theories/:theory', 'review.read', { answer: Theory }, (ctx, { params }) =>
    theoryPage(ctx, params.theory),
  ),
  route('GET', '/reviews/:review/theories/:theory/revision', 'theory.write', { answer: Editor }, (ctx, { params }) =>
    editPage(ctx, params.theory),
  ),
  route(
    'POST',
    '/reviews/:review/theories/:theory',
    'theory.write',
    {
      form: TheoryRevisionForm,
      answer: Editor,
      example: { ...example, reason: 'A study contradicts it.', version: 1 },
      again: (ctx, { params, form }) => editPage(ctx, params.theory, typedRows(form)),
    },
    async (ctx, { params, form }) => {
      const { version } = await reviseTheory(ctx, params.theory, form.version, form.words)
      return { see: `${home(ctx)}/theories/${params.theory}`, done: `Saved as version ${version}.`, data: { version } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/theories/:theory/versions/:version',
    'review.read',
    { answer: Compared },
    (ctx, { params }) => comparedPage(ctx, params.theory, params.version),
  ),
  route(
    'GET',
    '/reviews/:review/theory-statements/:statement',
    'review.read',
    { answer: StatementPage },
    (ctx, { params }) => statementPage(ctx, params.statement),
  ),
]

export const routes: readonly Route[] = [...own, ...substantive]
