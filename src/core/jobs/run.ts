// Runs one claimed job from its first row to its last, the same in a worker thread and, for tests and commands, in place.
import { systemClock } from '../clock.ts'
import { insideTransaction } from '../db/sqlite.ts'
import { machinery } from '../db/transaction.ts'
import { Invalid, Refusal } from '../errors.ts'
import { Cancelled, type Job, type JobKind, type Services, type Work } from './job.ts'
import { beat, finishJob } from './store.ts'

export type JobRow = {
  id: number
  reviewId: number
  kind: string
  personId: number | null
  actorKind: string
  input: string
}

/** A worker stands aside as long as the main thread waits for the lock, in steps, but never so long that it starves itself. */
const STAND_ASIDE_MS = 8
const STEPS_ASIDE = 8
const BEAT_MS = 400

/** `waiting` counts main-thread writers that wait (shared between threads); null when there is only one thread. */
export async function runJob(
  row: JobRow,
  kind: JobKind,
  services: Services,
  waiting: Int32Array | null,
  only?: 'sweep',
): Promise<void> {
  const job: Job<never> = {
    id: row.id,
    reviewId: row.reviewId,
    kind: row.kind,
    personId: row.personId,
    input: JSON.parse(row.input) as never,
  }
  const work = workOf(row, services, waiting)
  const finish = (end: Parameters<typeof finishJob>[3]) =>
    machinery(services.database, db => finishJob(db, job.id, systemClock(), end))
  if (only === 'sweep') {
    await kind.sweep?.(job, work)
    return finish({
      state: 'failed',
      problem: 'The server was stopped before this was done. Nothing of it was kept; start it again.',
    })
  }
  try {
    const result = await kind.run(job, work)
    await finish({ state: 'done', result })
  } catch (error) {
    await kind.sweep?.(job, work)
    if (error instanceof Cancelled) return finish({ state: 'cancelled' })
    const safe = error instanceof Refusal || error instanceof Invalid
    await finish({
      state: 'failed',
      problem: safe ? error.message : 'Something went wrong here, and nothing of it was kept.',
    })
    if (!safe) throw error
  }
}

function workOf(row: JobRow, services: Services, waiting: Int32Array | null): Work {
  let last = 0
  const actor =
    row.personId === null
      ? ({ kind: row.actorKind === 'command line' ? 'command line' : 'system', id: null } as const)
      : ({ kind: 'person', id: row.personId } as const)
  return {
    ctx: {
      database: services.database,
      db: services.database.read,
      now: systemClock(),
      actor,
      review: { id: row.reviewId, slug: '' },
    },
    files: services.files,
    config: services.config,
    progress: async (done, total, stage) => {
      for (let step = 0; step < STEPS_ASIDE && waiting !== null && Atomics.load(waiting, 0) > 0; step++)
        await new Promise(resolve => setTimeout(resolve, STAND_ASIDE_MS))
      const now = Date.now()
      if (now - last < BEAT_MS && stage === undefined) return
      last = now
      if (insideTransaction.getStore() === true) throw new Error('progress() was called inside a transaction')
      if (await machinery(services.database, db => beat(db, row.id, systemClock(), done, total, stage)))
        throw new Cancelled()
    },
  }
}
