// The page of a theory statement: its words, what bears on it and how, what informs it, which searches it raised.
import { longName, readName } from '../../../configurations/addresses.ts'
import { nameOf } from '../../../configurations/domain.ts'
import type { Route } from '../../../core/http/routes.ts'
import { readDiscussion } from '../../../reviews/discussion/store.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import { getTheoryStatement } from '../../../theories/store.ts'
import { BearingPage, StatementAnswer } from '../answers.ts'
import { listInforming, listRaised } from '../store.ts'
import { changeBearing, deleteBearing, sayBearing } from './actions.ts'
import { BearingChangeForm, BearingForm, BearingRemovalForm } from './forms.ts'
import { shownBearings } from './showing.ts'
import { getBearing, listBearings, readNames, readResting } from './store.ts'

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}`
const see = (ctx: MemberCtx, statement: number) => `${home(ctx)}/theory-statements/${statement}#bearing`

async function statementPage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const statement = await getTheoryStatement(ctx.db, reviewId, id)
  const versions = statement.versions.map(version => ({ ...version, sentence: sentenceOf(version) }))
  const found = await listBearings(ctx.db, reviewId, [id])
  const resting = await readResting(ctx.db, reviewId, found)
  const shown = shownBearings(found, resting, await readNames(ctx.db, reviewId, found)).of(id)
  return {
    view: 'synthesis/theories/statement',
    title: `Theory statement ${versions[0]?.number ?? id}`,
    nav: 'theory',
    crumbs: [
      { label: 'Theory', href: `${home(ctx)}/theories` },
      { label: statement.theoryTitle, href: `${home(ctx)}/theories/${statement.theoryId}` },
    ],
    data: {
      statement,
      versions,
      ...shown,
      informing: await listInforming(ctx.db, reviewId, [id]),
      raised: await listRaised(ctx.db, reviewId, [id]),
      ...(await readDiscussion(ctx.db, reviewId, 'theory statement', id)),
    },
  }
}

async function bearingPage(ctx: MemberCtx, id: number) {
  const bearing = await getBearing(ctx.db, ctx.review.id, id)
  const { layer, configurationId } = bearing
  const statement = await getTheoryStatement(ctx.db, ctx.review.id, bearing.statementId)
  const [latest] = statement.versions
  const number = latest?.number ?? String(statement.id)
  const row = (await readNames(ctx.db, ctx.review.id, [bearing])).get(`${layer} ${configurationId}`)
  return {
    view: 'synthesis/theories/bearing',
    title: `${nameOf(layer, configurationId)} on theory statement ${number}`,
    nav: 'theory',
    crumbs: [
      { label: 'Theory', href: `${home(ctx)}/theories` },
      { label: `Theory statement ${number}`, href: see(ctx, statement.id) },
    ],
    data: {
      bearing: { ...bearing, name: row === undefined ? nameOf(layer, configurationId) : longName(layer, row) },
      statement: { id: statement.id, number, sentence: latest === undefined ? '' : sentenceOf(latest) },
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/theory-statements/:statement',
    'review.read',
    { answer: StatementAnswer, summary: 'One theory statement with what bears on it' },
    (ctx, { params }) => statementPage(ctx, params.statement),
  ),
  route(
    'POST',
    '/reviews/:review/theory-statements/:statement/bearings',
    'synthesis.write',
    {
      form: BearingForm,
      answer: StatementAnswer,
      example: { configuration: 'account 1', stance: 'supports', note: 'It says the same of one practice.' },
      again: (ctx, { params }) => statementPage(ctx, params.statement),
      summary: 'Say how a configuration bears on a theory statement',
    },
    async (ctx, { params, form }) => {
      const of = readName(form.configuration, 'synthesised')
      if (of === null) return { invalid: { configuration: ['Enter a number, for example CMOC 3 or account 12.'] } }
      const id = await sayBearing(ctx, params.statement, of, form)
      const undo = { action: `${home(ctx)}/bearings/${id}/deletion`, label: 'Undo' }
      return { see: see(ctx, params.statement), done: `Saved for ${nameOf(of.layer, of.id)}.`, undo, data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/bearings/:bearing',
    'review.read',
    { answer: BearingPage, summary: 'How one configuration bears on a theory statement' },
    (ctx, { params }) => bearingPage(ctx, params.bearing),
  ),
  route(
    'POST',
    '/reviews/:review/bearings/:bearing',
    'synthesis.write',
    {
      form: BearingChangeForm,
      answer: BearingPage,
      example: { stance: 'refines', note: 'Only where people have time.', version: 1 },
      again: (ctx, { params }) => bearingPage(ctx, params.bearing),
      summary: 'Judge anew how a configuration bears on a theory statement',
    },
    async (ctx, { params, form }) => {
      const { version, ...said } = form
      return { see: see(ctx, await changeBearing(ctx, params.bearing, version, said)), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/bearings/:bearing/deletion',
    'synthesis.write',
    { form: BearingRemovalForm, example: {}, summary: 'Take away what was said of a theory statement' },
    async (ctx, { params, form }) => {
      const { statementId, bin } = await deleteBearing(ctx, params.bearing, form.version)
      const undo = { action: `${home(ctx)}/bin/${bin}/restoration`, label: 'Undo' }
      return { see: see(ctx, statementId), done: 'Taken away.', undo }
    },
  ),
]
