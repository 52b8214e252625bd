// The map of a review: the page with its drawing and the same in words, and the drawing as SVG and PNG.
import { z } from 'zod'
import { LayerAnswer, LevelAnswer, NameAnswer, TermAnswer } from '../../configurations/answers.ts'
import { conflict } from '../../core/errors.ts'
import { wants } from '../../core/http/answers.ts'
import type { Route } from '../../core/http/routes.ts'
import { type Placed, pictureOf, placesOf, placesWithin } from '../../core/jobs/drawing.ts'
import { counted } from '../../core/text.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLevels, listTerms } from '../../reviews/vocabulary/store.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { TheoryChoice, withSentence } from '../theory-choice.ts'
import { addressOfPart } from './addresses.ts'
import { inWords } from './answers.ts'
import { toPlace } from './boxes.ts'
import { drawMap } from './drawing.ts'
import { type MapChoice, MapFilter } from './forms.ts'
import { crossingsOf, rowsOf } from './reading.ts'
import { readGraph } from './store.ts'

const MapPage = z.object({
  layer: LayerAnswer,
  filter: MapFilter,
  count: z.number(),
  leftOut: z.number(),
  /** Null while it is being made, or when it took too long. */
  drawing: z.string().nullable(),
  isLate: z.boolean(),
  ...inWords,
  ideas: z.array(NameAnswer),
  levels: z.array(LevelAnswer),
  terms: z.array(TermAnswer),
  theoryStatements: z.array(TheoryChoice),
})

/** What a page may take before the drawing is left to come later. */
const PATIENCE_MS = 150

async function mapPage(ctx: MemberCtx, filter: MapChoice, canWait: boolean) {
  const { id: reviewId, shape, slug } = ctx.review
  const { graph, ideas, configurations, count, leftOut } = await readGraph(ctx.db, reviewId, shape, filter)
  const placed = canWait ? await placesOf(toPlace(graph)) : await placesWithin(toPlace(graph), PATIENCE_MS)
  const caption = {
    label: `Map of ${counted(configurations.length, 'configuration')}; the table below says the same`,
    lines: [],
    href: (box: Parameters<typeof addressOfPart>[2]) => addressOfPart(slug, filter.layer, box),
  }
  const isThere = placed !== null && placed !== 'late' && graph.nodes.length > 0
  return {
    view: 'synthesis/map/page',
    fragment: 'synthesis/map/_drawing',
    title: 'Map',
    nav: 'synthesis',
    crumbs: [{ label: 'Synthesis', href: `/reviews/${slug}/synthesis` }],
    data: {
      layer: filter.layer,
      filter,
      count,
      leftOut,
      drawing: isThere ? drawMap(graph, placed, caption) : null,
      isLate: placed === 'late',
      rows: rowsOf(graph, configurations),
      crossings: crossingsOf(graph),
      ideas,
      levels: await listLevels(ctx.db, reviewId),
      terms: await listTerms(ctx.db, reviewId, 'configurations'),
      theoryStatements: (await listTheoryStatements(ctx.db, reviewId)).map(withSentence),
    },
  }
}

/** The drawing by itself, saying what it is of. */
async function drawingOf(ctx: MemberCtx, filter: MapChoice) {
  const { id: reviewId, shape, title } = ctx.review
  const { graph, configurations, leftOut } = await readGraph(ctx.db, reviewId, shape, filter)
  const placed: Placed | null = await placesOf(toPlace(graph))
  if (placed === null) throw conflict('This map is too large to be drawn. Choose a part of it.')
  const kind = filter.layer === 'account' ? 'account' : 'synthesised configuration'
  const what = `${counted(configurations.length, kind)}${leftOut > 0 ? `; ${counted(leftOut, 'other')} left out, which are less connected` : ''}`
  const lines = [title, what]
  return drawMap(graph, placed, { label: lines.join(', '), lines, href: null })
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/map',
    'review.read',
    {
      form: MapFilter,
      answer: MapPage,
      summary: 'Contexts, mechanisms and outcomes in columns, with what joins them',
    },
    (ctx, { form, req }) => mapPage(ctx, form, wants(req) !== 'page'),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/map.svg',
    'review.read',
    { form: MapFilter, summary: 'The map as SVG' },
    async (ctx, { form }) => {
      const body = await drawingOf(ctx, form)
      return { file: { body, type: 'image/svg+xml', name: `${ctx.review.slug}-map.svg`, inline: true } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/map.png',
    'review.read',
    { form: MapFilter, summary: 'The map as PNG' },
    async (ctx, { form }) => {
      const svg = await drawingOf(ctx, form)
      const body = await pictureOf(svg)
      return { file: { body, type: 'image/png', name: `${ctx.review.slug}-map.png` } }
    },
  ),
]
