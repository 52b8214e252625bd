// Beginning, editing, checking, retiring and deleting configurations of both layers; their parts have routes of their own.
import { z } from 'zod'
import type { Route } from '../core/http/routes.ts'
import { listLabels } from '../documents/store.ts'
import { type MemberCtx, route } from '../reviews/guard.ts'
import { listLevels, listTerms } from '../reviews/vocabulary/store.ts'
import { sentenceOf } from '../theories/domain.ts'
import { listTheoryStatements } from '../theories/store.ts'
import {
  addAccount,
  addConfiguration,
  changeConfiguration,
  deleteConfiguration,
  EMPTY_CONFIGURATION,
  setStatus,
} from './actions.ts'
import { addressOf, longName } from './addresses.ts'
import { DocumentChoice, LayerAnswer, LevelAnswer, NameAnswer, StatementChoice, TermAnswer } from './answers.ts'
import { routes as appraising } from './appraising/routes.ts'
import { routes as coding } from './coding/routes.ts'
import { routes as comparing } from './comparing/routes.ts'
import { routes as completing } from './completing/routes.ts'
import { LAYERS, type Layer, placeOf, titleOf } from './domain.ts'
import { routes as elements } from './elements/routes.ts'
import { routes as evidence } from './evidence/routes.ts'
import {
  ActForm,
  ConfigurationForm,
  NewAccountForm,
  NewConfigurationForm,
  NewQuery,
  StatusForm,
  SynthesisedForm,
} from './forms.ts'
import { routes as links } from './links/routes.ts'
import { routes as rearranging } from './rearranging/routes.ts'
import { routes as revisits } from './revisits/routes.ts'
import { routes as shapes } from './shapes/routes.ts'
import { routes as statements } from './statements/routes.ts'
import { getConfiguration, getConfigurationRow, listConfigurationNames, listTermsOf } from './store.ts'
import { routes as informing } from './ties/routes.ts'

const ConfigurationFormPage = z.object({
  layer: LayerAnswer,
  id: z.number().nullable(),
  form: z.object({
    label: z.string(),
    title: z.string(),
    wording: z.string(),
    status: z.string(),
    parentId: z.number().nullable(),
    theoryStatementId: z.number().nullable(),
    levelIds: z.array(z.number()),
    termIds: z.array(z.number()),
    note: z.string(),
  }),
  documentId: z.number().nullable(),
  version: z.number(),
  /** What the elements read as: offered while there is no wording. */
  generated: z.string(),
  elements: z.array(z.object({ mark: z.string(), role: z.string(), wording: z.string() })),
  levels: z.array(LevelAnswer),
  terms: z.array(TermAnswer),
  theoryStatements: z.array(StatementChoice.extend({ sentence: z.string() })),
  others: z.array(NameAnswer),
  documents: z.array(DocumentChoice),
})
type FormData = z.input<typeof ConfigurationFormPage>

async function choices(ctx: MemberCtx, layer: Layer) {
  const { id: reviewId } = ctx.review
  const others = await listConfigurationNames(ctx.db, reviewId, layer)
  const statements = await listTheoryStatements(ctx.db, reviewId)
  return {
    layer,
    levels: await listLevels(ctx.db, reviewId),
    terms: await listTerms(ctx.db, reviewId, 'configurations'),
    theoryStatements: statements.map(one => ({ ...one, sentence: sentenceOf(one) })),
    others: others.map(row => ({ id: row.id, name: longName(layer, row) })),
  }
}

async function newPage(ctx: MemberCtx, layer: Layer, query: unknown) {
  const asked = NewQuery.safeParse(query).data
  const data: FormData = {
    ...(await choices(ctx, layer)),
    id: null,
    form: { ...EMPTY_CONFIGURATION, levelIds: [], termIds: [], parentId: asked?.parent ?? null },
    documentId: asked?.document ?? null,
    version: 1,
    generated: '',
    elements: [],
    documents: layer === 'account' ? await listLabels(ctx.db, ctx.review.id) : [],
  }
  const title = layer === 'account' ? 'New account' : 'New synthesised configuration'
  return { view: 'configurations/form', title, nav: 'configurations', crumbs: crumbs(ctx, layer), data }
}

async function editPage(ctx: MemberCtx, layer: Layer, id: number) {
  const found = await getConfiguration(ctx.db, ctx.review.id, layer, id, ctx.review.shape)
  const terms = await listTermsOf(ctx.db, ctx.review.id, layer, [id])
  const offered = await choices(ctx, layer)
  const { title, wording, status, parentId, theoryStatementId, note } = found
  const data: FormData = {
    ...offered,
    others: offered.others.filter(other => other.id !== id),
    id,
    form: {
      label: found.label ?? '',
      title,
      wording,
      status,
      parentId,
      theoryStatementId,
      levelIds: found.levelsAreSet ? [...found.levelIds] : [],
      termIds: terms.map(term => term.id),
      note,
    },
    documentId: found.documentId,
    version: found.version,
    generated: found.asWording,
    elements: [...found.elements],
    documents: [],
  }
  return {
    view: 'configurations/form',
    title: `Edit ${titleOf(layer, id)}`,
    nav: 'configurations',
    crumbs: crumbs(ctx, layer),
    data,
  }
}

