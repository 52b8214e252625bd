// The trace of a principle: one page down to its sources, the same drawn, and as CSV.
import { toCsv } from '../../core/csv.ts'
import { conflict } from '../../core/errors.ts'
import { wants } from '../../core/http/answers.ts'
import type { Route } from '../../core/http/routes.ts'
import { pictureOf, placesOf, placesWithin } from '../../core/jobs/drawing.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listDead } from '../drafting/store.ts'
import { frameOf, pagePath } from '../frame.ts'
import { loadGround } from '../resting/store.ts'
import { getPrinciple } from '../store.ts'
import { DrawingPage, TracePage } from './answers.ts'
import { routes as back } from './back/routes.ts'
import { boxesOf } from './boxes.ts'
import { drawTrace } from './drawing.ts'
import { endsInWords, endsOf, gapOfOrigin } from './ends.ts'
import { type TraceChoice, TraceFilter } from './forms.ts'
import { detailOf, graphOf, MOST_BOXES, type TraceGraph } from './graph.ts'
import { cellsOf, HEAD, rowsOf } from './rows.ts'
import { loadOrigins } from './store.ts'
import { chosenIn, narrowed, tiedLines, tiedSentences } from './ties.ts'
import { traceOf } from './trace.ts'

/** A principle with the part of its chain that is asked for. */
async function readTrace(ctx: MemberCtx, id: number, filter: TraceChoice) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape, true)
  const whole = traceOf(principle, ground, await loadOrigins(ctx.db, ctx.review.id, ground, ctx.review.shape))
  const sentences = tiedSentences(
    principle.explanation,
    whole,
    await listDead(ctx.db, ctx.review.id, [principle.explanation]),
  )
  const lines = tiedLines(principle.lines, whole)
  const chosen = chosenIn(filter, sentences, lines)
  const trace = chosen === null ? whole : narrowed(whole, chosen.ties)
  return { principle, sentences, lines, trace, filter, chosen: chosen?.name ?? null }
}

const pathOf = (ctx: MemberCtx, id: number) => `${pagePath(ctx, id)}/trace`
const withGaps = <T extends Parameters<typeof gapOfOrigin>[0]>(origins: readonly T[]) =>
  origins.map(origin => ({ ...origin, gap: gapOfOrigin(origin) }))

async function tracePage(ctx: MemberCtx, id: number, filter: TraceChoice) {
  const { trace, ...read } = await readTrace(ctx, id, filter)
  return {
    view: 'principles/trace/trace',
    title: `Trace of principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      ...read,
      configurations: trace.configurations.map(one => ({ ...one, ends: endsInWords(endsOf(one)) })),
      own: trace.own,
      origins: withGaps(trace.origins),
    },
  }
}

/** What a page may take before the drawing is left to come later. */
const PATIENCE_MS = 150

function toPlace(graph: TraceGraph) {
  const boxes = boxesOf(graph).map(({ key, width, height, column }) => ({ id: key, width, height, column }))
  return { boxes, lines: graph.edges.map(({ key, from, to }) => ({ id: key, from, to })) }
}

async function drawingPage(ctx: MemberCtx, id: number, filter: TraceChoice, canWait: boolean) {
  const { principle, trace, chosen } = await readTrace(ctx, id, filter)
  const detail = detailOf(trace)
  const graph = graphOf(principle, trace, detail)
  const isTooMuch = graph.nodes.length > MOST_BOXES
  const placed = isTooMuch
    ? null
    : canWait
      ? await placesOf(toPlace(graph))
      : await placesWithin(toPlace(graph), PATIENCE_MS)
  const label = `Trace of principle ${id}; the table below says the same`
  const isThere = placed !== null && placed !== 'late'
  const frame = frameOf(ctx, id)
  return {
    view: 'principles/trace/drawing',
    fragment: 'principles/trace/_drawing',
    title: `Trace of principle ${id}, drawn`,
    nav: frame.nav,
    crumbs: [...frame.crumbs, { label: 'Trace', href: pathOf(ctx, id) }],
    data: {
      principle,
      filter,
      chosen,
      detail,
      drawing: isThere ? drawTrace(graph, placed, { label, lines: [], home: `/reviews/${ctx.review.slug}` }) : null,
      isLate: placed === 'late',
      rows: rowsOf(trace),
      origins: withGaps(trace.origins),
    },
  }
}

/** The drawing by itself, saying what it is of. */
async function drawingOf(ctx: MemberCtx, id: number, filter: TraceChoice): Promise<string> {
  const { principle, trace, chosen } = await readTrace(ctx, id, filter)
  const graph = graphOf(principle, trace, detailOf(trace))
  const placed = graph.nodes.length > MOST_BOXES ? null : await placesOf(toPlace(graph))
  if (placed === null)
    throw conflict('This trace is too large to be drawn. Choose a sentence, a line or a configuration.')
  const lines = [ctx.review.title, `Trace of principle ${id}${chosen === null ? '' : `, ${chosen}`}`]
  return drawTrace(graph, placed, { label: lines.join(', '), lines, home: null })
}

const ONE = '/reviews/:review/principles/:principle/trace'
const nameOf = (ctx: MemberCtx, id: number) => `${ctx.review.slug}-principle-${id}-trace`

const forward: readonly Route[] = [
  route(
    'GET',
    ONE,
    'review.read',
    {
      form: TraceFilter,
      answer: TracePage,
      steady: true,
      summary: 'From a principle, or one sentence or line of it, to configurations, words, pages, records and searches',
    },
    (ctx, { params, form }) => tracePage(ctx, params.principle, form),
  ),
  route(
    'GET',
    `${ONE}/drawing`,
    'review.read',
    { form: TraceFilter, answer: DrawingPage, summary: 'The trace as a drawing, and as rows' },
    (ctx, { params, form, req }) => drawingPage(ctx, params.principle, form, wants(req) !== 'page'),
  ),
  route(
    'GET',
    `${ONE}.svg`,
    'review.read',
    { form: TraceFilter, summary: 'The trace as SVG' },
    async (ctx, { params, form }) => {
      const body = await drawingOf(ctx, params.principle, form)
      return { file: { body, type: 'image/svg+xml', name: `${nameOf(ctx, params.principle)}.svg`, inline: true } }
    },
  ),
  route(
    'GET',
    `${ONE}.png`,
    'review.read',
    { form: TraceFilter, summary: 'The trace as PNG' },
    async (ctx, { params, form }) => {
      const body = await pictureOf(await drawingOf(ctx, params.principle, form))
      return { file: { body, type: 'image/png', name: `${nameOf(ctx, params.principle)}.png` } }
    },
  ),
  route(
    'GET',
    `${ONE}.csv`,
    'review.read',
    { form: TraceFilter, summary: 'The trace as CSV, a row for each end of the chain' },
    async (ctx, { params, form }) => {
      const { principle, trace, sentences, lines } = await readTrace(ctx, params.principle, form)
      const body = toCsv(HEAD, cellsOf(principle, trace, sentences, lines))
      return { file: { body, type: 'text/csv; charset=utf-8', name: `${nameOf(ctx, params.principle)}.csv` } }
    },
  ),
]

/** Downwards, and from words back up. */
export const routes: readonly Route[] = [...forward, ...back]
