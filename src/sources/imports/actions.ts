// What changes imports: received, started, saved batch by batch, cancelled, undone.
import { record } from '../../core/db/activity.ts'
import { nextId, nextIds } from '../../core/db/counter.ts'
import { dropUnusedFileRow, keepFileRow } from '../../core/db/kept-files.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import type { Files } from '../../core/files.ts'
import { addJob, askToCancel } from '../../core/jobs/store.ts'
import { searchBody } from '../records/rows.ts'
import { getSearch } from '../searches/store.ts'
import { comparable, knownRecords, type Prepared } from './batch.ts'
import type { ImportStage } from './domain.ts'
import {
  countAsNew,
  findSameFile,
  findWorkedOn,
  getImport,
  insertImport,
  insertRecords,
  listCandidates,
  listNewOf,
  listOrphans,
  moveDuplicates,
  moveImport,
  type NewRecord,
  setDuplicate,
} from './store.ts'

export const JOB_KIND = 'import records'

export type KeptFile = {
  readonly hash: string
  readonly bytes: number
  readonly name: string
  readonly format: string
  readonly encoding: string
}

/** A file that was kept on disk becomes an import that nobody has started yet. */
export function receiveImport(ctx: ReviewCtx, searchId: number, file: KeptFile): Promise<number> {
  return transaction(ctx, async ctx => {
    await getSearch(ctx.db, ctx.review.id, searchId)
    const { hash, bytes, name, format, encoding } = file
    await keepFileRow(ctx.db, { reviewId: ctx.review.id, hash, name, kind: 'references', bytes, keptAt: ctx.now })
    const id = await nextId(ctx.db, ctx.review.id, 'import')
    const row = { reviewId: ctx.review.id, id, searchId, fileName: name, fileHash: hash, bytes, format, encoding }
    await insertImport(ctx.db, {
      ...row,
      state: 'preview',
      jobId: null,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
      finishedAt: null,
    })
    await record(ctx, { verb: 'received', subjectKind: 'import', subjectId: id, after: { searchId, format, bytes } })
    return id
  })
}

/** Hands the import to a worker; returns the number of the job. The same file again has to be asked for. */
export function startImport(
  ctx: ReviewCtx,
  id: number,
  choice: { readonly stage: ImportStage; readonly again: boolean },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const imported = await getImport(ctx.db, ctx.review.id, id)
    const same = choice.again ? undefined : await findSameFile(ctx.db, ctx.review.id, imported.fileHash, id)
    if (same)
      throw invalid(
        'again',
        `This very file was imported before, as import ${same.id}. Tick the box to import it again.`,
      )
    const jobId = await addJob(ctx, ctx.review.id, JOB_KIND, { importId: id })
    if (!(await moveImport(ctx.db, ctx.review.id, id, ['preview'], { state: 'running', jobId, stage: choice.stage }))) {
      throw conflict('This import has been started or given up already.')
    }
    await record(ctx, { verb: 'started', subjectKind: 'import', subjectId: id, after: { stage: choice.stage } })
    return jobId
  })
}

/** Given up before it started, or asked to stop: the worker then sweeps what it had saved. */
export async function cancelImport(ctx: ReviewCtx, files: Files, id: number): Promise<void> {
  const hash = await transaction(ctx, async ctx => {
    const imported = await getImport(ctx.db, ctx.review.id, id)
    if (imported.state === 'running' && imported.jobId !== null) {
      await askToCancel(ctx.db, ctx.review.id, imported.jobId)
      await record(ctx, { verb: 'asked to cancel', subjectKind: 'import', subjectId: id })
      return null
    }
    if (!(await moveImport(ctx.db, ctx.review.id, id, ['preview'], { state: 'cancelled', finishedAt: ctx.now }))) {
      throw conflict('This import is over; there is nothing left to cancel.')
    }
    await record(ctx, { verb: 'cancelled', subjectKind: 'import', subjectId: id })
    return imported.fileHash
  })
  if (hash !== null) await letFileGo(ctx, files, hash)
}

/** The file of an import that came to nothing goes too, unless something else rests on it. */
export async function letFileGo(ctx: ReviewCtx, files: Files, hash: string): Promise<void> {
  const isGone = await transaction(ctx, ctx => dropUnusedFileRow(ctx.db, ctx.review.id, hash))
  if (isGone) await files.remove(ctx.review.id, hash)
}

