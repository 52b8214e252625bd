// What changes imports: received, started, cancelled, undone.

import { dayOf } from '../../core/clock.ts'
import { record } from '../../core/db/activity.ts'
import { nextId, nextIds } from '../../core/db/counter.ts'
import { dropUnusedFileRow, keepFileRow } from '../../core/db/kept-files.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import type { Files } from '../../core/files/kept.ts'
import { addJob, askToCancel } from '../../core/jobs/store.ts'
import type { EarlierDecision } from '../reading/decisions.ts'
import { clean } from '../reading/plain-text.ts'
import { logSearch } from '../searches/actions.ts'
import { getSearch } from '../searches/store.ts'
import { type Choices, readChoices, type ValueSearch } from './choices.ts'
import type { ImportStage } from './domain.ts'
import { type LookedUp, saveBatch } from './saving/actions.ts'
import type { Finder } from './saving/finder.ts'
import {
  findSameFile,
  findWorkedOn,
  getImport,
  insertCarriedDecisions,
  insertImport,
  listNewest,
  moveImport,
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

/** How the file is to be read and what it stands for, before the import begins. */
export function chooseReading(
  ctx: ReviewCtx,
  id: number,
  choices: Choices,
  told: { readonly encoding: string; readonly format: string },
): Promise<void> {
  const { encoding, format } = told
  return transaction(ctx, async ctx => {
    const before = await getImport(ctx.db, ctx.review.id, id)
    if (before.choices === JSON.stringify(choices) && before.encoding === encoding && before.format === format) return
    const to = { state: 'preview', choices: JSON.stringify(choices), encoding, format } as const
    if (!(await moveImport(ctx.db, ctx.review.id, id, ['preview'], to)))
      throw conflict('This import has been started or given up already.')
    const { columns, division, by } = choices
    await record(ctx, {
      verb: 'chose how to read',
      subjectKind: 'import',
      subjectId: id,
      after: { encoding, columns, division, by },
    })
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
    const placed = await placeSearches(ctx, imported.searchId, readChoices(imported.choices))
    const jobId = await addJob(ctx, ctx.review.id, JOB_KIND, { importId: id })
    const to = { state: 'running', jobId, stage: choice.stage, ...placed } as const
    if (!(await moveImport(ctx.db, ctx.review.id, id, ['preview'], to))) {
      throw conflict('This import has been started or given up already.')
    }
    await record(ctx, { verb: 'started', subjectKind: 'import', subjectId: id, after: { stage: choice.stage } })
    return jobId
  })
}

/** Makes the searches that were asked for in the log; the import then names each by its number. */
async function placeSearches(ctx: ReviewCtx, searchId: number, choices: Choices) {
  if (choices.division === 'one') return {}
  const { iteration, runOn, status } = await getSearch(ctx.db, ctx.review.id, searchId)
  const beside = { iteration, runOn: status === 'run' ? runOn : dayOf(ctx.now), status: 'run' } as const
  if (choices.division === 'merged') {
    const note = 'A library that was merged before it came here; which search each record is from is not known.'
    return { searchId: await logSearch(ctx, { ...beside, kind: 'other', source: choices.mergedName, note }) }
  }
  const made = new Map<string, number>()
  const searches: ValueSearch[] = []
  for (const { value, search } of choices.searches) {
    if (typeof search === 'number') await getSearch(ctx.db, ctx.review.id, search)
    const key = value.toLowerCase()
    const id =
      search === 'new'
        ? (made.get(key) ?? (await logSearch(ctx, { ...beside, kind: 'database', source: value })))
        : search
    if (search === 'new') made.set(key, id as number)
    searches.push({ value, search: id })
  }
  return { choices: JSON.stringify({ ...choices, searches } satisfies Choices) }
}

export type Waiting = LookedUp & { readonly decisions: readonly EarlierDecision[] }

/** A batch of records together with what another tool had decided about them. */
export function saveWithDecisions(
  ctx: ReviewCtx,
  importId: number,
  batch: readonly Waiting[],
  finder: Finder,
): Promise<{ readonly new: number; readonly duplicates: number }> {
  return transaction(ctx, async ctx => {
    const saved = await saveBatch(ctx, importId, batch, finder)
    const count = batch.reduce((sum, one) => sum + one.decisions.length, 0)
    if (count === 0) return saved
    const ids = await listNewest(ctx.db, ctx.review.id, importId, batch.length)
    let id = await nextIds(ctx.db, ctx.review.id, 'carried decision', count)
    const rows = batch.flatMap(({ decisions }, at) =>
      decisions.map(({ note, reason, who, raw, ...one }) => ({
        ...one,
        ...{ note: clean(note.slice(0, 2_000)), reason: clean(reason), who: clean(who), raw: clean(raw) },
        reviewId: ctx.review.id,
        id: id++,
        importId,
        recordId: ids[at]!,
      })),
    )
    await insertCarriedDecisions(ctx.db, rows)
    return saved
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
