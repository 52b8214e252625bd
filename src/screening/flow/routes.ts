// The flow of records: a page with the counts as a table, and the same as a drawing.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { flowOf } from './domain.ts'
import { drawFlow } from './drawing.ts'
import { countTexts, listFlowGroups } from './store.ts'
import { textsOf, whyTheyDiffer } from './texts.ts'

const Named = z.array(z.object({ name: z.string(), count: z.number() })).readonly()
const Side = z.object({
  identified: z.number(),
  sources: Named,
  duplicates: z.number(),
  chosenBefore: z.number(),
  unscreened: z.number(),
  screened: z.number(),
  excluded: z.number(),
  open: z.number(),
  sought: z.number(),
  notRetrieved: z.number(),
  unassessed: z.number(),
  assessed: z.number(),
  openFullText: z.number(),
  excludedFullText: z.number(),
  reasons: Named,
  included: z.number(),
})
const Page = z.object({
  flow: z.object({
    databases: Side,
    others: Side,
    total: Side,
    checks: z.array(z.object({ sum: z.string(), holds: z.boolean() })).readonly(),
  }),
  texts: z.object({
    documents: z.number(),
    studies: z.number(),
    consultations: z.number(),
    ofIncluded: z.number(),
    notReadYet: z.number(),
    ofExcluded: z.number(),
    ofOthers: z.number(),
    withoutRecord: z.number(),
    includedWithout: z.number(),
  }),
  /** Why documents and included records differ in number; empty when they do not. */
  why: z.array(z.string()).readonly(),
})

async function read(ctx: MemberCtx) {
  const groups = await listFlowGroups(ctx.db, ctx.review.id)
  const texts = textsOf(groups, await countTexts(ctx.db, ctx.review.id))
  return { flow: flowOf(groups), texts, why: whyTheyDiffer(texts) }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/flow',
    'review.read',
    { answer: Page, summary: 'The counts of the PRISMA flow diagram' },
    async ctx => ({
      view: 'screening/flow/page',
      title: 'Flow of records',
      nav: 'screening',
      crumbs: [{ label: 'Screening', href: `/reviews/${ctx.review.slug}/screening` }],
      data: await read(ctx),
    }),
  ),
  route('GET', '/reviews/:review/flow.svg', 'review.read', { summary: 'The flow diagram as SVG' }, async ctx => {
    const { flow, texts } = await read(ctx)
    return { file: { body: drawFlow(flow, texts), type: 'image/svg+xml', name: 'flow.svg', inline: true } }
  }),
]