/** Takes the records of an import out again while nobody has worked on any of them; the worker deletes their rows. */
export function undoImport(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const imported = await getImport(ctx.db, ctx.review.id, id)
    const worked = await findWorkedOn(ctx.db, ctx.review.id, id)
    if (worked)
      throw conflict(
        `Record ${worked.id} of this import has been screened, sought or made a document, so the import stays.`,
      )
    const jobId = await addJob(ctx, ctx.review.id, JOB_KIND, { importId: id, undo: true })
    if (!(await moveImport(ctx.db, ctx.review.id, id, ['complete'], { state: 'undone', jobId, finishedAt: ctx.now }))) {
      throw conflict('Only an import that is complete can be undone.')
    }
    const { readCount, newCount, duplicateCount, refusedCount } = imported
    await record(ctx, {
      verb: 'undid',
      subjectKind: 'import',
      subjectId: id,
      before: { readCount, newCount, duplicateCount, refusedCount },
    })
  })
}

/** Saves up to a few hundred records of a running import, copies set aside, in one transaction. */
export async function saveBatch(
  ctx: ReviewCtx,
  importId: number,
  batch: readonly Prepared[],
): Promise<{ new: number; duplicates: number }> {
  if (batch.length === 0) return { new: 0, duplicates: 0 }
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const known = knownRecords(
      await listCandidates(ctx.db, reviewId, importId, keys(batch, 'doi'), keys(batch, 'titleKey')),
    )
    const first = await nextIds(ctx.db, reviewId, 'record', batch.length)
    const rows: NewRecord[] = []
    let duplicates = 0
    for (const [at, prepared] of batch.entries()) {
      const record = comparable(prepared)
      const copy = known.copyOf(record)
      if (copy) duplicates += 1
      else known.add(first + at, record)
      const row = {
        ...prepared.columns,
        reviewId,
        id: first + at,
        importId,
        raw: prepared.raw,
        line: prepared.line,
        createdAt: ctx.now,
        createdBy: personOf(ctx),
      }
      rows.push({
        ...row,
        searchId: null,
        cameIn: null,
        duplicateOf: copy?.id ?? null,
        duplicateBy: copy?.rule ?? null,
      })
    }
    await insertRecords(ctx.db, rows)
    const entries = batch.map(({ fields }, at) => ({
      kind: 'record',
      id: first + at,
      title: fields.title,
      body: searchBody(fields),
    }))
    await index(ctx.db, reviewId, entries)
    return { new: batch.length - duplicates, duplicates }
  })
}

function keys(batch: readonly Prepared[], name: 'doi' | 'titleKey'): string[] {
  return [...new Set(batch.map(({ columns }) => columns[name]))].filter(key => key !== '')
}

/** Copies of records that became visible while this import ran are set aside as well; returns how many. */
export async function settleLateArrivals(
  ctx: ReviewCtx,
  importId: number,
  progress: () => Promise<void>,
): Promise<number> {
  let settled = 0
  for (let after = 0; ; ) {
    const mine = await listNewOf(ctx.db, ctx.review.id, importId, after, 150)
    const last = mine.at(-1)
    if (!last) return settled
    after = last.id
    settled += await transaction(ctx, async ctx => {
      const own = new Set(mine.map(row => row.id))
      const found = await listCandidates(
        ctx.db,
        ctx.review.id,
        importId,
        mine.map(row => row.doi).filter(Boolean),
        mine.map(row => row.titleKey).filter(Boolean),
      )
      const known = knownRecords(found.filter(row => !own.has(row.id)))
      let copies = 0
      for (const row of mine) {
        const copy = known.copyOf({ ...row, authors: JSON.parse(row.authors) as string[] })
        if (!copy) continue
        await moveDuplicates(ctx.db, ctx.review.id, row.id, copy.id)
        await setDuplicate(ctx.db, ctx.review.id, row.id, copy.id, copy.rule)
        copies += 1
      }
      return copies
    })
    await progress()
  }
}

/** Where the first copy of a record is about to go with its import, the next copy takes its place. */
export function adoptOrphans(ctx: ReviewCtx, importId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const heirs = new Map<number, number>()
    for (const orphan of await listOrphans(ctx.db, ctx.review.id, importId)) {
      const gone = orphan.duplicateOf!
      if (heirs.has(gone)) continue
      heirs.set(gone, orphan.id)
      await setDuplicate(ctx.db, ctx.review.id, orphan.id, null, null)
      if (orphan.importId !== null) await countAsNew(ctx.db, ctx.review.id, orphan.importId)
      await moveDuplicates(ctx.db, ctx.review.id, gone, orphan.id)
    }
  })
}
