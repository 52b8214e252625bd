// Records by hand: typed, corrected, deleted. The list and the page of a record belong to screening.
import { z } from 'zod'
import { decidedOn } from '../../core/http/fields.ts'
import type { Route } from '../../core/http/routes.ts'
import { shorten } from '../../core/text.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listPairsOf } from '../duplicates/pairs/store.ts'
import { searchName } from '../searches/domain.ts'
import { listSearchNames } from '../searches/store.ts'
import { addRecord, correctRecord, deleteRecord } from './actions.ts'
import { EMPTY_RECORD, RECORD_TYPES } from './fields.ts'
import { RecordChangeForm, RecordForm } from './forms.ts'
import { fromColumns } from './rows.ts'
import { getRecord, listTitles } from './store.ts'

/** The fields of a record as pages and JSON show them. */
export const Fields = z.object({
  type: z.enum(RECORD_TYPES),
  title: z.string(),
  authors: z.array(z.string()).readonly(),
  year: z.number().nullable(),
  journal: z.string(),
  volume: z.string(),
  issue: z.string(),
  pages: z.string(),
  publisher: z.string(),
  doi: z.string(),
  pmid: z.string(),
  isbn: z.string(),
  url: z.string(),
  language: z.string(),
  abstract: z.string(),
  keywords: z.array(z.string()).readonly(),
  notes: z.string(),
})
const FormPage = z.object({
  record: Fields,
  id: z.number().nullable(),
  version: z.number().nullable(),
  searches: z.array(z.object({ id: z.number(), name: z.string() })),
  types: z.array(z.string()).readonly(),
})

const Titles = z.object({ entries: z.array(z.object({ id: z.number(), label: z.string(), detail: z.string() })) })

/** More titles than this are not looked through in a browser. */
const MOST_TITLES = 2_000

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/records${path}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Records', href: at(ctx) }]

async function newPage(ctx: MemberCtx) {
  const searches = (await listSearchNames(ctx.db, ctx.review.id)).map(row => ({ id: row.id, name: searchName(row) }))
  const data = {
    record: { ...EMPTY_RECORD, type: 'article' as const },
    id: null,
    version: null,
    searches,
    types: RECORD_TYPES,
  }
  return { view: 'sources/records/form', title: 'New record', nav: 'records', crumbs: crumbs(ctx), data }
}

async function editPage(ctx: MemberCtx, id: number) {
  const row = await getRecord(ctx.db, ctx.review.id, id)
  const data = { record: fromColumns(row), id, version: row.version, searches: [], types: RECORD_TYPES }
  return { view: 'sources/records/form', title: `Correct record ${id}`, nav: 'records', crumbs: crumbs(ctx), data }
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/records/new', 'sources.write', { answer: FormPage }, newPage),
  route(
    'GET',
    '/reviews/:review/records/titles',
    'review.read',
    { answer: Titles, summary: 'The newest 2,000 records by title, for pickers' },
    async ctx => {
      const rows = await listTitles(ctx.db, ctx.review.id, MOST_TITLES)
      const entries = rows.map(({ id, title, authors, year }) => {
        const [first = ''] = JSON.parse(authors) as string[]
        return { id, label: `${id} ${shorten(title, 200)}`, detail: [first, year ?? ''].filter(Boolean).join(', ') }
      })
      return { view: 'sources/records/titles', title: 'Titles', nav: 'records', crumbs: crumbs(ctx), data: { entries } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/records',
    'sources.write',
    {
      form: RecordForm,
      answer: FormPage,
      example: { type: 'article', title: 'Time to listen', authors: 'Mercer, Anna', year: '2019' },
      again: newPage,
      summary: 'Add a record by hand',
    },
    async (ctx, { form }) => {
      const { searchId, anyway, ...fields } = form
      const id = await addRecord(ctx, fields, { searchId, anyway })
      const alike = (await listPairsOf(ctx.services.database.read, ctx.review.id, id)).map(pair =>
        pair.recordId === id ? pair.otherId : pair.recordId,
      )
      const asks =
        alike.length === 0 ? '' : ` It may be a duplicate of record ${alike[0]}: that waits under “Duplicates”.`
      return { see: at(ctx, `/${id}`), done: `Record ${id} was added.${asks}`, data: { id, alike } }
    },
  ),
  route('GET', '/reviews/:review/records/:record/edit', 'sources.write', { answer: FormPage }, (ctx, { params }) =>
    editPage(ctx, params.record),
  ),
  route(
    'POST',
    '/reviews/:review/records/:record',
    'sources.write',
    {
      form: RecordChangeForm,
      answer: FormPage,
      example: { type: 'article', title: 'Time to listen', version: '1' },
      again: (ctx, { params }) => editPage(ctx, params.record),
      summary: 'Correct a record; what came in is kept beside it',
    },
    async (ctx, { params, form, req }) => {
      const { version, type, ...fields } = form
      const sent = Object.fromEntries(Object.entries(fields).filter(([name]) => name in (req.body as object)))
      await correctRecord(ctx, params.record, version, type === undefined ? sent : { ...sent, type })
      return { see: at(ctx, `/${params.record}`), done: 'Saved. What came in is kept beside it.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/records/:record/deletion',
    'sources.write',
    { form: z.object({ version: decidedOn() }), summary: 'Delete a typed record that nothing rests on' },
    async (ctx, { params, form }) => {
      const bin = await deleteRecord(ctx, params.record, form.version)
      return {
        see: at(ctx),
        done: `Record ${params.record} was deleted.`,
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
