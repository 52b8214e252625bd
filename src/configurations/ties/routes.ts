// Which outside theories inform a configuration.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { listSubstantiveTheories } from '../../theories/substantive/store.ts'
import { addressOf } from '../addresses.ts'
import { LayerAnswer, NameAnswer } from '../answers.ts'
import { LAYERS, type Layer, placeOf, titleOf } from '../domain.ts'
import { CommandForm, InformForm } from '../forms.ts'
import { getConfigurationRow, listSubstantiveOf } from '../store.ts'
import { informBy, uninform } from './actions.ts'

const InformPage = z.object({
  layer: LayerAnswer,
  id: z.number(),
  theories: z.array(NameAnswer),
  informing: z.array(NameAnswer.extend({ note: z.string() })),
})

const routesOf = (layer: Layer): readonly Route[] => [
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/theories`,
    'review.read',
    { answer: InformPage, summary: 'The outside theories that inform one' },
    async (ctx, { params }) => {
      await getConfigurationRow(ctx.db, ctx.review.id, layer, params.configuration)
      return {
        view: 'configurations/theories',
        title: `Theories that inform ${titleOf(layer, params.configuration)}`,
        nav: 'configurations',
        data: {
          layer,
          id: params.configuration,
          theories: await listSubstantiveTheories(ctx.db, ctx.review.id),
          informing: await listSubstantiveOf(ctx.db, ctx.review.id, layer, params.configuration),
        },
      }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/theories`,
    'configurations.write',
    { form: InformForm, example: { name: 'Normalisation process theory' }, summary: 'Tie an outside theory to one' },
    async (ctx, { params, form }) => {
      await informBy(ctx, layer, params.configuration, form)
      return { see: addressOf(ctx.review.slug, layer, params.configuration, '/theories'), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/theories/:theory/deletion`,
    'configurations.write',
    { form: CommandForm, example: {}, summary: 'Untie an outside theory' },
    async (ctx, { params }) => {
      await uninform(ctx, layer, params.configuration, params.theory)
      return { see: addressOf(ctx.review.slug, layer, params.configuration, '/theories'), done: 'Untied.' }
    },
  ),
]

export const routes: readonly Route[] = LAYERS.flatMap(routesOf)
