// Bringing in a table of configurations: the form, the preview in which all can be changed, progress, what came of it, the way back.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Answer } from '../../core/http/answers.ts'
import type { Route } from '../../core/http/routes.ts'
import { findJob } from '../../core/jobs/store.ts'
import { listLabels } from '../../documents/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { cancelBringing, chooseReading, lookAt, receiveTable, startBringing, startUndo } from './actions.ts'
import { BringingPage, TablesPage } from './answers.ts'
import { readChosen } from './domain.ts'
import { NewTableQuery, PageQuery, ReadingForm, type ReadingInput, TableForm } from './forms.ts'
import { rowsOfFile, rowsOfText } from './grid.ts'
import { listMade } from './making/store.ts'
import { previewRows, withSaid } from './preview.ts'
import { COLUMN_KINDS, COLUMN_WORDS } from './reading/columns.ts'
import { getBringing, listBringings } from './store.ts'

const PAGE = 50
const MOST_CITED = 200
const MOST_EARLIER = 50
const MEGA = 1024 * 1024
const upload = { field: 'file', bytes: 5 * MEGA, kinds: ['.csv', '.tsv', '.txt', '.xlsx'] }
const PATH = '/reviews/:review/tables'
const at = (ctx: MemberCtx, path: string) => `/reviews/${ctx.review.slug}${path}`

async function tablesPage(ctx: MemberCtx, documentId: number | null) {
  const earlier = await listBringings(ctx.db, ctx.review.id, MOST_EARLIER)
  return {
    view: 'synthesis/bringing/new',
    title: 'Bring in a table',
    nav: 'configurations',
    data: {
      documents: await listLabels(ctx.db, ctx.review.id),
      documentId,
      earlier: earlier.map(({ id, fileName, state, made, createdAt, createdByName }) => ({
        ...{ id, fileName, state, createdAt, createdByName, made: { ...made, stayed: [...(made.stayed ?? [])] } },
      })),
    },
  }
}

async function bringingPage(ctx: MemberCtx, id: number, from = 0) {
  const { id: reviewId } = ctx.review
  const row = await getBringing(ctx.db, reviewId, id)
  const chosen = readChosen(row.choices)
  const isOpen = row.state === 'preview'
  const { table, cited, taken } = await lookAt(ctx, isOpen ? row.rows : [], chosen)
  const shown = table.rows.slice(from, from + PAGE)
  const made = row.state === 'complete' ? await listMade(ctx.db, reviewId, id) : []
  const own = table.rows.filter(one => one.kind === 'configuration')
  const { fileName, state, version, createdAt, createdByName, finishedAt } = row
  return {
    view: 'synthesis/bringing/page',
    fragment: 'synthesis/bringing/_progress',
    title: row.fileName,
    nav: 'configurations',
    crumbs: [{ label: 'Tables', href: at(ctx, '/tables') }],
    data: {
      bringing: { id, fileName, state, version, createdAt, createdByName, finishedAt, made: madeOf(row.made) },
      chosen: {
        ...{ layer: chosen.layer, documentId: chosen.documentId, references: chosen.references },
        header: chosen.header === null ? 'told' : chosen.header ? 'yes' : 'no',
        between: chosen.between ?? 'told',
        codes: chosen.codes ?? 'told',
      },
      told: { header: table.hasHeader, between: table.between, codes: table.codes },
      documents: isOpen ? await listLabels(ctx.db, reviewId) : [],
      isOwn: table.isOwn,
      columns: [...table.columns],
      kinds: COLUMN_KINDS.map(value => ({ value, label: COLUMN_WORDS[value] })),
      rows: previewRows(table, shown, chosen, taken, ctx.review.shape),
      counts: {
        rows: table.rows.length,
        configurations: own.length,
        themes: table.rows.filter(one => one.kind === 'theme').length,
        out: table.rows.filter(one => one.kind === 'out').length,
        elements: own.reduce((sum, one) => sum + one.parts.length, 0),
        shared: table.shared.length,
        leftOver: own.filter(one => one.leftOver.length > 0).length,
      },
      from,
      next: table.rows.length > from + PAGE ? from + PAGE : null,
      cited: cited.slice(0, MOST_CITED).map(({ source, count, as, isChosen, candidates }) => ({
        ...{ key: source.key, name: source.name, count, as, isChosen, candidates: [...candidates] },
      })),
      moreCited: Math.max(0, cited.length - MOST_CITED),
      job: row.jobId === null ? null : ((await findJob(ctx.db, reviewId, row.jobId)) ?? null),
      into: made
        .filter(one => one.kind === 'account' || one.kind === 'configuration')
        .toReversed()
        .slice(0, 500)
        .map(({ kind, id, line }) => ({ id, line, isAccount: kind === 'account' })),
    },
  }
}

