// Links of a configuration: the form that draws one, and taking one away.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { addressOf, longName, readName } from '../addresses.ts'
import { LayerAnswer, NameAnswer } from '../answers.ts'
import { LAYERS, type Layer, LINK_KINDS, placeOf, titleOf } from '../domain.ts'
import { listMarks } from '../elements/store.ts'
import { CommandForm } from '../forms.ts'
import { getConfigurationRow, listConfigurationNames } from '../store.ts'
import { addLink, deleteLink } from './actions.ts'
import { keyOf, rippleChains } from './domain.ts'
import { LinkForm } from './forms.ts'
import { listRipples } from './store.ts'

const LinkPage = z.object({
  layer: LayerAnswer,
  id: z.number(),
  elements: z.array(z.object({ mark: z.string(), wording: z.string() })),
  others: z.array(NameAnswer.extend({ layer: LayerAnswer })),
})

async function page(ctx: MemberCtx, layer: Layer, id: number) {
  await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
  const others = []
  for (const one of ['synthesised', 'account'] as const)
    for (const row of await listConfigurationNames(ctx.db, ctx.review.id, one))
      if (one !== layer || row.id !== id) others.push({ layer: one, id: row.id, name: longName(one, row) })
  const name = titleOf(layer, id)
  return {
    view: 'configurations/links/form',
    title: `New link of ${name}`,
    nav: 'configurations',
    crumbs: [{ label: name, href: addressOf(ctx.review.slug, layer, id) }],
    data: { layer, id, elements: await listMarks(ctx.db, ctx.review.id, layer, id), others },
  }
}

const Ripples = z.object({
  count: z.number(),
  steps: z.array(
    z.object({
      layer: LayerAnswer,
      id: z.number(),
      name: z.string(),
      depth: z.number(),
      fromMark: z.string().nullable(),
      toMark: z.string().nullable(),
      note: z.string(),
      again: z.enum(['round', 'above']).nullable(),
    }),
  ),
})

/** All chains of the review. A chain says where it comes round and is not walked again. */
async function ripplePage(ctx: MemberCtx) {
  const ripples = await listRipples(ctx.db, ctx.review.id)
  const names = new Map<string, string>()
  for (const one of ripples) {
    const named = (layer: Layer, id: number, title: string, wording: string) =>
      names.set(keyOf({ layer, id }), longName(layer, { id, label: null, title, wording }))
    named(one.fromLayer, one.fromId, one.fromTitle, one.fromWording)
    named(one.toLayer, one.toId, one.toTitle, one.toWording)
  }
  const steps = rippleChains(ripples).map(({ end, link, depth, again }) => ({
    ...end,
    name: names.get(keyOf(end)) ?? '',
    depth,
    fromMark: link?.fromMark ?? null,
    toMark: link?.toMark ?? null,
    note: link?.note ?? '',
    again,
  }))
  return {
    view: 'configurations/links/ripples',
    title: 'Ripples',
    nav: 'configurations',
    data: { count: ripples.length, steps },
  }
}

const routesOf = (layer: Layer): readonly Route[] => [
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/links/new`,
    'configurations.write',
    { answer: LinkPage },
    (ctx, { params }) => page(ctx, layer, params.configuration),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/links`,
    'configurations.write',
    {
      form: LinkForm,
      answer: LinkPage,
      example: { kind: LINK_KINDS[0], to: '2' },
      again: (ctx, { params }) => page(ctx, layer, params.configuration),
      summary: 'Link one to another: ripple, alternative or contradiction',
    },
    async (ctx, { params, form }) => {
      const to = readName(form.to, layer)
      if (to === null) return { invalid: { to: ['Enter a number, for example CMOC 3 or account 12.'] } }
      const id = await addLink(ctx, layer, params.configuration, { ...form, to })
      const see = addressOf(ctx.review.slug, layer, params.configuration, '#links')
      return { see, done: 'Linked.', data: { id } }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/links/:link/deletion`,
    'configurations.write',
    { form: CommandForm, example: {}, summary: 'Take a link away' },
    async (ctx, { params }) => {
      const bin = await deleteLink(ctx, layer, params.configuration, params.link)
      return {
        see: addressOf(ctx.review.slug, layer, params.configuration, '#links'),
        done: 'The link was taken away.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

export const routes: readonly Route[] = [
  ...LAYERS.flatMap(routesOf),
  route(
    'GET',
    '/reviews/:review/ripples',
    'review.read',
    { answer: Ripples, summary: 'Chains of configurations: outcomes that become contexts' },
    ctx => ripplePage(ctx),
  ),
]
