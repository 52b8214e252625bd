// The addresses of measures: how often each was used, one with its names and documents, bringing names together.
import { z } from 'zod'
import { toCsv } from '../../core/csv.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { listOfferedTerms } from '../terms/store.ts'
import { changeMeasure, mergeMeasures, partMeasure } from './actions.ts'
import { routes as aims } from './aims/routes.ts'
import { Frequencies, MeasurePage } from './answers.ts'
import { frequencies, rootsOf, studiesIn } from './domain.ts'
import { routes as ofDocuments } from './entries/routes.ts'
import { FrequencyForm, MeasureForm, MergeForm } from './forms.ts'
import { getMeasure, listMeasures, listMentions } from './store.ts'

type Asked = z.output<typeof FrequencyForm>

const home = (ctx: MemberCtx) => `/reviews/${ctx.review.slug}/measures`
const crumbs = (ctx: MemberCtx) => [{ label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` }]
const domainsOf = (measures: readonly { readonly domain: string }[]) =>
  [...new Set(measures.map(one => one.domain).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'en'))

async function counted(ctx: MemberCtx, asked: Asked) {
  const measures = await listMeasures(ctx.db, ctx.review.id)
  const all = await listMentions(ctx.db, ctx.review.id, { kind: asked.kind, term: asked.term, document: null })
  const roots = rootsOf(measures)
  const mentions = all.filter(({ measureId }) => {
    const root = roots.get(measureId)
    if (root === undefined) return false
    const isDomain = asked.domain === '' || root.domain.toLowerCase() === asked.domain.toLowerCase()
    return (
      isDomain && (asked.level === null || root.levelId === asked.level) && (!asked.instruments || root.isInstrument)
    )
  })
  return { measures, mentions, rows: frequencies(measures, mentions) }
}

async function frequencyPage(ctx: MemberCtx, asked: Asked) {
  const { measures, mentions, rows } = await counted(ctx, asked)
  const labels = new Map(mentions.map(one => [one.documentId, one.label]))
  const terms = await listOfferedTerms(ctx.db, ctx.review.id)
  const data = {
    measures: rows.length,
    documents: labels.size,
    studies: studiesIn(mentions),
    rows: rows.map(row => ({
      ...row,
      names: row.names.map(({ id, name }) => ({ id, name })),
      documents: row.documents.map(id => ({ id, label: labels.get(id) ?? '' })),
    })),
    domains: domainsOf(measures),
    terms: terms.map(({ id, name, facetName }) => ({ id, name, facet: facetName })),
    levels: await listLevels(ctx.db, ctx.review.id),
    filter: asked,
  }
  return { view: 'documents/measures/list', title: 'Measures', nav: 'texts', crumbs: crumbs(ctx), data }
}

async function measurePage(ctx: MemberCtx, id: number) {
  const row = await getMeasure(ctx.db, ctx.review.id, id)
  const measures = await listMeasures(ctx.db, ctx.review.id)
  const roots = rootsOf(measures)
  const measure = { ...row, isInstrument: row.isInstrument === 1 }
  const root = roots.get(id) ?? measure
  const names = measures.filter(one => one.id !== id && one.countsAsId === id)
  const all = await listMentions(ctx.db, ctx.review.id, { kind: null, term: null, document: null })
  const data = {
    ...{ measure, root, names },
    mentions: all.filter(one => roots.get(one.measureId)?.id === root.id),
    others: measures.filter(one => one.id !== id && roots.get(one.id)?.id !== id && one.countsAsId === null),
    levels: await listLevels(ctx.db, ctx.review.id),
    domains: domainsOf(measures),
  }
  const above = [...crumbs(ctx), { label: 'Measures', href: home(ctx) }]
  return { view: 'documents/measures/page', title: row.name, nav: 'texts', crumbs: above, data }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/measures',
    'review.read',
    { form: FrequencyForm, answer: Frequencies, summary: 'How many documents and studies used each measure' },
    (ctx, { form }) => frequencyPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/measures.csv',
    'review.export',
    { form: FrequencyForm, summary: 'The frequencies of measures as CSV' },
    async (ctx, { form }) => {
      const { mentions, rows } = await counted(ctx, form)
      const labels = new Map(mentions.map(one => [one.documentId, one.label]))
      const levels = new Map((await listLevels(ctx.db, ctx.review.id)).map(level => [level.id, level.name]))
      const head = ['measure', 'domain', 'instrument', 'level', 'documents', 'studies', 'also named', 'in']
      const lines = rows.map(({ measure, names, documents, studies }) => [
        ...[measure.name, measure.domain, measure.isInstrument ? 'yes' : 'no', levels.get(measure.levelId ?? 0) ?? ''],
        ...[String(documents.length), String(studies), names.map(one => one.name).join('; ')],
        documents.map(id => labels.get(id) ?? '').join('; '),
      ])
      const name = `${ctx.review.slug}-measures.csv`
      return { file: { body: toCsv(head, lines), type: 'text/csv; charset=utf-8', name } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/measures/:measure',
    'review.read',
    { answer: MeasurePage, summary: 'A measure with its names and the documents that used it' },
    (ctx, { params }) => measurePage(ctx, params.measure),
  ),
  route(
    'POST',
    '/reviews/:review/measures/:measure',
    'documents.write',
    {
      form: MeasureForm,
      answer: MeasurePage,
      example: { name: 'Loneliness', domain: 'social', isInstrument: 'on', version: '1' },
      again: (ctx, { params }) => measurePage(ctx, params.measure),
      summary: 'Rename a measure or say what it measures',
    },
    async (ctx, { params, form }) => {
      const { version, ...measure } = form
      await changeMeasure(ctx, params.measure, version, measure)
      return { see: `${home(ctx)}/${params.measure}`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/measures/:measure/merging',
    'documents.write',
    {
      form: MergeForm,
      answer: MeasurePage,
      example: { intoId: '2' },
      again: (ctx, { params }) => measurePage(ctx, params.measure),
      summary: 'Let this name count as another measure',
    },
    async (ctx, { params, form }) => {
      await mergeMeasures(ctx, params.measure, form.intoId)
      return {
        see: `${home(ctx)}/${form.intoId}`,
        done: 'The two count as one.',
        undo: { action: `${home(ctx)}/${params.measure}/parting`, label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/measures/:measure/parting',
    'documents.write',
    { form: z.object({}), summary: 'Let a name count by itself again' },
    async (ctx, { params }) => {
      await partMeasure(ctx, params.measure)
      return { see: `${home(ctx)}/${params.measure}`, done: 'It counts by itself again.' }
    },
  ),
  ...ofDocuments,
  ...aims,
]
