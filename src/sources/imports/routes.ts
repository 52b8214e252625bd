// Importing under a search: the upload form, the preview, progress, the report, and the ways back.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { findJob } from '../../core/jobs/store.ts'
import { newSecret } from '../../core/secrets.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { lookInto, receiveFile } from '../files/actions.ts'
import { kindName } from '../reading/kind.ts'
import { fieldWord } from '../reading/tables/columns.ts'
import { listSetAsideOf } from '../records/store.ts'
import { searchName } from '../searches/domain.ts'
import { getSearch } from '../searches/store.ts'
import { cancelImport, startImport, undoImport } from './actions.ts'
import { IMPORT_STAGES, IMPORT_STATES, readProblems } from './domain.ts'
import { ReferencesForm, StartForm } from './forms.ts'
import { LOOKED_AT } from './preview.ts'
import { findSameFile, findWorkedOn, getImport } from './store.ts'

const Remark = z.object({ line: z.number(), reason: z.string() })
const First = z.object({
  line: z.number(),
  refusal: z.string().nullable(),
  record: z
    .object({
      title: z.string(),
      authors: z.array(z.string()),
      year: z.number().nullable(),
      journal: z.string(),
      doi: z.string(),
      abstract: z.string(),
    })
    .nullable(),
})
const SearchName = z.object({ id: z.number(), name: z.string() })
const UploadPage = z.object({ search: SearchName, most: z.string() })
const ImportPage = z.object({
  import: z.object({
    id: z.number(),
    state: z.enum(IMPORT_STATES),
    stage: z.enum(IMPORT_STAGES),
    fileName: z.string(),
    format: z.string(),
    formatName: z.string(),
    encoding: z.string(),
    bytes: z.number(),
    readCount: z.number(),
    newCount: z.number(),
    duplicateCount: z.number(),
    refusedCount: z.number(),
    createdAt: z.string(),
    createdByName: z.string().nullable(),
    finishedAt: z.string().nullable(),
  }),
  search: SearchName,
  refused: z.array(Remark),
  remarks: z.array(Remark),
  preview: z
    .object({
      first: z.array(First),
      remarks: z.array(Remark),
      /** How the columns of a table are read; empty for other formats. */
      columns: z.array(z.object({ name: z.string(), field: z.string() })),
      count: z.number(),
      more: z.boolean(),
    })
    .nullable(),
  /** An earlier import of the very same file. */
  same: z.object({ id: z.number(), finishedAt: z.string().nullable() }).nullable(),
  job: z
    .object({
      id: z.number(),
      state: z.string(),
      done: z.number(),
      total: z.number().nullable(),
      problem: z.string().nullable(),
    })
    .nullable(),
  canUndo: z.boolean(),
  /** The first records of this import that are set aside, each with the one kept in its place. */
  setAside: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      line: z.number().nullable(),
      keptId: z.number(),
      keptTitle: z.string(),
    }),
  ),
})

const MOST_SET_ASIDE = 200
const MEGA = 1024 * 1024
const upload = {
  field: 'file',
  bytes: 256 * MEGA,
  kinds: ['.ris', '.txt', '.nbib', '.xml', '.bib', '.json', '.csv', '.tsv', '.xlsx', '.ciw', '.enw'],
}
const at = (ctx: MemberCtx, path: string) => `/reviews/${ctx.review.slug}${path}`

const crumbs = (ctx: MemberCtx, search: { id: number; name: string }) => [
  { label: 'Searches', href: at(ctx, '/searches') },
  { label: search.name, href: at(ctx, `/searches/${search.id}`) },
]

async function nameOf(ctx: MemberCtx, id: number) {
  return { id, name: searchName(await getSearch(ctx.db, ctx.review.id, id)) }
}

async function uploadPage(ctx: MemberCtx, searchId: number) {
  const search = await nameOf(ctx, searchId)
  return {
    view: 'sources/imports/new',
    title: 'Import references',
    nav: 'searches',
    crumbs: crumbs(ctx, search),
    data: { search, most: `${upload.bytes / MEGA} MB` },
  }
}

