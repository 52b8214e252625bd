// The long work of batches: filling them from among the undecided records, and counting anew when one goes to someone else.
import type { Job, Work } from '../../core/jobs/job.ts'
import { UNTOUCHED } from '../queue/domain.ts'
import { type AssignJob, emptyBatch, fillBatch, recountBatch } from './actions.ts'
import { deal } from './domain.ts'
import { listUndecided } from './store.ts'

const READ_AT_ONCE = 5_000
const SAVED_AT_ONCE = 1_000

export async function run(job: Job<AssignJob>, work: Work): Promise<unknown> {
  const { input } = job
  if ('recount' in input) return recount(input.recount, work)
  await work.progress(0)
  const ids = await listAll(job.reviewId, input, work)
  const hands = deal(ids, input.batches.length, input.how, input.seed)
  const total = hands.reduce((sum, hand) => sum + hand.length, 0)
  let done = 0
  for (const [at, hand] of hands.entries()) {
    for (let from = 0; from < hand.length; from += SAVED_AT_ONCE) {
      const part = hand.slice(from, from + SAVED_AT_ONCE)
      await fillBatch(work.ctx, input.batches[at] ?? 0, part)
      done += part.length
      await work.progress(done, total)
    }
  }
  return { records: ids.length }
}

/** A cancelled or broken assignment leaves nobody with half of it; counting can be done again. */
export async function sweep(job: Job<AssignJob>, work: Work): Promise<void> {
  if ('recount' in job.input) return
  for (const batch of job.input.batches) while (await emptyBatch(work.ctx, batch));
}

async function listAll(
  reviewId: number,
  input: Exclude<AssignJob, { recount: number }>,
  work: Work,
): Promise<number[]> {
  const { wanted, count } = input
  const most = count ?? Number.POSITIVE_INFINITY
  const all: number[] = []
  for (const standing of [UNTOUCHED[wanted.screen], 'awaiting second reviewer']) {
    for (let after = 0; all.length < most; ) {
      const limit = Math.min(READ_AT_ONCE, most - all.length)
      const part = await listUndecided(work.ctx.db, reviewId, wanted, standing, after, limit)
      for (const id of part) all.push(id)
      after = part.at(-1) ?? 0
      if (part.length < limit) break
    }
  }
  return all
}

async function recount(batch: number, work: Work): Promise<unknown> {
  let counted = 0
  for (let after: number | null = 0; after !== null; ) {
    after = await recountBatch(work.ctx, batch, after)
    counted += 1
    await work.progress(counted)
  }
  return {}
}
