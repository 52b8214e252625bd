// Revising a theory, and telling by which move of the synthesis a version came to be.
import type { z } from 'zod'
import { longName } from '../../../configurations/addresses.ts'
import { nameOf } from '../../../configurations/domain.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import { getTheory, listTheoryStatements, listVersionStatements, listVersions } from '../../../theories/store.ts'
import { listBearings, readNames } from '../bearings/store.ts'
import { reviseByMove, tellTheoryMove } from './actions.ts'
import { MovePage, RevisionPage } from './answers.ts'
import { RevisionForm, TheoryMoveForm, typedRows } from './forms.ts'

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const crumbs = (ctx: MemberCtx, theory: { id: number; title: string }) => [
  { label: 'Theory', href: `${home(ctx)}/theories` },
  { label: theory.title, href: `${home(ctx)}/theories/${theory.id}` },
]

/** What a move on the theory may take up: what bears on it, and every theory statement in force. */
async function choices(ctx: MemberCtx, theoryId: number): Promise<z.input<typeof MovePage>['choices']> {
  const { id: reviewId } = ctx.review
  const statements = await listTheoryStatements(ctx.db, reviewId)
  const own = statements.filter(one => one.theoryId === theoryId).map(one => one.id)
  const found = await listBearings(ctx.db, reviewId, own)
  const synthesised = found.filter(one => one.layer === 'synthesised')
  const rows = await readNames(ctx.db, reviewId, synthesised)
  const keys = [...new Set(synthesised.map(one => one.configurationId))].sort((a, b) => a - b)
  return {
    configurations: keys.map(id => {
      const row = rows.get(`synthesised ${id}`)
      const name = row === undefined ? nameOf('synthesised', id) : longName('synthesised', row)
      return { key: `synthesised:${id}`, name }
    }),
    statements: statements.map(({ id, number, theoryTitle, ...words }) => ({
      id,
      number,
      theoryTitle,
      sentence: sentenceOf(words),
    })),
  }
}

async function revisionPage(ctx: MemberCtx, id: number, typed: ReturnType<typeof typedRows> = null) {
  const theory = await getTheory(ctx.db, ctx.review.id, id)
  const [current] = await listVersions(ctx.db, ctx.review.id, id)
  const all = await listVersionStatements(ctx.db, ctx.review.id, id)
  return {
    view: 'synthesis/theories/revising/revision',
    title: `Revise: ${theory.title}`,
    nav: 'theory',
    crumbs: crumbs(ctx, theory),
    data: {
      theory: { ...theory, text: current?.text ?? '' },
      rows: typed ?? all.filter(statement => statement.version === theory.version),
      choices: await choices(ctx, id),
    },
  }
}

async function movePage(ctx: MemberCtx, id: number) {
  const theory = await getTheory(ctx.db, ctx.review.id, id)
  const versions = await listVersions(ctx.db, ctx.review.id, id)
  return {
    view: 'synthesis/theories/revising/move',
    title: `Tell a move: ${theory.title}`,
    nav: 'theory',
    crumbs: crumbs(ctx, theory),
    data: { theory, versions: versions.map(one => one.version), choices: await choices(ctx, id) },
  }
}

const example = {
  title: 'Initial theory',
  status: 'initial',
  text: '',
  reason: 'A study contradicts it.',
  ifText: ['a worker has time'],
  thenText: ['people feel heard'],
  becauseText: ['they are taken seriously'],
  version: 1,
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/theories/:theory/revision',
    'theory.write',
    { answer: RevisionPage, summary: 'The form that makes a new version of a theory' },
    (ctx, { params }) => revisionPage(ctx, params.theory),
  ),
  route(
    'POST',
    '/reviews/:review/theories/:theory',
    'theory.write',
    {
      form: RevisionForm,
      answer: RevisionPage,
      example,
      again: (ctx, { params, form }) => revisionPage(ctx, params.theory, typedRows(form)),
      summary: 'Revise a theory: a new version with its reason, and by which move of the synthesis',
    },
    async (ctx, { params, form }) => {
      const { version, move } = await reviseByMove(ctx, params.theory, form.version, form.words, form.move)
      const see = `${home(ctx)}/theories/${params.theory}`
      return { see, done: `Saved as version ${version}.`, data: { version, move } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/theories/:theory/moves/new',
    'synthesis.write',
    { answer: MovePage, summary: 'The form that tells a move on a theory' },
    (ctx, { params }) => movePage(ctx, params.theory),
  ),
  route(
    'POST',
    '/reviews/:review/theories/:theory/moves',
    'synthesis.write',
    {
      form: TheoryMoveForm,
      answer: MovePage,
      example: { kind: 'situate', reason: 'It holds where someone has time.' },
      again: (ctx, { params }) => movePage(ctx, params.theory),
      summary: 'Tell by which move a version of a theory came to be',
    },
    async (ctx, { params, form }) => {
      const id = await tellTheoryMove(ctx, params.theory, form)
      return { see: `${home(ctx)}/theories/${params.theory}#moves`, done: 'Told.', data: { id } }
    },
  ),
]
