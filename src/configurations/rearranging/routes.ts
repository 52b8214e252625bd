// Rearranging the elements of a configuration: one page for moving, splitting and merging one of them, and the way back.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { addressOf, longName } from '../addresses.ts'
import { ElementAnswer, EvidenceAnswer, LayerAnswer, NameAnswer } from '../answers.ts'
import { LAYERS, type Layer, placeOf, titleOf } from '../domain.ts'
import { getElement, listMarks } from '../elements/store.ts'
import { listEvidence } from '../evidence/store.ts'
import { CommandForm } from '../forms.ts'
import { getConfigurationRow, listConfigurationNames, listElements } from '../store.ts'
import { mergeElement, moveElement, reorderElement, splitElement } from './actions.ts'
import { MergerForm, PlaceForm, SplitForm, TransferForm } from './forms.ts'
import { undoRearrangement } from './keeping/actions.ts'

const RearrangingPage = z.object({
  layer: LayerAnswer,
  configurationId: z.number(),
  element: ElementAnswer,
  evidence: z.array(EvidenceAnswer),
  /** Elements of the same role, which it can be merged into. */
  alike: z.array(z.object({ id: z.number(), mark: z.string(), wording: z.string(), evidence: z.number() })),
  /** Where it can be moved to: of accounts those of the same document. */
  others: z.array(NameAnswer),
})

async function page(ctx: MemberCtx, layer: Layer, configurationId: number, id: number) {
  const { id: reviewId, slug } = ctx.review
  const configuration = await getConfigurationRow(ctx.db, reviewId, layer, configurationId)
  const element = await getElement(ctx.db, reviewId, layer, configurationId, id)
  const all = await listElements(ctx.db, reviewId, layer, [configurationId])
  const evidence = await listEvidence(ctx.db, reviewId, layer, [configurationId])
  const names = await listConfigurationNames(ctx.db, reviewId, layer)
  const isPlace = (row: (typeof names)[number]) =>
    row.id !== configurationId && row.status !== 'retired' && row.documentId === configuration.documentId
  const alike = all.filter(
    one => one.id !== id && one.role === element.role && one.mechanismAbsent === element.mechanismAbsent,
  )
  const name = titleOf(layer, configurationId)
  return {
    view: 'configurations/rearranging/page',
    title: `Rearrange ${element.mark} of ${name}`,
    nav: 'configurations',
    crumbs: [{ label: name, href: addressOf(slug, layer, configurationId) }],
    data: {
      layer,
      configurationId,
      element,
      evidence: evidence.filter(row => row.elementId === id),
      alike: alike.map(one => ({
        id: one.id,
        mark: one.mark,
        wording: one.wording,
        evidence: evidence.filter(row => row.elementId === one.id).length,
      })),
      others: names.filter(isPlace).map(row => ({ id: row.id, name: longName(layer, row) })),
    },
  }
}

function undoing(ctx: MemberCtx, rearrangement: number | null) {
  if (rearrangement === null) return {}
  return { undo: { action: `/reviews/${ctx.review.slug}/rearrangements/${rearrangement}/reversal`, label: 'Undo' } }
}

const placing = (layer: Layer): readonly Route[] => [
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/rearranging`,
    'configurations.write',
    { answer: RearrangingPage },
    (ctx, { params }) => page(ctx, layer, params.configuration, params.element),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/place`,
    'configurations.write',
    { form: PlaceForm, example: { to: 'up' }, summary: 'Move an element up or down' },
    async (ctx, { params, form }) => {
      const id = await reorderElement(ctx, layer, params.configuration, params.element, form.to, form.version)
      const see = addressOf(ctx.review.slug, layer, params.configuration, '#elements')
      return id === null ? { see } : { see, done: 'The order was changed.', ...undoing(ctx, id) }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/transfer`,
    'configurations.write',
    {
      form: TransferForm,
      answer: RearrangingPage,
      example: { configurationId: 2 },
      again: (ctx, { params }) => page(ctx, layer, params.configuration, params.element),
      summary: 'Move an element with its evidence to another configuration',
    },
    async (ctx, { params, form }) => {
      const { configurationId, version } = form
      const id = await moveElement(ctx, layer, params.configuration, params.element, configurationId, version)
      const see = addressOf(ctx.review.slug, layer, form.configurationId)
      return { see, done: 'The element stands here now.', ...undoing(ctx, id) }
    },
  ),
]

const joining = (layer: Layer): readonly Route[] => [
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/merger`,
    'configurations.write',
    {
      form: MergerForm,
      answer: RearrangingPage,
      example: { intoId: 2, words: 'other', version: 1 },
      again: (ctx, { params }) => page(ctx, layer, params.configuration, params.element),
      summary: 'Merge an element into another of its role, with all quotations and both wordings',
    },
    async (ctx, { params, form }) => {
      const { configuration, element } = params
      const all = await listMarks(ctx.db, ctx.review.id, layer, configuration)
      const wordsOf = (id: number) => all.find(one => one.id === id)?.wording ?? ''
      const wording = { other: wordsOf(form.intoId), this: wordsOf(element), own: form.ownWords }[form.words]
      const { intoId, version } = form
      const merged = await mergeElement(ctx, layer, configuration, element, { intoId, version, wording })
      const see = addressOf(ctx.review.slug, layer, configuration, `#${merged.mark}`)
      const data = { mark: merged.mark, rearrangement: merged.rearrangement }
      return { see, done: `The two are one: ${merged.mark}.`, data, ...undoing(ctx, merged.rearrangement) }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/elements/:element/split`,
    'configurations.write',
    {
      form: SplitForm,
      answer: RearrangingPage,
      example: { first: 'someone listens', second: 'someone has time', secondRole: 'context', version: 1 },
      again: (ctx, { params }) => page(ctx, layer, params.configuration, params.element),
      summary: 'Split an element into two, its quotations divided',
    },
    async (ctx, { params, form }) => {
      const split = await splitElement(ctx, layer, params.configuration, params.element, form)
      const see = addressOf(ctx.review.slug, layer, params.configuration, `#${split.mark}`)
      return { see, done: `${split.mark} was split off.`, data: split, ...undoing(ctx, split.rearrangement) }
    },
  ),
]

const undone: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/rearrangements/:rearrangement/reversal',
    'configurations.write',
    { form: CommandForm, example: {}, summary: 'Undo what was moved, split, merged or put in order' },
    async (ctx, { params }) => {
      const back = await undoRearrangement(ctx, params.rearrangement)
      return { see: addressOf(ctx.review.slug, back.layer, back.id, '#elements'), done: `Undone: ${back.title}.` }
    },
  ),
]

export const routes: readonly Route[] = [...LAYERS.flatMap(layer => [...placing(layer), ...joining(layer)]), ...undone]
