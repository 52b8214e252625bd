// The long work of an import: read the file to its end, save in short transactions, appear at once, or leave nothing behind.
import { createReadStream } from 'node:fs'
import { systemClock } from '../../core/clock.ts'
import { record } from '../../core/db/activity.ts'
import { forget } from '../../core/db/search.ts'
import { transaction } from '../../core/db/transaction.ts'
import { Refusal } from '../../core/errors.ts'
import type { Job, Work } from '../../core/jobs/job.ts'
import { findJob } from '../../core/jobs/store.ts'
import type { Remark } from '../reading/entry.ts'
import { clean } from '../reading/plain-text.ts'
import { type FileReading, type Reference, readReferences } from '../reading/references.ts'
import { letFileGo, saveWithDecisions, type Waiting } from './actions.ts'
import { type Choices, decisionsOf, isPlaced, readChoices, searchOf } from './choices.ts'
import { type Counts, type ImportState, MOST_LISTED } from './domain.ts'
import { adoptOrphans, lookUp, openFinder, settleLateArrivals } from './saving/actions.ts'
import { prepare } from './saving/batch.ts'
import type { Finder } from './saving/finder.ts'
import { hasLateArrivals } from './saving/store.ts'
import { completeImport, deleteRecords, getImport, listRowsOf, moveImport } from './store.ts'

export type ImportJob = { readonly importId: number; readonly undo?: boolean }

/** Records in one transaction: fewer when it takes long, since others wait for the lock meanwhile. Each has its price. */
const MOST_AT_ONCE = 200
const LEAST_AT_ONCE = 100
const STEP = 50
const LOCK_MS = 100
const DELETED_AT_ONCE = 100

export async function run(job: Job<ImportJob>, work: Work): Promise<unknown> {
  await work.progress(0)
  if (job.input.undo === true) return removeRows(job, work)
  const imported = await getImport(work.ctx.db, job.reviewId, job.input.importId)
  const path = work.files.find(job.reviewId, imported.fileHash)
  if (path === null) throw new Refusal(410, 'The file is no longer on this server. Choose it again.')
  const tally = newTally()
  const choices = readChoices(imported.choices)
  const finder = await openFinder(work.ctx, () => work.progress(0))
  const reading = await saveAll(job, work, { path, bytes: imported.bytes, choices, finder }, tally)
  return finish(job, work, { tally, finder }, reading)
}

/** After a cancel, an error or a stop of the server: nothing of the import remains but its line in the log. */
export async function sweep(job: Job<ImportJob>, work: Work): Promise<void> {
  const row = await findJob(work.ctx.db, job.reviewId, job.id)
  const state: ImportState = row?.cancelAsked === 1 ? 'cancelled' : 'failed'
  if (job.input.undo !== true) {
    await transaction(work.ctx, async ctx => {
      const moved = await moveImport(ctx.db, job.reviewId, job.input.importId, ['running'], {
        state,
        finishedAt: systemClock(),
      })
      if (moved)
        await record(ctx, {
          verb: state === 'cancelled' ? 'cancelled' : 'failed',
          subjectKind: 'import',
          subjectId: job.input.importId,
        })
    })
  }
  await removeRows(job, work)
  if (job.input.undo === true) return
  const { fileHash } = await getImport(work.ctx.db, job.reviewId, job.input.importId)
  await letFileGo(work.ctx, work.files, fileHash)
}

type Tally = {
  read: number
  new: number
  duplicates: number
  refused: number
  listed: Remark[]
  /** Records whose field names no search of this import, and the first of them. */
  unplaced: number
  unplacedAt: number
}

function newTally(): Tally {
  return { read: 0, new: 0, duplicates: 0, refused: 0, listed: [], unplaced: 0, unplacedAt: 0 }
}

type Source = {
  readonly path: string
  readonly bytes: number
  readonly choices: Choices
  readonly finder: Finder
}

