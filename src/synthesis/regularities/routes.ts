// Demi-regularities: what recurs, with its evidence; those that were saved, and what changed about them since.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import type { Layer } from '../../configurations/domain.ts'
import { readConfigurations } from '../../configurations/store.ts'
import { notFound } from '../../core/errors.ts'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { inSlices } from '../../core/slices.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { RestingAnswer, withEvidence } from '../map/resting/answer.ts'
import { listAllUses, listIdeaNames } from '../map/store.ts'
import { evidenceOf } from '../store.ts'
import { deleteRegularity, renameRegularity, rereadRegularity, saveRegularity } from './actions.ts'
import {
  askAgain,
  changesSince,
  type Found,
  groupAlike,
  hasChanged,
  hintsOf,
  KINDS,
  type Kind,
  type Query,
  regularitiesOf,
  snapshotOf,
} from './finding.ts'
import { FoundFilter, NamingForm, RegularityFilter, SavingForm } from './forms.ts'
import { getRegularity, listRegularities } from './store.ts'

const numbers = z.array(z.number()).readonly()
const QueryAnswer = z.union([z.object({ idea: z.number() }), z.object({ element: z.number() })])
const FoundAnswer = z.object({
  query: QueryAnswer,
  name: z.string(),
  configurations: numbers,
  others: z
    .array(z.object({ key: z.string(), name: z.string(), sign: z.string(), configurations: numbers }))
    .readonly(),
  isDivided: z.boolean(),
})
const Saved = z.object({
  id: z.number(),
  kind: z.enum(KINDS),
  layer: LayerAnswer,
  query: QueryAnswer,
  name: z.string(),
  memo: z.string(),
  foundAt: z.string(),
  version: z.number(),
})
const List = z.object({
  layer: LayerAnswer,
  kind: z.enum(KINDS),
  saved: z.array(Saved.extend({ savedBy: z.string().nullable(), isChanged: z.boolean(), isGone: z.boolean() })),
  found: z.array(FoundAnswer),
  hints: z.array(FoundAnswer),
  foundCount: z.number(),
  hintCount: z.number(),
})
const names = z.array(z.string()).readonly()
const OnePage = z.object({
  layer: LayerAnswer,
  kind: z.enum(KINDS),
  query: QueryAnswer,
  /** Null before it is saved. */
  saved: Saved.nullable(),
  /** Null when what it was found by is gone. */
  found: FoundAnswer.nullable(),
  changes: z
    .object({ configurationsAdded: numbers, configurationsGone: numbers, othersAdded: names, othersGone: names })
    .nullable(),
  configurations: z.array(RestingAnswer),
})

const MOST_LISTED = 60
const MOST_OPENED = 60

/** `kinds` are those that will be asked about: what is worded alike is worked out for them beforehand. */
async function readUses(ctx: MemberCtx, layer: Layer, kinds: readonly Kind[]) {
  const uses = await listAllUses(ctx.db, ctx.review.id, layer)
  for (const kind of new Set(kinds)) await inSlices(groupAlike(kind, uses))
  const ideas = new Map((await listIdeaNames(ctx.db, ctx.review.id)).map(idea => [idea.id, idea.name]))
  return { uses, ideas }
}

const kindsOf = (saved: readonly { readonly kind: Kind }[] = []) => saved.map(one => one.kind)

const place = (ctx: MemberCtx, rest = '') => `/reviews/${ctx.review.slug}/synthesis/regularities${rest}`

