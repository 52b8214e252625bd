// What changes batches: assigning records to people, moving a batch to another person, taking it back.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { addJob, askToCancel } from '../../core/jobs/store.ts'
import { findMember } from '../../reviews/members/store.ts'
import { getImport } from '../../sources/imports/store.ts'
import { searchName } from '../../sources/searches/domain.ts'
import { getSearch } from '../../sources/searches/store.ts'
import type { Screen } from '../domain.ts'
import { type How, labelOf, type Which } from './domain.ts'
import {
  addToBatch,
  deleteRecordsOf,
  getBatch,
  insertBatch,
  listRecordsOf,
  refreshDone,
  updateBatch,
  type Wanted,
} from './store.ts'

const JOB_KIND = 'assign records'

export type Assignment = {
  readonly screen: Screen
  readonly people: readonly number[]
  readonly which: Which
  readonly how: How
  readonly count: number | null
  readonly importId: number | null
  readonly searchId: number | null
  readonly withHeld: boolean
}

export type AssignJob =
  | {
      readonly batches: readonly number[]
      readonly wanted: Wanted
      readonly count: number | null
      readonly how: How
      readonly seed: string
    }
  | { readonly recount: number }

/** Makes a batch for each person and fills them in a job; its jobs have to be poked afterwards. Returns the batches' numbers. */
export function assignRecords(ctx: ReviewCtx, wish: Assignment): Promise<readonly number[]> {
  return transaction(ctx, async ctx => {
    const { screen, count, how, withHeld, which } = wish
    for (const personId of wish.people) await checkPerson(ctx, personId, 'people')
    const importId = which === 'import' ? await importOf(ctx, wish.importId) : null
    const search = which === 'search' ? await searchOf(ctx, wish.searchId) : null
    const label = labelOf({ which, count, importId, searchName: search?.name ?? '' })
    const batches: number[] = []
    for (const personId of wish.people) {
      const id = await nextId(ctx.db, ctx.review.id, 'batch')
      await insertBatch(ctx.db, {
        ...{ reviewId: ctx.review.id, id, screen, personId, label },
        ...{ createdAt: ctx.now, createdBy: personOf(ctx) },
      })
      await record(ctx, {
        verb: 'assigned',
        subjectKind: 'batch',
        subjectId: id,
        after: { screen, label, person: personId },
      })
      batches.push(id)
    }
    const wanted = { screen, importId, searchId: search?.id ?? null, withHeld }
    const input: AssignJob = { batches, wanted, count, how, seed: `${ctx.review.slug}-batch-${batches[0]}` }
    const jobId = await addJob(ctx, ctx.review.id, JOB_KIND, input)
    await updateBatch(ctx.db, ctx.review.id, batches, { jobId })
    return batches
  })
}

/** Only who may decide can be given records. */
async function checkPerson(ctx: ReviewCtx, personId: number, field: string): Promise<void> {
  const member = await findMember(ctx.db, ctx.review.id, personId)
  if (member === undefined || member.role === 'observer')
    throw invalid(field, 'Choose people who screen: leads and reviewers of this review.')
}

async function importOf(ctx: ReviewCtx, id: number | null): Promise<number> {
  if (id === null) throw invalid('import', 'Choose an import.')
  await getImport(ctx.db, ctx.review.id, id)
  return id
}

async function searchOf(ctx: ReviewCtx, id: number | null) {
  if (id === null) throw invalid('search', 'Choose a search.')
  return { id, name: searchName(await getSearch(ctx.db, ctx.review.id, id)) }
}

/** Part of an assignment, which has its rows of activity. */
export function fillBatch(ctx: ReviewCtx, batchId: number, ids: readonly number[]): Promise<void> {
  return transaction(ctx, ctx => addToBatch(ctx.db, ctx.review.id, batchId, ids))
}

/** Takes out what an assignment that was cancelled or broke off has put in, stretch by stretch; true while there is more. */
export function emptyBatch(ctx: ReviewCtx, batchId: number): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const ids = await listRecordsOf(ctx.db, ctx.review.id, batchId, 0, STRETCH)
    if (ids.length === 0) {
      await updateBatch(ctx.db, ctx.review.id, [batchId], { takenBackAt: ctx.now })
      return false
    }
    await deleteRecordsOf(ctx.db, ctx.review.id, batchId, ids)
    return true
  })
}

const STRETCH = 500

/** Works out what is done for the person who has a batch now; returns the last record looked at, null at the end. */
export function recountBatch(ctx: ReviewCtx, batchId: number, after: number): Promise<number | null> {
  return transaction(ctx, async ctx => {
    const batch = await getBatch(ctx.db, ctx.review.id, batchId)
    const ids = await listRecordsOf(ctx.db, ctx.review.id, batchId, after, STRETCH)
    if (ids.length > 0) await refreshDone(ctx.db, ctx.review.id, batch.screen, ids)
    return ids.at(-1) ?? null
  })
}

/** Gives a batch to someone else, with what is left in it; its jobs have to be poked afterwards. */
export function moveBatch(ctx: ReviewCtx, id: number, personId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const batch = await getBatch(ctx.db, ctx.review.id, id)
    await checkPerson(ctx, personId, 'person')
    if (batch.personId === personId && batch.takenBackAt === null) throw conflict('This person has the batch already.')
    const jobId = await addJob(ctx, ctx.review.id, JOB_KIND, { recount: id } satisfies AssignJob)
    await updateBatch(ctx.db, ctx.review.id, [id], { personId, takenBackAt: null, jobId })
    const [before, after] = [{ person: batch.personId }, { person: personId }]
    await record(ctx, { verb: 'moved', subjectKind: 'batch', subjectId: id, before, after })
  })
}

/** Its records are open to everyone again; `isTaken` false gives them back to the same person. */
export function takeBackBatch(ctx: ReviewCtx, id: number, isTaken: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const batch = await getBatch(ctx.db, ctx.review.id, id)
    if ((batch.takenBackAt !== null) === isTaken)
      throw conflict(isTaken ? 'This batch has been taken back already.' : 'This batch is with its person.')
    if (isTaken && batch.jobId !== null) await askToCancel(ctx.db, ctx.review.id, batch.jobId)
    await updateBatch(ctx.db, ctx.review.id, [id], { takenBackAt: isTaken ? ctx.now : null })
    await record(ctx, { verb: isTaken ? 'took back' : 'gave back', subjectKind: 'batch', subjectId: id })
  })
}
