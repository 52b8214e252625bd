// What works, for whom, where: what is asked, and what can be said of every principle and configuration under it.
import type { z } from 'zod'
import { nameOf } from '../../../configurations/domain.ts'
import { headingOf } from '../../../configurations/reading.ts'
import { readConfigurations } from '../../../configurations/store.ts'
import { toCsv } from '../../../core/csv.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listFacets, listLevels, listTerms } from '../../../reviews/vocabulary/store.ts'
import { listPointers } from '../../../synthesis/store.ts'
import { listPrinciples } from '../../store.ts'
import { fileOf, frameOf } from '../frame.ts'
import { studiesSaid } from '../said.ts'
import { listVoices } from '../voices/store.ts'
import { HoldingData } from './answers.ts'
import { type Condition, conditionsOf, conditionsSaid } from './conditions.ts'
import { HoldingFilter } from './forms.ts'
import { judgeAll, judgePrinciples } from './reading.ts'
import { listInUse, listPrincipleVoices, readMarks } from './store.ts'
import { type Judged, VERDICTS } from './verdict.ts'

const HoldingPage = HoldingData.extend({ filter: HoldingFilter })
type Filter = z.output<typeof HoldingFilter>

/** In a group; the CSV has all. */
const MOST = 30

async function readAsked(ctx: MemberCtx, filter: Filter) {
  const { id: reviewId } = ctx.review
  const levels = await listLevels(ctx.db, reviewId)
  const facets = (await listFacets(ctx.db, reviewId)).filter(one => one.retiredAt === null)
  const terms = await listTerms(ctx.db, reviewId)
  return { levels, facets, terms, conditions: conditionsOf(filter, levels, facets, terms) }
}

async function judgeUnder(ctx: MemberCtx, { layer }: Filter, conditions: readonly Condition[]) {
  const { id: reviewId } = ctx.review
  if (conditions.length === 0) return { principles: [], configurations: [] }
  const ground = {
    voices: {
      synthesised: await listVoices(ctx.db, reviewId, 'synthesised'),
      account: await listVoices(ctx.db, reviewId, 'account'),
    },
    own: await listPrincipleVoices(ctx.db, reviewId),
    marks: await readMarks(ctx.db, reviewId, conditions),
    pointers: await listPointers(ctx.db, reviewId),
  }
  const principles = (await listPrinciples(ctx.db, reviewId)).filter(one => one.status !== 'withdrawn')
  return {
    principles: judgePrinciples(principles, conditions, ground),
    configurations: judgeAll(layer, await listInUse(ctx.db, reviewId, layer), conditions, ground),
  }
}

const inWords = ({ there, anywhere }: Judged) => ({
  ...{ there, anywhere, said: studiesSaid(there) },
  elsewhere: anywhere.studies > there.studies ? studiesSaid(anywhere) : '',
})

async function holdingPage(ctx: MemberCtx, filter: Filter) {
  const { levels, facets, terms, conditions } = await readAsked(ctx, filter)
  const { principles, configurations } = await judgeUnder(ctx, filter, conditions)
  const groups = VERDICTS.map(verdict => ({
    verdict,
    principles: principles.filter(one => one.verdict === verdict),
    configurations: configurations.filter(one => one.verdict === verdict),
  }))
  const shown = groups.flatMap(group => group.configurations.slice(0, MOST).map(one => one.id))
  const readings = await readConfigurations(ctx.db, ctx.review.id, filter.layer, shown, ctx.review.shape)
  const sentences = new Map(readings.map(one => [one.id, one.sentence || headingOf(one)]))
  return {
    view: 'principles/framework/holding',
    title: 'What works, for whom, where',
    ...frameOf(ctx),
    data: {
      ...{ filter, layer: filter.layer, levels, conditions },
      facets: facets.map(({ id, name }) => ({ id, name, terms: terms.filter(term => term.facetId === id) })),
      said: conditionsSaid(conditions),
      groups: groups.map(group => ({
        verdict: group.verdict,
        principles: group.principles.map(({ principle, ...one }) => ({ ...principle, ...inWords(one) })),
        configurations: group.configurations.slice(0, MOST).map(one => ({
          ...{ id: one.id, name: nameOf(filter.layer, one.id), sentence: sentences.get(one.id) ?? '' },
          ...inWords(one),
        })),
        configurationCount: group.configurations.length,
      })),
    },
  }
}

async function holdingCsv(ctx: MemberCtx, filter: Filter) {
  const { conditions } = await readAsked(ctx, filter)
  const { principles, configurations } = await judgeUnder(ctx, filter, conditions)
  const ids = configurations.map(one => one.id)
  const readings = await readConfigurations(ctx.db, ctx.review.id, filter.layer, ids, ctx.review.shape)
  const sentences = new Map(readings.map(one => [one.id, one.sentence || headingOf(one)]))
  const counts = ({ there, anywhere }: Judged) =>
    [there.supports, there.refines, there.contradicts, there.consultations, anywhere.studies].map(String)
  const asked = conditionsSaid(conditions)
  const rows = [
    ...principles.map(({ principle, ...one }) => [
      ...[asked, one.verdict, `principle ${principle.id}`, principle.heading, ...counts(one)],
      ...[principle.whereItHolds, principle.whereItDoesNot],
    ]),
    ...configurations.map(one => [
      ...[asked, one.verdict, nameOf(filter.layer, one.id), sentences.get(one.id) ?? '', ...counts(one), '', ''],
    ]),
  ]
  const head = ['Asked', 'Answer', 'Of', 'Words', 'Studies that support there', 'Studies that refine there']
  const more = ['Studies that contradict there', 'Consultations there', 'Studies anywhere']
  return fileOf(ctx, 'what-works', toCsv([...head, ...more, 'Where it holds', 'Where it does not'], rows))
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/framework/what-works',
    'review.read',
    {
      form: HoldingFilter,
      answer: HoldingPage,
      steady: true,
      again: ctx => holdingPage(ctx, { layer: 'synthesised', level: [], term: [] }),
      summary: 'Which principles and configurations hold under conditions, and which do not or were not studied there',
    },
    (ctx, { form }) => holdingPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/framework/what-works.csv',
    'review.read',
    { form: HoldingFilter, summary: 'The same as CSV' },
    (ctx, { form }) => holdingCsv(ctx, form),
  ),
]
