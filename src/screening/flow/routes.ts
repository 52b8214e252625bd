// The flow of records: a page with the counts as a table, the same as a drawing, and as a file that other tools draw from.
import { z } from 'zod'
import { optional, whole } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { SEARCH_KINDS } from '../../sources/searches/domain.ts'
import { diagramOf } from './boxes.ts'
import { drawFlow } from './drawing.ts'
import { notInLayout, prismaCsv } from './prisma-csv.ts'
import { BOXES } from './stages.ts'
import { readFlow } from './store.ts'
import { sentenceOf } from './sums.ts'
import { whyTheyDiffer } from './texts.ts'

const count = z.number()
const Named = z
  .array(z.object({ name: z.string(), count, typed: count, kind: z.enum(SEARCH_KINDS).nullable() }))
  .readonly()
const boxes = Object.fromEntries(BOXES.map(box => [box, count])) as Record<(typeof BOXES)[number], typeof count>
const Side = z.object({
  ...boxes,
  sources: Named,
  reasons: Named,
  /** How much of a box was typed in. */
  typed: z.partialRecord(z.enum(BOXES), count),
})
const Iterations = z
  .array(
    z.object({
      iteration: z.number().nullable(),
      identified: count,
      duplicates: count,
      excluded: count,
      included: count,
    }),
  )
  .readonly()
const Page = z.object({
  /** The diagram as SVG, in which the page's colours take over. */
  drawing: z.string(),
  /** Null for all of them. */
  iteration: z.number().nullable(),
  flow: z.object({
    databases: Side,
    others: Side,
    total: Side,
    before: z.object({ studies: count, reports: count }),
    checks: z.array(z.object({ sum: z.string(), holds: z.boolean(), gap: count })).readonly(),
  }),
  iterations: Iterations,
  texts: z.object({
    documents: count,
    studies: count,
    consultations: count,
    ofIncluded: count,
    notReadYet: count,
    notRetrieved: count,
    stillOpen: count,
    ofExcluded: count,
    ofOthers: count,
    withoutRecord: count,
    includedWithout: count,
    studiesIncluded: count,
    reportsIncluded: count,
  }),
  carried: z.object({ titleAbstract: count, fullText: count }),
  /** Why documents and included records differ in number; empty when they do not. */
  why: z.array(z.string()).readonly(),
  /** The sums that fail, each with by how much. */
  broken: z.array(z.string()).readonly(),
  /** What the file for the PRISMA2020 application has no place for. */
  notInLayout: z.array(z.string()).readonly(),
})

const IterationQuery = z.object({ iteration: optional(whole(1, 999)) })

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/flow',
    'review.read',
    { form: IterationQuery, answer: Page, steady: true, summary: 'The counts of the PRISMA flow diagram' },
    async (ctx, { form }) => {
      const found = await readFlow(ctx.db, ctx.review.id, form.iteration)
      return {
        view: 'screening/flow/page',
        title: 'Flow of records',
        nav: 'screening',
        crumbs: [{ label: 'Screening', href: `/reviews/${ctx.review.slug}/screening` }],
        data: {
          ...found,
          drawing: drawFlow(diagramOf(found)),
          why: whyTheyDiffer(found.texts),
          broken: found.flow.checks.filter(check => !check.holds).map(sentenceOf),
          notInLayout: notInLayout(found.flow),
        },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/flow.svg',
    'review.read',
    { form: IterationQuery, summary: 'The flow diagram as SVG' },
    async (ctx, { form }) => {
      const { iteration } = form
      const name = iteration === null ? 'flow.svg' : `flow-iteration-${iteration}.svg`
      return {
        file: {
          body: drawFlow(diagramOf(await readFlow(ctx.db, ctx.review.id, iteration))),
          type: 'image/svg+xml',
          name,
          inline: true,
        },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/flow.csv',
    'review.read',
    { summary: 'The counts in the layout of the PRISMA2020 application' },
    async ctx => ({
      file: {
        body: prismaCsv(await readFlow(ctx.db, ctx.review.id)),
        type: 'text/csv; charset=utf-8',
        name: `${ctx.review.slug}-prisma.csv`,
      },
    }),
  ),
]