async function saveAll(
  job: Job<ImportJob>,
  work: Work,
  { path, bytes, choices, finder }: Source,
  tally: Tally,
): Promise<FileReading> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 })
  const reading = readReferences(stream, { choice: choices })
  let waiting: Waiting[] = []
  let size = MOST_AT_ONCE
  const save = async () => {
    const began = performance.now()
    const saved = await saveWithDecisions(work.ctx, job.input.importId, waiting, finder)
    tally.new += saved.new
    tally.duplicates += saved.duplicates
    waiting = []
    size = nextSize(size, performance.now() - began)
    await work.progress(tally.read, expected(tally.read, stream.bytesRead, bytes))
  }
  try {
    for (;;) {
      const next = await reading.next()
      if (next.done) {
        if (next.value.refusal) throw new Refusal(422, next.value.refusal)
        if (waiting.length > 0) await save()
        return next.value
      }
      for (const reference of next.value) {
        count(reference, { choices, finder }, tally, waiting)
        if (waiting.length >= size) await save()
      }
    }
  } finally {
    stream.destroy()
  }
}

/** The size that would have taken LOCK_MS, in whole steps. */
function nextSize(size: number, took: number): number {
  const fitting = Math.round((size * LOCK_MS) / Math.max(took, 1) / STEP) * STEP
  return Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, fitting))
}

function count(
  reference: Reference,
  { choices, finder }: Pick<Source, 'choices' | 'finder'>,
  tally: Tally,
  waiting: Waiting[],
): void {
  tally.read += 1
  if (reference.record) {
    const searchId = searchOf(reference.tags, choices)
    if (choices.division === 'field' && !isPlaced(reference.tags, choices)) {
      tally.unplaced += 1
      tally.unplacedAt ||= reference.line
    }
    const prepared = prepare(reference.record, clean(reference.raw), reference.line, searchId)
    waiting.push({ ...lookUp(prepared, finder), decisions: decisionsOf(reference.decisions, choices) })
    return
  }
  tally.refused += 1
  if (tally.listed.length < MOST_LISTED) tally.listed.push({ line: reference.line, reason: reference.refusal ?? '' })
}

/** How many records the file will turn out to hold, judged by the part of it that has gone by. */
function expected(read: number, passed: number, bytes: number): number {
  return passed === 0 ? read : Math.max(read, Math.round((read * bytes) / Math.min(passed, bytes)))
}

async function finish(
  job: Job<ImportJob>,
  work: Work,
  { tally, finder }: { readonly tally: Tally; readonly finder: Finder },
  reading: FileReading,
): Promise<Counts> {
  const { importId } = job.input
  let since = work.ctx.now
  for (;;) {
    const checkedAt = systemClock()
    if (await hasLateArrivals(work.ctx.db, job.reviewId, importId, since)) {
      const late = await settleLateArrivals(work.ctx, importId, { finder, since }, () => work.progress(tally.read))
      tally.new -= late
      tally.duplicates += late
    }
    since = checkedAt
    const { listed: refused, unplaced, unplacedAt, ...counts } = tally
    const remarks = [...remarkOn(unplaced, unplacedAt), ...reading.remarks].slice(0, MOST_LISTED)
    const problems = JSON.stringify({ refused, remarks })
    const done = await transaction(work.ctx, async ctx => {
      if (await hasLateArrivals(ctx.db, job.reviewId, importId, since)) return false
      if (!(await completeImport(ctx.db, job.reviewId, importId, counts, problems, reading.encoding, systemClock())))
        throw new Refusal(409, 'This import was ended before it was done.')
      await record(ctx, { verb: 'imported', subjectKind: 'import', subjectId: importId, after: counts })
      return true
    })
    if (done) return counts
  }
}

function remarkOn(unplaced: number, line: number): readonly Remark[] {
  if (unplaced === 0) return []
  const records = unplaced === 1 ? 'One record names' : `${unplaced.toLocaleString('en')} records name`
  return [{ line, reason: `${records} none of the searches that were told apart, and came under that of the import.` }]
}

/** Deletes the rows of an import that is no longer shown, in short steps. */
async function removeRows(job: Job<ImportJob>, work: Work): Promise<{ removed: number }> {
  const { importId } = job.input
  if (job.input.undo === true) await adoptOrphans(work.ctx, importId)
  let removed = 0
  for (;;) {
    const ids = await listRowsOf(work.ctx.db, job.reviewId, importId, DELETED_AT_ONCE)
    if (ids.length === 0) return { removed }
    await transaction(work.ctx, async ctx => {
      await forget(ctx.db, job.reviewId, 'record', ids)
      await deleteRecords(ctx.db, job.reviewId, ids)
    })
    removed += ids.length
    if (job.input.undo === true) await work.progress(removed)
  }
}