async function importPage(ctx: MemberCtx, id: number) {
  const row = await getImport(ctx.db, ctx.review.id, id)
  const search = await nameOf(ctx, row.searchId)
  const same = row.state === 'preview' ? await findSameFile(ctx.db, ctx.review.id, row.fileHash, id) : undefined
  const job = row.jobId === null ? undefined : await findJob(ctx.db, ctx.review.id, row.jobId)
  const canUndo = row.state === 'complete' && (await findWorkedOn(ctx.db, ctx.review.id, id)) === undefined
  const problems = readProblems(row.problems)
  const data = {
    import: { ...row, formatName: kindName(row.format) },
    search,
    ...problems,
    refused: [...problems.refused],
    remarks: [...problems.remarks],
    preview: await previewFor(ctx, row),
    same: same ?? null,
    job: job ?? null,
    canUndo,
    setAside: row.state === 'complete' ? await listSetAsideOf(ctx.db, ctx.review.id, id, MOST_SET_ASIDE) : [],
  }
  return {
    view: 'sources/imports/page',
    fragment: 'sources/imports/_progress',
    title: `Import ${id}`,
    nav: 'searches',
    crumbs: crumbs(ctx, search),
    data,
  }
}

async function previewFor(ctx: MemberCtx, row: { state: string; fileHash: string; bytes: number }) {
  const path = row.state === 'preview' ? ctx.services.files.find(ctx.review.id, row.fileHash) : null
  if (path === null) return null
  const { kind, first, remarks, columns, count } = await lookInto(path)
  const shown = first.map(one => ({
    line: one.line,
    refusal: one.refusal,
    record: one.record === null ? null : { ...one.record, authors: [...one.record.authors] },
  }))
  return {
    first: shown,
    remarks: [...remarks],
    columns: columns.map(column => ({ ...column, field: fieldWord(column.field) })),
    count,
    more: kind !== 'xlsx' && row.bytes >= LOOKED_AT,
  }
}

/** Pasted references go the way of a file. */
async function fileOf(ctx: MemberCtx, received: { path: string; name: string } | null, pasted: string) {
  if (received !== null || pasted.trim() === '') return received
  const folder = join(ctx.services.config.dataDir, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, newSecret())
  await writeFile(path, pasted, { mode: 0o600 })
  return { path, name: 'pasted references.txt' }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/searches/:search/imports/new',
    'sources.write',
    { answer: UploadPage },
    (ctx, { params }) => uploadPage(ctx, params.search),
  ),
  route(
    'POST',
    '/reviews/:review/searches/:search/imports',
    'sources.write',
    {
      form: ReferencesForm,
      answer: UploadPage,
      upload,
      example: { pasted: 'TY  - JOUR\nTI  - Time to listen\nER  - ' },
      again: (ctx, { params }) => uploadPage(ctx, params.search),
      summary: 'Send a file of references, or paste them; nothing is saved as a record yet',
    },
    async (ctx, { params, form, upload: received }) => {
      await getSearch(ctx.db, ctx.review.id, params.search)
      const file = await fileOf(ctx, received, form.pasted)
      if (file === null) return { invalid: { file: ['Choose a file, or paste references below.'] } }
      const taken = await receiveFile(ctx, ctx.services.files, params.search, file)
      if ('refusal' in taken) return { invalid: { [received === null ? 'pasted' : 'file']: [taken.refusal] } }
      return { see: at(ctx, `/imports/${taken.id}`), data: { id: taken.id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/imports/:import',
    'review.read',
    { answer: ImportPage, summary: 'An import: its preview, progress or report' },
    (ctx, { params }) => importPage(ctx, params.import),
  ),
  route(
    'POST',
    '/reviews/:review/imports/:import/confirmation',
    'sources.write',
    {
      form: StartForm,
      answer: ImportPage,
      example: { stage: 'screening' },
      again: (ctx, { params }) => importPage(ctx, params.import),
      summary: 'Begin an import that was previewed',
    },
    async (ctx, { params, form }) => {
      const job = await startImport(ctx, params.import, form)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/imports/${params.import}`), data: { job } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/imports/:import/cancellation',
    'sources.write',
    { form: z.object({}), summary: 'Give up an import, or stop it' },
    async (ctx, { params }) => {
      await cancelImport(ctx, ctx.services.files, params.import)
      return { see: at(ctx, `/imports/${params.import}`), done: 'Nothing of this import is kept.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/imports/:import/reversal',
    'sources.write',
    { form: z.object({}), summary: 'Take the records of an import out again' },
    async (ctx, { params }) => {
      await undoImport(ctx, params.import)
      ctx.services.jobs.poke()
      return {
        see: at(ctx, `/imports/${params.import}`),
        done: 'The records of this import were taken out. The file can be imported again.',
      }
    },
  ),
]
