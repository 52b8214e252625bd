// A theory drawn from the configurations that bear on it: the page, the same in words, and the drawing as SVG and PNG.
import { z } from 'zod'
import { LayerAnswer } from '../../../configurations/answers.ts'
import { conflict } from '../../../core/errors.ts'
import { wants } from '../../../core/http/answers.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type Placed, pictureOf, placesOf, placesWithin } from '../../../core/jobs/drawing.ts'
import { counted } from '../../../core/text.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import { getTheory, listVersionStatements } from '../../../theories/store.ts'
import { addressOfPart } from '../../map/addresses.ts'
import { inWords } from '../../map/answers.ts'
import { toPlace } from '../../map/boxes.ts'
import { drawMap } from '../../map/drawing.ts'
import { crossingsOf, rowsOf } from '../../map/reading.ts'
import { BEARING_STANCES } from '../bearings/domain.ts'
import { DrawingFilter } from './forms.ts'
import { readTheoryGraph } from './store.ts'

const DrawingPage = z.object({
  theory: z.object({ id: z.number(), title: z.string(), status: z.string(), version: z.number() }),
  statements: z.array(z.object({ id: z.number(), number: z.string(), sentence: z.string() })),
  filter: DrawingFilter,
  layer: LayerAnswer,
  leftOut: z.number(),
  /** Null while it is being made, or when it took too long. */
  drawing: z.string().nullable(),
  isLate: z.boolean(),
  ...inWords,
  /** On which statements each configuration bears; null where nobody has said how it stands to one. */
  bearing: z.array(
    z.object({
      id: z.number(),
      bearsOn: z.array(z.object({ number: z.string(), stance: z.enum(BEARING_STANCES).nullable() })),
    }),
  ),
})

type Filter = z.output<typeof DrawingFilter>

/** What a page may take before the drawing is left to come later. */
const PATIENCE_MS = 150

async function readDrawing(ctx: MemberCtx, id: number, filter: Filter) {
  const { id: reviewId, shape } = ctx.review
  const theory = await getTheory(ctx.db, reviewId, id)
  const all = await listVersionStatements(ctx.db, reviewId, id)
  const statements = all.filter(one => one.version === theory.version)
  const ids = statements.map(one => one.id)
  const asked = filter.statement === null ? ids : ids.filter(one => one === filter.statement)
  return { theory, statements, ...(await readTheoryGraph(ctx.db, reviewId, shape, asked)) }
}

async function drawingPage(ctx: MemberCtx, id: number, filter: Filter, canWait: boolean) {
  const { slug } = ctx.review
  const { theory, statements, layer, graph, leftOut, configurations } = await readDrawing(ctx, id, filter)
  const isEmpty = graph.nodes.length === 0
  const placed = isEmpty ? null : await placedNow(graph, canWait)
  const caption = {
    label: `Drawing of ${theory.title}, made from ${counted(configurations.length, 'configuration')}; the table below says the same`,
    lines: [],
    href: (box: Parameters<typeof addressOfPart>[2]) => addressOfPart(slug, layer, box),
  }
  const numbers = new Map(statements.map(one => [one.id, one.number]))
  return {
    view: 'synthesis/theories/drawing',
    fragment: 'synthesis/map/_drawing',
    title: `Drawing: ${theory.title}`,
    nav: 'theory',
    crumbs: [
      { label: 'Theory', href: `/reviews/${slug}/theories` },
      { label: theory.title, href: `/reviews/${slug}/theories/${id}` },
    ],
    data: {
      theory,
      statements: statements.map(one => ({ id: one.id, number: one.number, sentence: sentenceOf(one) })),
      filter,
      layer,
      leftOut,
      drawing: placed === null || placed === 'late' ? null : drawMap(graph, placed, caption),
      isLate: placed === 'late',
      rows: rowsOf(graph, configurations),
      crossings: crossingsOf(graph),
      bearing: configurations.map(one => ({
        id: one.id,
        bearsOn: one.bearsOn.map(({ statementId, stance }) => ({ number: numbers.get(statementId) ?? '', stance })),
      })),
    },
  }
}

function placedNow(graph: Parameters<typeof toPlace>[0], canWait: boolean): Promise<Placed | null | 'late'> {
  return canWait ? placesOf(toPlace(graph)) : placesWithin(toPlace(graph), PATIENCE_MS)
}

/** The drawing by itself, saying what it is of. */
async function drawingOf(ctx: MemberCtx, id: number, filter: Filter): Promise<string> {
  const { theory, statements, graph, leftOut, configurations } = await readDrawing(ctx, id, filter)
  const placed = await placesOf(toPlace(graph))
  if (placed === null) throw conflict('This drawing is too large. Choose one statement of the theory.')
  const statement = statements.find(one => one.id === filter.statement)
  const left = leftOut > 0 ? `; ${counted(leftOut, 'other')} left out, which are less connected` : ''
  const lines = [
    `${theory.title}: ${theory.status} programme theory, version ${theory.version}`,
    ...(statement === undefined ? [] : [`Statement ${statement.number}`]),
    `Made from ${counted(configurations.length, 'configuration')}${left}`,
  ]
  return drawMap(graph, placed, { label: lines.join(', '), lines, href: null })
}

const nameOf = (ctx: MemberCtx, id: number) => `${ctx.review.slug}-theory-${id}`

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/theories/:theory/drawing',
    'review.read',
    { form: DrawingFilter, answer: DrawingPage, summary: 'A theory drawn from the configurations that bear on it' },
    (ctx, { params, form, req }) => drawingPage(ctx, params.theory, form, wants(req) !== 'page'),
  ),
  route(
    'GET',
    '/reviews/:review/theories/:theory/drawing.svg',
    'review.read',
    { form: DrawingFilter, summary: 'The drawing of a theory as SVG' },
    async (ctx, { params, form }) => {
      const body = await drawingOf(ctx, params.theory, form)
      return { file: { body, type: 'image/svg+xml', name: `${nameOf(ctx, params.theory)}.svg`, inline: true } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/theories/:theory/drawing.png',
    'review.read',
    { form: DrawingFilter, summary: 'The drawing of a theory as PNG' },
    async (ctx, { params, form }) => {
      const body = await pictureOf(await drawingOf(ctx, params.theory, form))
      return { file: { body, type: 'image/png', name: `${nameOf(ctx, params.theory)}.png` } }
    },
  ),
]
