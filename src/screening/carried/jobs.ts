// The long work of carrying in decisions of another tool, and of taking them back, in short transactions.
import type { Job, Work } from '../../core/jobs/job.ts'
import { carryIn, clearForUndo, frameOf, noteCarried, type Target, takeBack } from './actions.ts'
import { listCarriedTo, listTargets } from './store.ts'

export type CarryingJob = { readonly importId: number; readonly back?: boolean }

const AT_ONCE = 100

export async function run(job: Job<CarryingJob>, work: Work): Promise<unknown> {
  const { importId, back } = job.input
  if (back === true) return { takenBack: await takeAllBack(job, work) }
  const targets = grouped(await listTargets(work.ctx.db, job.reviewId, importId))
  await work.progress(0, targets.length)
  const frame = await frameOf(work.ctx, importId)
  for (let at = 0; at < targets.length; at += AT_ONCE) {
    await carryIn(work.ctx, frame, targets.slice(at, at + AT_ONCE))
    await work.progress(Math.min(at + AT_ONCE, targets.length), targets.length)
  }
  await noteCarried(work.ctx, importId)
  return { records: targets.length }
}

/** Cancelled or interrupted half-way, nothing stays carried in; what was to be taken back is taken back to its end. */
export async function sweep(job: Job<CarryingJob>, work: Work): Promise<void> {
  await takeAllBack(job, work, false)
}

/** The first step of undoing an import, whose rows could not go otherwise. */
export async function makeWay(reviewId: number, importId: number, work: Work): Promise<void> {
  await takeAllBack({ reviewId, input: { importId } }, work, false)
  await clearForUndo(work.ctx, importId)
}

async function takeAllBack(
  job: Pick<Job<CarryingJob>, 'reviewId' | 'input'>,
  work: Work,
  isShown = true,
): Promise<number> {
  let done = 0
  for (;;) {
    const ids = await listCarriedTo(work.ctx.db, job.reviewId, job.input.importId, AT_ONCE)
    if (ids.length === 0) return done
    await takeBack(work.ctx, job.input.importId, ids)
    done += ids.length
    if (isShown) await work.progress(done)
  }
}

function grouped(rows: readonly { readonly recordId: number; readonly target: number }[]): readonly Target[] {
  const groups = Map.groupBy(rows, row => row.target)
  return [...groups].map(([target, own]) => ({ target, recordIds: own.map(row => row.recordId) }))
}
