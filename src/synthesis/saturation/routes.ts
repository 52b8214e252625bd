// Saturation: what each document said for the first time, as a plot with its table; as SVG and PNG.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { pictureOf } from '../../core/jobs/drawing.ts'
import { counted } from '../../core/text.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { GROUND_WORDS, standingStop } from '../../sources/searches/stopping/domain.ts'
import { listStops } from '../../sources/searches/stopping/store.ts'
import { GROUPS, quietAtEnd, saturationOf } from './counting.ts'
import { ORDERS, SaturationFilter } from './forms.ts'
import { drawSaturation } from './plot.ts'
import { listCoded, listSayings } from './store.ts'

const Counts = z.object({
  context: z.number(),
  mechanism: z.number(),
  outcome: z.number(),
  strategy: z.number(),
  actor: z.number(),
  all: z.number(),
})
const SaturationPage = z.object({
  by: z.enum(ORDERS),
  groups: z.array(z.enum(GROUPS)),
  steps: z.array(
    z.object({
      documentId: z.number(),
      label: z.string(),
      year: z.number().nullable(),
      codedAt: z.string(),
      accounts: z.number(),
      loose: z.number(),
      fresh: Counts,
      sum: Counts,
    }),
  ),
  drawing: z.string(),
  /** How many of the last documents brought nothing new. */
  quiet: z.number().nullable(),
  loose: z.number(),
  stop: z.object({ memoId: z.number(), grounds: z.string(), writtenAt: z.string() }).nullable(),
})

type By = (typeof ORDERS)[number]

async function readSteps(ctx: MemberCtx, by: By) {
  const documents = await listCoded(ctx.db, ctx.review.id, by)
  const sayings = await listSayings(ctx.db, ctx.review.id)
  const steps = saturationOf(
    documents.map(document => document.id),
    sayings,
  )
  return documents.map(({ id: _, ...document }, at) => ({ ...document, ...(steps[at] as (typeof steps)[number]) }))
}

const inOrder = (by: By) => (by === 'coding' ? 'in the order of coding' : 'by year of publication')

async function saturation(ctx: MemberCtx, by: By) {
  const steps = await readSteps(ctx, by)
  const last = steps.at(-1)
  const stop = standingStop(await listStops(ctx.db, ctx.review.id))
  return {
    view: 'synthesis/saturation/page',
    title: 'Saturation',
    nav: 'synthesis',
    crumbs: [{ label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` }],
    data: {
      by,
      groups: GROUPS.filter(group => (last?.sum[group] ?? 0) > 0),
      steps,
      drawing: drawSaturation(steps, `New ideas in each document, ${inOrder(by)}; the table below has every number`),
      quiet: quietAtEnd(steps),
      loose: steps.reduce((sum, step) => sum + step.loose, 0),
      stop:
        stop === undefined
          ? null
          : {
              memoId: stop.memoId,
              grounds: stop.grounds === '' ? '' : GROUND_WORDS[stop.grounds],
              writtenAt: stop.writtenAt,
            },
    },
  }
}

/** The plot by itself, saying what it is of. */
async function drawingOf(ctx: MemberCtx, by: By): Promise<string> {
  const steps = await readSteps(ctx, by)
  const lines = [ctx.review.title, `New ideas in ${counted(steps.length, 'document')}, ${inOrder(by)}`]
  return drawSaturation(steps, lines.join(', '), lines)
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/saturation',
    'review.read',
    {
      form: SaturationFilter,
      answer: SaturationPage,
      steady: true,
      summary: 'How many ideas each document said for the first time',
    },
    (ctx, { form }) => saturation(ctx, form.by),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/saturation.svg',
    'review.read',
    { form: SaturationFilter, summary: 'The plot of saturation as SVG' },
    async (ctx, { form }) => {
      const body = await drawingOf(ctx, form.by)
      return { file: { body, type: 'image/svg+xml', name: `${ctx.review.slug}-saturation.svg`, inline: true } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/saturation.png',
    'review.read',
    { form: SaturationFilter, summary: 'The plot of saturation as PNG' },
    async (ctx, { form }) => {
      const body = await pictureOf(await drawingOf(ctx, form.by))
      return { file: { body, type: 'image/png', name: `${ctx.review.slug}-saturation.png` } }
    },
  ),
]
