// The grid of resources: what helps and what hinders at each level, by theme; as words, as counts and as CSV.
import { z } from 'zod'
import { LayerAnswer, NameAnswer } from '../../../configurations/answers.ts'
import { nameOf } from '../../../configurations/domain.ts'
import { toCsv } from '../../../core/csv.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { findFacetByKey, listLevels, listTerms } from '../../../reviews/vocabulary/store.ts'
import { listAllUses, listIdeaNames } from '../../../synthesis/map/store.ts'
import { list } from '../answers.ts'
import { fileOf, frameOf } from '../frame.ts'
import { listVoices } from '../voices/store.ts'
import { countVoices, voicesOf } from '../voices/voices.ts'
import { SomeIdeas } from './answers.ts'
import { cellsOf } from './cells.ts'
import { ResourceFilter } from './forms.ts'
import { type Idea, SIDES } from './ideas.ts'
import { readPlaces } from './store.ts'

const number = z.number()
const Grid = z.object({
  layer: LayerAnswer,
  filter: ResourceFilter,
  levels: list(NameAnswer),
  themes: list(NameAnswer),
  cells: list(
    z.object({
      levelId: number,
      themeId: number,
      configurations: number,
      studies: number,
      sides: z.object({ helping: SomeIdeas, hindering: SomeIdeas, unsaid: SomeIdeas }),
    }),
  ),
  total: number,
})

/** On one side of a cell; the page of the cell has them all. */
const MOST_IDEAS = 4

async function readGrid(ctx: MemberCtx, filter: z.output<typeof ResourceFilter>) {
  const { id: reviewId } = ctx.review
  const { layer, hide } = filter
  const facet = await findFacetByKey(ctx.db, reviewId, 'theme')
  const uses = await listAllUses(ctx.db, reviewId, layer)
  const names = new Map((await listIdeaNames(ctx.db, reviewId)).map(one => [one.id, one.name]))
  const found = cellsOf(uses, await readPlaces(ctx.db, reviewId, layer, facet?.id ?? null), names)
  const speaking = voicesOf(await listVoices(ctx.db, reviewId, layer))
  const terms = (await listTerms(ctx.db, reviewId, 'configurations')).filter(term => term.facetKey === 'theme')
  const levels = await listLevels(ctx.db, reviewId)
  const inUse = (of: 'levelId' | 'themeId', id: number) => found.some(cell => cell[of] === id)
  const shown = (of: 'levelId' | 'themeId', all: readonly { id: number; name: string }[], none: string) => [
    ...all.filter(one => !hide || inUse(of, one.id)),
    ...(inUse(of, 0) ? [{ id: 0, name: none }] : []),
  ]
  const cells = found.map(cell => ({
    ...cell,
    studies: countVoices(cell.configurations.flatMap(id => speaking.get(id) ?? [])).studies,
  }))
  return {
    ...{ layer, filter, cells },
    levels: shown('levelId', levels, 'no level yet'),
    themes: shown('themeId', terms, 'no theme yet'),
    total: new Set(found.flatMap(cell => cell.configurations)).size,
  }
}

type Read = Awaited<ReturnType<typeof readGrid>>

const some = (ideas: readonly Idea[]) => ({ count: ideas.length, ideas: ideas.slice(0, MOST_IDEAS) })

function cut(grid: Read) {
  const cells = grid.cells.map(({ sides, ...cell }) => ({
    ...cell,
    configurations: cell.configurations.length,
    sides: { helping: some(sides.helping), hindering: some(sides.hindering), unsaid: some(sides.unsaid) },
  }))
  return { ...grid, cells }
}

async function gridCsv(ctx: MemberCtx, filter: z.output<typeof ResourceFilter>) {
  const { layer, levels, themes, cells } = await readGrid(ctx, filter)
  const rows = themes.flatMap(theme =>
    levels.flatMap(level => {
      const cell = cells.find(one => one.levelId === level.id && one.themeId === theme.id)
      if (cell === undefined) return []
      return SIDES.flatMap(side =>
        cell.sides[side].map(idea => [
          ...[theme.name, level.name, side === 'unsaid' ? 'not said' : side, idea.part, idea.name],
          idea.configurations.map(id => nameOf(layer, id)).join(', '),
        ]),
      )
    }),
  )
  return fileOf(ctx, 'resources', toCsv(['Theme', 'Level', 'Side', 'Part', 'Words', 'Configurations'], rows))
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/framework/resources',
    'review.read',
    {
      form: ResourceFilter,
      answer: Grid,
      steady: true,
      summary: 'Contexts and mechanisms by level and theme, helping and hindering',
    },
    async (ctx, { form }) => ({
      view: 'principles/framework/resources/grid',
      title: 'Resources',
      ...frameOf(ctx),
      data: cut(await readGrid(ctx, form)),
    }),
  ),
  route(
    'GET',
    '/reviews/:review/framework/resources.csv',
    'review.read',
    { form: ResourceFilter, summary: 'The grid of resources as CSV' },
    (ctx, { form }) => gridCsv(ctx, form),
  ),
]
