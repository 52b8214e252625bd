// Importing under a search: the upload form, the preview, progress, the report, and the ways back.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { conflict } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { findJob } from '../../core/jobs/store.ts'
import { newSecret } from '../../core/secrets.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countPairs, countSetAsideOf } from '../duplicates/store.ts'
import { lookInto, receiveFile } from '../files/actions.ts'
import { COLUMN_TAG } from '../reading/entry.ts'
import { kindName } from '../reading/kind.ts'
import type { Reference } from '../reading/references.ts'
import { COLUMN_FIELDS, fieldWord } from '../reading/tables/columns.ts'
import { listSetAsideOf } from '../records/store.ts'
import { searchName } from '../searches/domain.ts'
import { getSearch, listSearchNames } from '../searches/store.ts'
import { cancelImport, chooseReading, startImport, undoImport } from './actions.ts'
import { ImportPage, UploadPage } from './answers.ts'
import { type Choices, DELIMITERS, placed, problemsIn, readChoices, type Said, withSaid } from './choices.ts'
import { readProblems } from './domain.ts'
import { ENCODINGS, encodingName } from './encoding.ts'
import { ReadingForm, ReferencesForm, StartForm } from './forms.ts'
import { LOOKED_AT } from './preview.ts'
import { countCarriedDecisions, findSameFile, findWorkedOn, getImport, isCarriedIn } from './store.ts'

/** More searches than these are found in the log, not in a list of choices. */
const MOST_OFFERED = 100
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
  const choices = readChoices(row.choices)
  const data = {
    import: { ...row, formatName: kindName(row.format) },
    search,
    ...problems,
    refused: [...problems.refused],
    remarks: [...problems.remarks],
    preview: await previewFor(ctx, row, choices),
    choices: {
      ...choices,
      encoding: choices.encoding ?? 'told',
      delimiter: Object.entries(DELIMITERS).find(([, sign]) => sign === choices.delimiter)?.[0] ?? 'told',
    },
    carried: row.state === 'complete' ? await countCarriedDecisions(ctx.db, ctx.review.id, id) : [],
    isCarriedIn: await isCarriedIn(ctx.db, ctx.review.id, id),
    same: same ?? null,
    job: jobOf(job, row),
    canUndo,
    pairs: await countPairs(ctx.db, ctx.review.id, id),
    setAsideNow: await countSetAsideOf(ctx.db, ctx.review.id, id),
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

type Row = Awaited<ReturnType<typeof getImport>>

/** How many records there are is an estimate until all are read; what is over counts what was read, refused records and copies among it. */
function jobOf(job: Awaited<ReturnType<typeof findJob>>, { state, readCount }: Row) {
  if (job === undefined) return null
  return state === 'complete' ? { ...job, done: readCount, total: readCount } : job
}

async function previewFor(ctx: MemberCtx, row: Row, choices: Choices) {
  const path = row.state === 'preview' ? ctx.services.files.find(ctx.review.id, row.fileHash) : null
  if (path === null) return null
  const look = await lookInto(path, choices, choices.by)
  const known = await listRunSearches(ctx)
  const { earlier, telling, values, without } = look.survey
  const searches = placed(values, choices, known)
  return {
    first: look.first.map(one => ({
      line: one.line,
      refusal: one.refusal,
      record: one.record === null ? null : { ...one.record, authors: [...one.record.authors] },
    })),
    remarks: [...look.remarks],
    columns: look.columns.map(column => ({
      ...column,
      word: fieldWord(column.field),
      sample: sampleOf(column.name, look.first),
    })),
    fields: COLUMN_FIELDS.map(value => ({ value, label: fieldWord(value) })),
    encodings: ENCODINGS.map(value => ({ value, label: encodingName(value) })),
    encodingName: encodingName(look.encoding),
    refusal: look.refusal,
    count: look.count,
    more: look.kind !== 'xlsx' && row.bytes >= LOOKED_AT,
    isCounted: look.isWhole,
    earlier: { ...earlier, origins: [...earlier.origins] },
    telling: [...telling],
    values: values.map((one, at) => ({ ...one, search: String(searches[at]!.search) })),
    without,
    searches: known.slice(-MOST_OFFERED).map(one => ({ id: one.id, name: searchName(one) })),
  }
}

/** A planned search has found nothing yet, so nothing can be from it. */
async function listRunSearches(ctx: MemberCtx) {
  return (await listSearchNames(ctx.db, ctx.review.id)).filter(one => one.status === 'run')
}

function sampleOf(name: string, first: readonly Reference[]): string {
  const found = first.flatMap(one => one.tags).find(one => one.tag === `${COLUMN_TAG}${name}`)
  return found?.value.trim().slice(0, 60) ?? ''
}

/** What was said about an import that has not begun; the fields with a problem, when something cannot be. */
async function choose(ctx: MemberCtx, id: number, said: Said): Promise<Record<string, string[]> | null> {
  const row = await getImport(ctx.db, ctx.review.id, id)
  const path = row.state === 'preview' ? ctx.services.files.find(ctx.review.id, row.fileHash) : null
  if (path === null) return null
  const wanted = withSaid(readChoices(row.choices), said)
  const look = await lookInto(path, wanted, wanted.by)
  const known = await listRunSearches(ctx)
  const choices = { ...wanted, searches: wanted.by === '' ? [] : placed(look.survey.values, wanted, known) }
  const problems = problemsIn(choices, { look, known, isSaid: said.columns.length > 0 })
  if (problems === null) await chooseReading(ctx, id, choices, { encoding: look.encoding, format: look.kind })
  return problems
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
      const { status } = await getSearch(ctx.db, ctx.review.id, params.search)
      if (status === 'planned')
        throw conflict('This search is planned. Log it as run, with its day, and import what it found then.')
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
    '/reviews/:review/imports/:import/reading',
    'sources.write',
    {
      form: ReadingForm,
      answer: ImportPage,
      example: { encoding: 'utf-8' },
      again: (ctx, { params }) => importPage(ctx, params.import),
      summary: 'Say how the file of an import is to be read, before it begins',
    },
    async (ctx, { params, form }) => {
      const problems = await choose(ctx, params.import, form)
      return problems === null ? { see: at(ctx, `/imports/${params.import}`) } : { invalid: problems }
    },
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
      const problems = await choose(ctx, params.import, form)
      if (problems !== null) return { invalid: problems }
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
