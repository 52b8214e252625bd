// Evidence of a configuration: the form of one piece, its quotation, and the list of what is cited and not yet quoted.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { listLabels } from '../../documents/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { addressOf } from '../addresses.ts'
import { DocumentChoice, EvidenceAnswer, LayerAnswer } from '../answers.ts'
import { LAYERS, type Layer, placeOf, titleOf } from '../domain.ts'
import { listMarks } from '../elements/store.ts'
import { ActForm } from '../forms.ts'
import { getConfigurationRow } from '../store.ts'
import { addEvidence, changeEvidence, deleteEvidence, quoteEvidence } from './actions.ts'
import { EvidenceChangeForm, EvidenceForm, QuotationForm, UnquotedQuery } from './forms.ts'
import { getEvidence, listUnquoted } from './store.ts'

const PAGE = 100

const EvidenceFormPage = z.object({
  layer: LayerAnswer,
  configurationId: z.number(),
  documentId: z.number().nullable(),
  evidence: EvidenceAnswer.extend({ version: z.number() }).partial(),
  elements: z.array(z.object({ id: z.number(), mark: z.string(), wording: z.string() })),
  documents: z.array(DocumentChoice),
})
const Unquoted = z.object({
  rows: z.array(EvidenceAnswer.extend({ layer: z.string(), title: z.string(), textNumber: z.number().nullable() })),
  next: z.number().nullable(),
})

async function page(ctx: MemberCtx, layer: Layer, configurationId: number, id: number | null, elementId?: unknown) {
  const configuration = await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
  const elements = await listMarks(ctx.db, ctx.review.id, layer, configurationId)
  const asked = elements.find(element => String(element.id) === elementId)?.id ?? null
  const evidence =
    id === null ? { elementId: asked } : await getEvidence(ctx.db, ctx.review.id, layer, configurationId, id)
  const name = titleOf(layer, configurationId)
  return {
    view: 'configurations/evidence/form',
    title: id === null ? `New evidence for ${name}` : `Evidence ${id} of ${name}`,
    nav: 'configurations',
    crumbs: [{ label: name, href: addressOf(ctx.review.slug, layer, configurationId) }],
    data: {
      layer,
      configurationId,
      documentId: configuration.documentId,
      evidence,
      elements,
      documents: id === null ? await listLabels(ctx.db, ctx.review.id) : [],
    },
  }
}

const passageOf = (form: { readonly paragraph: number | null; readonly quote: string }) =>
  form.paragraph === null || form.quote.trim() === '' ? null : { paragraph: form.paragraph, quote: form.quote }

const example = { documentId: 1, locator: 'p. 236', stance: 'supports' }

const writing = (layer: Layer): readonly Route[] => [
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/evidence/new`,
    'configurations.write',
    { answer: EvidenceFormPage },
    (ctx, { params, req }) => page(ctx, layer, params.configuration, null, req.query.element),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/evidence`,
    'configurations.write',
    {
      form: EvidenceForm,
      answer: EvidenceFormPage,
      example,
      again: (ctx, { params }) => page(ctx, layer, params.configuration, null),
      summary: 'Add what a document says, with or without its words',
    },
    async (ctx, { params, form }) => {
      const { paragraph, quote, ...said } = form
      if (quote.trim() !== '' && paragraph === null)
        return { invalid: { paragraph: ['Enter the number of the paragraph the words stand in.'] } }
      const passage = passageOf({ paragraph, quote })
      const id = await addEvidence(ctx, layer, params.configuration, { ...said, passage })
      return { see: addressOf(ctx.review.slug, layer, params.configuration), done: 'Added.', data: { id } }
    },
  ),
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/evidence/:evidence/edit`,
    'configurations.write',
    { answer: EvidenceFormPage },
    (ctx, { params }) => page(ctx, layer, params.configuration, params.evidence),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/evidence/:evidence`,
    'configurations.write',
    {
      form: EvidenceChangeForm,
      answer: EvidenceFormPage,
      example: { stance: 'refines', note: 'Only where there is time.', version: 1 },
      again: (ctx, { params }) => page(ctx, layer, params.configuration, params.evidence),
      summary: 'Judge evidence anew',
    },
    async (ctx, { params, form }) => {
      const { version, ...said } = form
      await changeEvidence(ctx, layer, params.configuration, params.evidence, version, said)
      return { see: addressOf(ctx.review.slug, layer, params.configuration), done: 'Saved.' }
    },
  ),
]

const quoting = (layer: Layer): readonly Route[] => [
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/evidence/:evidence/quotation`,
    'configurations.write',
    {
      form: QuotationForm,
      answer: EvidenceFormPage,
      example: { excerptId: 1 },
      again: (ctx, { params }) => page(ctx, layer, params.configuration, params.evidence),
      summary: 'Give what is cited its quotation',
    },
    async (ctx, { params, form }) => {
      const source = { excerptId: form.excerptId, passage: passageOf(form) }
      await quoteEvidence(ctx, layer, params.configuration, params.evidence, source, form.version)
      return { see: addressOf(ctx.review.slug, layer, params.configuration), done: 'Quoted.' }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/evidence/:evidence/deletion`,
    'configurations.write',
    { form: ActForm, example: {}, summary: 'Take evidence off' },
    async (ctx, { params, form }) => {
      const bin = await deleteEvidence(ctx, layer, params.configuration, params.evidence, form.version)
      return {
        see: addressOf(ctx.review.slug, layer, params.configuration),
        done: 'The evidence was taken off.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

const unquoted: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/unquoted',
    'review.read',
    { form: UnquotedQuery, answer: Unquoted, summary: 'What is cited and not yet quoted' },
    async (ctx, { form }) => {
      const rows = await listUnquoted(ctx.db, ctx.review.id, { after: form.after ?? 0, limit: PAGE + 1 })
      const shown = rows.slice(0, PAGE)
      const next = rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null
      return {
        view: 'configurations/evidence/unquoted',
        title: 'Cited, not yet quoted',
        nav: 'configurations',
        data: { rows: shown, next },
      }
    },
  ),
]

export const routes: readonly Route[] = [
  ...LAYERS.flatMap(layer => [...writing(layer), ...quoting(layer)]),
  ...unquoted,
]