function madeOf({ stayed, ...made }: Awaited<ReturnType<typeof getBringing>>['made']) {
  return stayed === undefined ? made : { ...made, stayed: [...stayed] }
}

async function choose(ctx: MemberCtx, id: number, form: ReadingInput): Promise<void> {
  const row = await getBringing(ctx.db, ctx.review.id, id)
  const before = readChosen(row.choices)
  const width = Math.max(0, ...row.rows.map(one => one.cells.length))
  // With another answer to whether the first row names the columns, what they hold is told anew.
  const header = form.header === 'told' ? null : form.header === 'yes'
  const columns = header === before.header ? form.columns : []
  await chooseReading(ctx, id, form.version, withSaid(before, { ...form, columns }, width))
}

async function receive(
  ctx: MemberCtx,
  form: z.output<typeof TableForm>,
  file: { readonly path: string; readonly name: string } | null,
): Promise<Answer<z.input<typeof TablesPage>>> {
  const { layer, documentId, pasted, references } = form
  if (file === null && pasted === '') return { invalid: { file: ['Choose a file, or paste a table below.'] } }
  if (layer === 'account' && documentId === null)
    return { invalid: { documentId: ['Choose the document whose accounts these rows are.'] } }
  const cells = file === null ? await rowsOfText(pasted, false) : await rowsOfFile(await readFile(file.path))
  if ('refusal' in cells) return { invalid: { [file === null ? 'pasted' : 'file']: [cells.refusal] } }
  const id = await receiveTable(ctx, {
    fileName: file?.name.slice(0, 200) ?? 'Pasted table',
    rows: cells.rows,
    chosen: { layer, documentId: layer === 'account' ? documentId : null, references },
  })
  return { see: at(ctx, `/tables/${id}`), data: { id } }
}

const example = { pasted: 'CMOC 1: When there is time (C), people feel heard (M) and come back (O).' }

export const routes: readonly Route[] = [
  route(
    'GET',
    PATH,
    'review.read',
    { form: NewTableQuery, answer: TablesPage, summary: 'Tables of configurations that were brought in' },
    (ctx, { form }) => tablesPage(ctx, form.document),
  ),
  route(
    'POST',
    PATH,
    'configurations.write',
    {
      ...{ form: TableForm, answer: TablesPage, upload, example },
      again: ctx => tablesPage(ctx, null),
      summary: 'Send a table of configurations, or paste it; a preview follows before anything is saved',
    },
    (ctx, { form, upload: file }) => receive(ctx, form, file),
  ),
  route(
    'GET',
    `${PATH}/:table`,
    'review.read',
    { form: PageQuery, answer: BringingPage, summary: 'A table: its preview, its progress, or what came of it' },
    (ctx, { params, form }) => bringingPage(ctx, params.table, form.from),
  ),
  route(
    'POST',
    `${PATH}/:table/reading`,
    'configurations.write',
    {
      ...{ form: ReadingForm, answer: BringingPage, example: { layer: 'synthesised' } },
      again: (ctx, { params }) => bringingPage(ctx, params.table),
      summary: 'Say how a table is to be read, before it is brought in',
    },
    async (ctx, { params, form, req }) => {
      await choose(ctx, params.table, form)
      const from = /^[1-9]\d{0,5}$/.exec(String(req.query.from ?? ''))?.[0]
      return { see: at(ctx, `/tables/${params.table}${from === undefined ? '' : `?from=${from}`}`) }
    },
  ),
  route(
    'POST',
    `${PATH}/:table/confirmation`,
    'configurations.write',
    {
      ...{ form: ReadingForm, answer: BringingPage, example: { layer: 'synthesised' } },
      again: (ctx, { params }) => bringingPage(ctx, params.table),
      summary: 'Bring in a table that was previewed',
    },
    async (ctx, { params, form }) => {
      await choose(ctx, params.table, form)
      const job = await startBringing(ctx, params.table)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/tables/${params.table}`), data: { job } }
    },
  ),
  route(
    'POST',
    `${PATH}/:table/cancellation`,
    'configurations.write',
    { form: z.object({}), summary: 'Give up a table, or stop bringing it in' },
    async (ctx, { params }) => {
      await cancelBringing(ctx, params.table)
      return { see: at(ctx, `/tables/${params.table}`), done: 'Nothing of this table is kept as a configuration.' }
    },
  ),
  route(
    'POST',
    `${PATH}/:table/reversal`,
    'configurations.write',
    { form: z.object({}), summary: 'Take out what a table brought in' },
    async (ctx, { params }) => {
      await startUndo(ctx, params.table)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/tables/${params.table}`) }
    },
  ),
]
