// What stands in a cell of the framework: each context, mechanism and outcome with its configuration and all that speaks for and against it.
import { z } from 'zod'
import { LayerAnswer, NameAnswer } from '../../../configurations/answers.ts'
import { POLARITIES, ROLES } from '../../../configurations/domain.ts'
import { readConfigurations } from '../../../configurations/store.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { findFacetByKey, listLevels, listTerms } from '../../../reviews/vocabulary/store.ts'
import type { Use } from '../../../synthesis/map/graph.ts'
import { RestingAnswer, withEvidence } from '../../../synthesis/map/resting/answer.ts'
import { listAllUses } from '../../../synthesis/map/store.ts'
import { evidenceOf } from '../../../synthesis/store.ts'
import { list } from '../answers.ts'
import { frameOf, frameworkPath } from '../frame.ts'
import { isResource } from '../resources/cells.ts'
import { partOf, sidesOf } from '../resources/ideas.ts'
import { readPlaces } from '../resources/store.ts'
import { ElementFilter } from './forms.ts'

const PAGE = 30
const number = z.number()
const ElementsPage = z.object({
  layer: LayerAnswer,
  filter: ElementFilter,
  level: NameAnswer.nullable(),
  theme: NameAnswer.nullable(),
  stage: NameAnswer.nullable(),
  elements: list(
    z.object({
      configurationId: number,
      role: z.enum(ROLES),
      mark: z.string(),
      wording: z.string(),
      polarity: z.enum(POLARITIES).nullable(),
    }),
  ),
  configurations: list(RestingAnswer),
  count: number,
  next: number.nullable(),
})

type Filter = z.output<typeof ElementFilter>

/** Of those asked for at a level or by theme, contexts and mechanisms alone, unless outcomes are asked for. */
async function usesAsked(ctx: MemberCtx, { layer, level, theme, stage, part, side }: Filter): Promise<Use[]> {
  const { id: reviewId } = ctx.review
  const facetOf = async (key: string) => (await findFacetByKey(ctx.db, reviewId, key))?.id ?? null
  const themed = await readPlaces(ctx.db, reviewId, layer, await facetOf('theme'))
  const staged = await readPlaces(ctx.db, reviewId, layer, await facetOf('pathway-stage'))
  const at = (ids: readonly number[], wanted: number | null) =>
    wanted === null || (wanted === 0 ? ids.length === 0 : ids.includes(wanted))
  return (await listAllUses(ctx.db, reviewId, layer)).filter(
    use =>
      (part === null ? stage !== null || isResource(use) : partOf(use.role) === part) &&
      partOf(use.role) !== null &&
      (side === null || sidesOf(use).includes(side)) &&
      at(themed.levelsOf(use), level) &&
      at(themed.themesOf(use), theme) &&
      at(staged.themesOf(use), stage),
  )
}

async function elementsPage(ctx: MemberCtx, filter: Filter) {
  const { id: reviewId, shape } = ctx.review
  const { layer, level, theme, stage, after } = filter
  const uses = await usesAsked(ctx, filter)
  const ids = [...new Set(uses.map(use => use.configurationId))]
  const rest = ids.filter(id => after === null || id > after)
  const shown = rest.slice(0, PAGE)
  const terms = await listTerms(ctx.db, reviewId, 'configurations')
  const named = (id: number | null, all: readonly { id: number; name: string }[], none: string) =>
    id === null ? null : id === 0 ? { id: 0, name: none } : (all.find(one => one.id === id) ?? null)
  const up = stage === null ? ['Resources', '/resources'] : ['Pathway stages', '/stages']
  return {
    view: 'principles/framework/elements',
    title: 'What stands here',
    ...frameOf(ctx, { label: up[0] ?? '', href: frameworkPath(ctx, `${up[1]}?layer=${layer}`) }),
    data: {
      ...{ layer, filter },
      level: named(level, await listLevels(ctx.db, reviewId), 'no level yet'),
      theme: named(theme, terms, 'no theme yet'),
      stage: named(stage, terms, 'no stage yet'),
      elements: uses.filter(use => shown.includes(use.configurationId)),
      configurations: withEvidence(
        await readConfigurations(ctx.db, reviewId, layer, shown, shape),
        await evidenceOf(ctx.db, reviewId, layer, shown),
      ),
      count: ids.length,
      next: rest.length > PAGE ? (shown.at(-1) ?? null) : null,
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/framework/elements',
    'review.read',
    {
      form: ElementFilter,
      answer: ElementsPage,
      steady: true,
      summary: 'Contexts, mechanisms and outcomes of a cell of the framework, with their evidence',
    },
    (ctx, { form }) => elementsPage(ctx, form),
  ),
]
