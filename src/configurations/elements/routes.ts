// Elements of a configuration: the form of one, and deleting it.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { addressOf } from '../addresses.ts'
import { ElementAnswer, LayerAnswer, LevelAnswer } from '../answers.ts'
import { LAYERS, type Layer, placeOf, ROLES, titleOf } from '../domain.ts'
import { ActForm } from '../forms.ts'
import { getConfigurationRow } from '../store.ts'
import { addElement, changeElement, deleteElement } from './actions.ts'
import { ElementChangeForm, ElementForm } from './forms.ts'
import { getElement } from './store.ts'

const ElementFormPage = z.object({
  layer: LayerAnswer,
  configurationId: z.number(),
  element: ElementAnswer.partial(),
  levels: z.array(LevelAnswer),
})

/** `?role=outcome`, `?inferred=1`: how a new one begins. */
type Query = { readonly role?: unknown; readonly inferred?: unknown }

async function page(ctx: MemberCtx, layer: Layer, configurationId: number, id: number | null, query: Query = {}) {
  await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
  const asked = ROLES.find(one => one === query.role) ?? (query.inferred === '1' ? 'mechanism' : 'context')
  const isInferred = query.inferred === '1'
  const element =
    id === null ? { role: asked, isInferred } : await getElement(ctx.db, ctx.review.id, layer, configurationId, id)
  const name = titleOf(layer, configurationId)
  return {
    view: 'configurations/elements/form',
    title: 'mark' in element ? `${element.mark} of ${name}` : `New element of ${name}`,
    nav: 'configurations',
    crumbs: [{ label: name, href: addressOf(ctx.review.slug, layer, configurationId) }],
    data: {
      layer,
      configurationId,
      element: { ...element, levelIds: 'levelIds' in element ? [...element.levelIds] : [] },
      levels: await listLevels(ctx.db, ctx.review.id),
    },
  }
}

const example = { role: 'mechanism', wording: 'feeling heard by someone with time', idea: 'feeling heard' }

const writing = (layer: Layer): readonly Route[] => [
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/new`,
    'configurations.write',
    { answer: ElementFormPage },
    (ctx, { params, req }) => page(ctx, layer, params.configuration, null, req.query),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements`,
    'configurations.write',
    {
      form: ElementForm,
      answer: ElementFormPage,
      example,
      again: (ctx, { params }) => page(ctx, layer, params.configuration, null),
      summary: 'Add an element',
    },
    async (ctx, { params, form }) => {
      const added = await addElement(ctx, layer, params.configuration, form)
      const see = addressOf(ctx.review.slug, layer, params.configuration, `#${added.mark}`)
      return { see, done: `${added.mark} was added.`, data: added }
    },
  ),
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/edit`,
    'configurations.write',
    { answer: ElementFormPage },
    (ctx, { params }) => page(ctx, layer, params.configuration, params.element),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element`,
    'configurations.write',
    {
      form: ElementChangeForm,
      answer: ElementFormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => page(ctx, layer, params.configuration, params.element),
      summary: 'Change an element',
    },
    async (ctx, { params, form }) => {
      const { version, ...input } = form
      await changeElement(ctx, layer, params.configuration, params.element, version, input)
      return { see: addressOf(ctx.review.slug, layer, params.configuration), done: 'Saved.' }
    },
  ),
]

const deleting = (layer: Layer): readonly Route[] => [
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/deletion`,
    'configurations.write',
    { form: ActForm, example: {}, summary: 'Delete an element with its evidence' },
    async (ctx, { params, form }) => {
      const bin = await deleteElement(ctx, layer, params.configuration, params.element, form.version)
      return {
        see: addressOf(ctx.review.slug, layer, params.configuration),
        done: 'The element was deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

export const routes: readonly Route[] = LAYERS.flatMap(layer => [...writing(layer), ...deleting(layer)])
