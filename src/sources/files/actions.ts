// Takes in files of references, from the upload form and from the command line: looks into them, keeps them, imports them.
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dayOf } from '../../core/clock.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { Refusal } from '../../core/errors.ts'
import type { Files } from '../../core/files/kept.ts'
import type { Jobs } from '../../core/jobs/jobs.ts'
import { findJob } from '../../core/jobs/store.ts'
import { newSecret } from '../../core/secrets.ts'
import { receiveImport, startImport } from '../imports/actions.ts'
import { type ImportReport, type ImportStage, readProblems } from '../imports/domain.ts'
import { COUNTED_IN, LOOKED_AT, type Preview, previewOf } from '../imports/preview.ts'
import { findSameFile, getImport } from '../imports/store.ts'
import { AS_TOLD, type ReadingChoice } from '../reading/choice.ts'
import { logSearch } from '../searches/actions.ts'
import { findSearchBySource } from '../searches/store.ts'

export type Look = Preview & { /** Whether all of the file was looked at. */ readonly isWhole: boolean }

/** What the beginning of a file on disk holds; a longer beginning where something in it is to be counted. */
export async function lookInto(path: string, choice: ReadingChoice = AS_TOLD, by = ''): Promise<Look> {
  const look = await lookAt(path, LOOKED_AT, choice, by)
  const isCounted = by !== '' || look.survey.earlier.records > 0
  return look.isWhole || !isCounted ? look : lookAt(path, COUNTED_IN, choice, by)
}

async function lookAt(path: string, most: number, choice: ReadingChoice, by: string): Promise<Look> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(most, (await file.stat()).size + 1))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const isWhole = bytesRead < most
    const preview = await previewOf(bytes, {
      isWhole,
      choice,
      by,
      rest: () => createReadStream(path, { start: bytesRead }),
    })
    return { ...preview, isWhole: isWhole || preview.kind === 'xlsx' }
  } finally {
    await file.close()
  }
}

/** Keeps a file from the incoming folder as an import in preview; a sentence when it holds no references. */
export async function receiveFile(
  ctx: ReviewCtx,
  files: Files,
  searchId: number,
  file: { readonly path: string; readonly name: string },
): Promise<{ readonly id: number } | { readonly refusal: string }> {
  const { kind, encoding, refusal, count } = await lookInto(file.path)
  if (refusal !== null) return { refusal }
  if (count === 0) return { refusal: 'No reference was found in this file.' }
  const { hash, bytes } = await files.keep(ctx.review.id, file.path)
  return { id: await receiveImport(ctx, searchId, { hash, bytes, name: file.name, format: kind, encoding }) }
}

export type Delivery = {
  readonly files: readonly string[]
  /** The search they come from, by its source; without it a search “command line, DATE” is logged. */
  readonly source?: string | undefined
  readonly stage?: ImportStage | undefined
}

export type DeliveryCtx = ReviewCtx & {
  readonly services: { readonly files: Files; readonly jobs: Jobs; readonly config: { readonly dataDir: string } }
}

/** Imports files one after another and reports on each; a file that was imported before adds nothing. */
export async function importFiles(ctx: DeliveryCtx, delivery: Delivery): Promise<ImportReport[]> {
  const paths = delivery.files
  for (const path of paths)
    await stat(path).catch(() => Promise.reject(new Refusal(404, `The file ${path} was not found.`)))
  let searchId: number | null = null
  const reports: ImportReport[] = []
  for (const path of paths) {
    const preview = await lookInto(path)
    const refusal = preview.refusal ?? unnamed(preview)
    if (refusal !== null || preview.count === 0) {
      const problems = [{ line: 1, reason: refusal ?? 'No reference was found in this file.' }]
      reports.push({ format: preview.kind, read: 0, new: 0, duplicates: 0, refused: 0, problems })
      continue
    }
    searchId ??= await searchFor(ctx, delivery.source)
    reports.push(await importOne(ctx, searchId, path, preview, delivery.stage ?? 'screening'))
  }
  return reports
}

/** On the page of the import a person can say what unknown columns hold; here nobody can. */
function unnamed({ columns }: Preview): string | null {
  if (columns.length === 0 || columns.some(column => column.field !== '')) return null
  return 'The first row names no column that Retroduce knows, such as Title, Authors or Abstract. Import the file on the page of its search, where the columns can be chosen.'
}

async function searchFor(ctx: ReviewCtx, source: string | undefined): Promise<number> {
  return transaction(ctx, async ctx => {
    const found = source === undefined ? undefined : await findSearchBySource(ctx.db, ctx.review.id, source)
    if (found) return found.id
    const day = dayOf(ctx.now)
    const kind = source === undefined ? ('other' as const) : ('database' as const)
    return logSearch(ctx, { kind, source: source ?? `command line, ${day}`, status: 'run', runOn: day })
  })
}

async function importOne(
  ctx: DeliveryCtx,
  searchId: number,
  path: string,
  preview: Preview,
  stage: ImportStage,
): Promise<ImportReport> {
  const { files, jobs, config } = ctx.services
  const folder = join(config.dataDir, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const incoming = join(folder, newSecret())
  await copyFile(path, incoming)
  const { hash, bytes } = await files.keep(ctx.review.id, incoming)
  const same = await findSameFile(ctx.db, ctx.review.id, hash)
  if (same) {
    const report = reportOf(same)
    return { ...report, new: 0, duplicates: report.new + report.duplicates }
  }
  const { id, jobId } = await transaction(ctx, async ctx => {
    const id = await receiveImport(ctx, searchId, {
      hash,
      bytes,
      name: basename(path),
      format: preview.kind,
      encoding: preview.encoding,
    })
    return { id, jobId: await startImport(ctx, id, { stage, again: true }) }
  })
  await jobs.runAll()
  await settled(ctx, jobId)
  const done = await getImport(ctx.db, ctx.review.id, id)
  if (done.state === 'complete') return reportOf(done)
  const job = await findJob(ctx.db, ctx.review.id, jobId)
  const problems = [{ line: 1, reason: job?.problem ?? 'The import was cancelled.' }]
  return { format: preview.kind, read: 0, new: 0, duplicates: 0, refused: 0, problems }
}

/** A server that runs beside the command may have taken the job; then it is waited for. */
async function settled(ctx: ReviewCtx, jobId: number): Promise<void> {
  for (;;) {
    const job = await findJob(ctx.db, ctx.review.id, jobId)
    if (job === undefined || !['waiting', 'running'].includes(job.state)) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

type Row = {
  readonly format: string
  readonly readCount: number
  readonly newCount: number
  readonly duplicateCount: number
  readonly refusedCount: number
  readonly problems: string
}

function reportOf(row: Row): ImportReport {
  const { format, readCount, newCount, duplicateCount, refusedCount } = row
  return {
    format,
    read: readCount,
    new: newCount,
    duplicates: duplicateCount,
    refused: refusedCount,
    problems: readProblems(row.problems).refused,
  }
}