/** Browsers send line ends in their own way. */
const sameWords = (one: string, other: string) =>
  one.replaceAll(/\s+/g, ' ').trim() === other.replaceAll(/\s+/g, ' ').trim()

function crumbs(ctx: MemberCtx, layer: Layer) {
  const label = layer === 'account' ? 'Accounts' : 'Synthesised'
  return [{ label, href: addressOf(ctx.review.slug, layer) }]
}

const example = { title: 'Time lets people be heard', wording: 'When [a worker has time](C1), people [feel heard](M1)' }

const beginning: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/accounts/new',
    'configurations.write',
    { answer: ConfigurationFormPage },
    (ctx, { req }) => newPage(ctx, 'account', req.query),
  ),
  route(
    'GET',
    '/reviews/:review/configurations/new',
    'configurations.write',
    { answer: ConfigurationFormPage },
    (ctx, { req }) => newPage(ctx, 'synthesised', req.query),
  ),
  route(
    'POST',
    '/reviews/:review/accounts',
    'configurations.write',
    {
      form: NewAccountForm,
      answer: ConfigurationFormPage,
      example: { ...example, documentId: 1 },
      again: ctx => newPage(ctx, 'account', {}),
      summary: 'Begin an account of a document',
    },
    async (ctx, { form }) => {
      const { documentId, ...input } = form
      if (documentId === null) return { invalid: { documentId: ['Choose the document that claims it.'] } }
      const id = await addAccount(ctx, documentId, input)
      return { see: addressOf(ctx.review.slug, 'account', id), done: `Account ${id} has begun.`, data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/configurations',
    'configurations.write',
    {
      form: NewConfigurationForm,
      answer: ConfigurationFormPage,
      example,
      again: ctx => newPage(ctx, 'synthesised', {}),
      summary: 'Begin a synthesised configuration',
    },
    async (ctx, { form }) => {
      const id = await addConfiguration(ctx, form)
      return { see: addressOf(ctx.review.slug, 'synthesised', id), done: `CMOC ${id} has begun.`, data: { id } }
    },
  ),
]

const changing = (layer: Layer): readonly Route[] => [
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}/:configuration/edit`,
    'configurations.write',
    { answer: ConfigurationFormPage },
    (ctx, { params }) => editPage(ctx, layer, params.configuration),
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/status`,
    'configurations.write',
    { form: StatusForm, example: { status: 'checked', version: 1 }, summary: 'Check, agree or retire one' },
    async (ctx, { params, form }) => {
      await setStatus(ctx, layer, params.configuration, form.version, form.status)
      const done = `${titleOf(layer, params.configuration)} is ${form.status === 'draft' ? 'a draft' : form.status}.`
      return { see: addressOf(ctx.review.slug, layer, params.configuration), done }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/deletion`,
    'configurations.write',
    { form: ActForm, example: {}, summary: 'Delete one that nothing rests on' },
    async (ctx, { params, form }) => {
      const bin = await deleteConfiguration(ctx, layer, params.configuration, form.version)
      return {
        see: addressOf(ctx.review.slug, layer),
        done: `${titleOf(layer, params.configuration)} was deleted.`,
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

/** What was generated and came back as it was stays generated. */
async function wordingOf(ctx: MemberCtx, layer: Layer, id: number, sent: string) {
  const found = await getConfiguration(ctx.db, ctx.review.id, layer, id, ctx.review.shape)
  return found.isGenerated && sameWords(sent, found.asWording) ? '' : sent
}

const saving: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/accounts/:configuration',
    'configurations.write',
    {
      form: ConfigurationForm,
      answer: ConfigurationFormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => editPage(ctx, 'account', params.configuration),
      summary: 'Reword or reorder one as a whole',
    },
    async (ctx, { params, form }) => {
      const { version, ...input } = form
      const wording = await wordingOf(ctx, 'account', params.configuration, form.wording)
      await changeConfiguration(ctx, 'account', params.configuration, version, { ...input, wording })
      return { see: addressOf(ctx.review.slug, 'account', params.configuration), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/configurations/:configuration',
    'configurations.write',
    {
      form: SynthesisedForm,
      answer: ConfigurationFormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => editPage(ctx, 'synthesised', params.configuration),
      summary: 'Reword one; its label, its place and being retired are moves of the synthesis',
    },
    async (ctx, { params, form }) => {
      const id = params.configuration
      const now = await getConfigurationRow(ctx.db, ctx.review.id, 'synthesised', id)
      const { version, ...input } = form
      await changeConfiguration(ctx, 'synthesised', id, version, {
        ...input,
        wording: await wordingOf(ctx, 'synthesised', id, form.wording),
        label: form.label ?? now.label ?? '',
        parentId: form.parentId ?? now.parentId,
        status: form.status ?? now.status,
      })
      return { see: addressOf(ctx.review.slug, 'synthesised', id), done: 'Saved.' }
    },
  ),
]

export const routes: readonly Route[] = [
  ...beginning,
  ...saving,
  ...LAYERS.flatMap(changing),
  ...informing,
  ...elements,
  ...rearranging,
  ...evidence,
  ...appraising,
  ...links,
  ...statements,
  ...coding,
  ...comparing,
  ...completing,
  ...shapes,
  ...revisits,
]
