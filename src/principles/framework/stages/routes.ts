// The pathway: a row for each stage, with what leads from its outcomes to the contexts of the next; as a page and as CSV.
import { z } from 'zod'
import { LayerAnswer } from '../../../configurations/answers.ts'
import { LAYERS, nameOf } from '../../../configurations/domain.ts'
import { toCsv } from '../../../core/csv.ts'
import { choice } from '../../../core/http/fields.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { findFacetByKey, listTerms } from '../../../reviews/vocabulary/store.ts'
import { listAllUses, listIdeaNames, listTies } from '../../../synthesis/map/store.ts'
import { list } from '../answers.ts'
import { fileOf, frameOf } from '../frame.ts'
import { SomeIdeas } from '../resources/answers.ts'
import { type Idea, PARTS } from '../resources/ideas.ts'
import { readPlaces } from '../resources/store.ts'
import { listVoices } from '../voices/store.ts'
import { countVoices, voicesOf } from '../voices/voices.ts'
import { pathwayOf, WAYS } from './stages.ts'

const number = z.number()
const End = z.object({ configurationId: number, mark: z.string().nullable(), wording: z.string() })
const StageFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
})
const Stages = z.object({
  layer: LayerAnswer,
  stages: list(
    z.object({
      id: number,
      name: z.string(),
      depth: number,
      configurations: number,
      studies: number,
      parts: z.object({ context: SomeIdeas, mechanism: SomeIdeas, outcome: SomeIdeas }),
      ripples: z.object({
        count: number,
        shown: list(z.object({ from: End, to: End, toStageId: number, toStage: z.string(), way: z.enum(WAYS) })),
      }),
    }),
  ),
  unplaced: number,
  unplacedRipples: number,
})

const MOST_IDEAS = 8
const MOST_RIPPLES = 12

async function readPathway(ctx: MemberCtx, layer: z.output<typeof StageFilter>['layer']) {
  const { id: reviewId } = ctx.review
  const facet = await findFacetByKey(ctx.db, reviewId, 'pathway-stage')
  const terms = (await listTerms(ctx.db, reviewId, 'configurations')).filter(term => term.facetId === facet?.id)
  const places = await readPlaces(ctx.db, reviewId, layer, facet?.id ?? null)
  const names = new Map((await listIdeaNames(ctx.db, reviewId)).map(one => [one.id, one.name]))
  const uses = await listAllUses(ctx.db, reviewId, layer)
  const ties = await listTies(ctx.db, reviewId, layer)
  const speaking = voicesOf(await listVoices(ctx.db, reviewId, layer))
  const pathway = pathwayOf(terms, uses, ties, places.themesOf, names)
  const called = new Map(terms.map(term => [term.id, term.name]))
  return {
    ...pathway,
    stages: pathway.stages.map(stage => ({
      ...stage,
      studies: countVoices(stage.configurations.flatMap(id => speaking.get(id) ?? [])).studies,
      ripples: stage.ripples.map(one => ({ ...one, toStage: called.get(one.toStageId) ?? '' })),
    })),
  }
}

const some = (ideas: readonly Idea[]) => ({ count: ideas.length, ideas: ideas.slice(0, MOST_IDEAS) })

async function stagesPage(ctx: MemberCtx, { layer }: z.output<typeof StageFilter>) {
  const { stages, unplaced, unplacedRipples } = await readPathway(ctx, layer)
  return {
    view: 'principles/framework/stages',
    title: 'Pathway stages',
    ...frameOf(ctx),
    data: {
      layer,
      stages: stages.map(({ parts, ripples, ...stage }) => ({
        ...stage,
        configurations: stage.configurations.length,
        parts: { context: some(parts.context), mechanism: some(parts.mechanism), outcome: some(parts.outcome) },
        ripples: { count: ripples.length, shown: ripples.slice(0, MOST_RIPPLES) },
      })),
      unplaced: unplaced.length,
      unplacedRipples,
    },
  }
}

async function stagesCsv(ctx: MemberCtx, { layer }: z.output<typeof StageFilter>) {
  const { stages } = await readPathway(ctx, layer)
  const marked = ({ configurationId, mark }: z.output<typeof End>) =>
    `${nameOf(layer, configurationId)}${mark === null ? '' : ` ${mark}`}`
  const rows = stages.flatMap(stage => [
    ...PARTS.flatMap(part =>
      stage.parts[part].map(idea => [
        ...[stage.name, part, idea.name, idea.configurations.map(id => nameOf(layer, id)).join(', '), ''],
      ]),
    ),
    ...stage.ripples.map(({ from, to, toStage }) => [
      ...[stage.name, 'ripple', `${from.wording} → ${to.wording}`, `${marked(from)} → ${marked(to)}`, toStage],
    ]),
  ])
  return fileOf(ctx, 'stages', toCsv(['Stage', 'Part', 'Words', 'Configurations', 'Leads to'], rows))
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/framework/stages',
    'review.read',
    {
      form: StageFilter,
      answer: Stages,
      steady: true,
      summary: 'Contexts, mechanisms and outcomes by stage, with ripples between stages',
    },
    (ctx, { form }) => stagesPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/framework/stages.csv',
    'review.read',
    { form: StageFilter, summary: 'The stages as CSV' },
    (ctx, { form }) => stagesCsv(ctx, form),
  ),
]