async function list(ctx: MemberCtx, { layer, kind }: z.output<typeof RegularityFilter>) {
  const all = await listRegularities(ctx.db, ctx.review.id)
  const [own, others] = [true, false].map(same => all.filter(one => (one.layer === layer) === same))
  const here = await readUses(ctx, layer, [kind, ...kindsOf(own)])
  const elsewhere = await readUses(ctx, layer === 'account' ? 'synthesised' : 'account', kindsOf(others))
  const saved = all.map(one => {
    const { uses, ideas } = one.layer === layer ? here : elsewhere
    const now = askAgain(one.kind, one.query, uses, ideas)
    return {
      ...one,
      isGone: now === null,
      isChanged: now !== null && hasChanged(changesSince(one.found, snapshotOf(now))),
    }
  })
  const found = regularitiesOf(kind, here.uses, here.ideas)
  const hints = hintsOf(kind, here.uses, here.ideas)
  return {
    view: 'synthesis/regularities/list',
    title: 'Demi-regularities',
    nav: 'synthesis',
    crumbs: [{ label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` }],
    data: {
      layer,
      kind,
      saved,
      found: found.slice(0, MOST_LISTED),
      hints: hints.slice(0, MOST_LISTED),
      foundCount: found.length,
      hintCount: hints.length,
    },
  }
}

type Asked = { readonly layer: Layer; readonly kind: Kind; readonly query: Query }

async function opened(ctx: MemberCtx, asked: Asked, saved: Awaited<ReturnType<typeof getRegularity>> | null) {
  const { layer, kind, query } = asked
  const { uses, ideas } = await readUses(ctx, layer, 'element' in query ? [kind] : [])
  const found: Found | null = askAgain(kind, query, uses, ideas)
  if (found === null && saved === null) throw notFound('What this is found by')
  const ids = (found?.configurations ?? []).slice(0, MOST_OPENED)
  const readings = await readConfigurations(ctx.db, ctx.review.id, layer, ids, ctx.review.shape)
  return {
    view: 'synthesis/regularities/page',
    title: saved?.name ?? found?.name ?? 'Demi-regularity',
    nav: 'synthesis',
    crumbs: [
      { label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` },
      { label: 'Demi-regularities', href: `${place(ctx)}?layer=${layer}&kind=${kind}` },
    ],
    data: {
      layer,
      kind,
      query,
      saved,
      found,
      changes: saved === null || found === null ? null : changesSince(saved.found, snapshotOf(found)),
      configurations: withEvidence(readings, await evidenceOf(ctx.db, ctx.review.id, layer, ids)),
    },
  }
}

/** One of the two has to be named. */
function askedBy({ layer, kind, idea, element }: z.output<typeof FoundFilter>): Asked {
  if (idea !== null) return { layer, kind, query: { idea } }
  if (element === null) throw notFound('What this is found by')
  return { layer, kind, query: { element } }
}

async function savedPage(ctx: MemberCtx, id: number) {
  const saved = await getRegularity(ctx.db, ctx.review.id, id)
  return opened(ctx, saved, saved)
}

const reading: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/regularities',
    'review.read',
    { form: RegularityFilter, answer: List, steady: true, summary: 'What recurs across configurations' },
    (ctx, { form }) => list(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/regularities/found',
    'review.read',
    { form: FoundFilter, answer: OnePage, summary: 'One regularity with its evidence, before it is saved' },
    (ctx, { form }) => opened(ctx, askedBy(form), null),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/regularities/:regularity',
    'review.read',
    { answer: OnePage, summary: 'A saved demi-regularity, with what changed since' },
    (ctx, { params }) => savedPage(ctx, params.regularity),
  ),
]

const writing: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/synthesis/regularities',
    'synthesis.write',
    {
      form: SavingForm,
      answer: OnePage,
      example: { layer: 'synthesised', kind: 'mechanism', idea: '1', name: 'Being heard works in many settings' },
      again: (ctx, { form }) => {
        const asked = FoundFilter.safeParse(form)
        if (!asked.success) throw notFound('What this is found by')
        return opened(ctx, askedBy(asked.data), null)
      },
    },
    async (ctx, { form }) => {
      const id = await saveRegularity(ctx, askedBy(form), form)
      return { see: place(ctx, `/${id}`), done: 'Saved.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/regularities/:regularity',
    'synthesis.write',
    {
      form: NamingForm,
      answer: OnePage,
      example: { name: 'Being heard', memo: 'It recurs in every setting.', version: 1 },
      again: (ctx, { params }) => savedPage(ctx, params.regularity),
    },
    async (ctx, { params, form }) => {
      await renameRegularity(ctx, params.regularity, form.version, form)
      return { see: place(ctx, `/${params.regularity}`), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/regularities/:regularity/reading',
    'synthesis.write',
    { form: z.object({}), example: {} },
    async (ctx, { params }) => {
      await rereadRegularity(ctx, params.regularity)
      return { see: place(ctx, `/${params.regularity}`), done: 'Noted. Changes are told from here on.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/regularities/:regularity/deletion',
    'synthesis.write',
    { form: z.object({ version: decidedOn() }), example: {} },
    async (ctx, { params, form }) => {
      const bin = await deleteRegularity(ctx, params.regularity, form.version)
      const undo = { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' }
      return { see: place(ctx), done: 'The demi-regularity was deleted.', undo }
    },
  ),
]

export const routes: readonly Route[] = [...reading, ...writing]
