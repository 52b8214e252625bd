// Starts jobs in worker threads as soon as they are added, and picks up what other servers or commands have added.
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../../config.ts'
import type { Clock } from '../clock.ts'
import { minutesLater } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { waitingWriters } from '../db/sqlite.ts'
import { machinery } from '../db/transaction.ts'
import { openFiles } from '../files/kept.ts'
import { type BesideTask, MOST_HEAP_MB, openBeside, runHere } from './beside.ts'
import { type JobRow, runJob } from './run.ts'
import { claimJob, finishJob, isRunning, listInterrupted } from './store.ts'

const POLL_MS = 2000
const DEAD_MINUTES = 1
const NEVER_BEGUN = 'This could not be done on this server. Tell the person who runs it.'

export type Jobs = {
  /** Looks for waiting jobs now instead of at the next poll; to be called after the transaction that added one. */
  poke(): void
  /** Runs every waiting job in this thread until none is left; for tests and commands. */
  runAll(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  /** Runs a function that only reads beside this thread once the server has started, in this thread before. */
  beside(task: BesideTask): Promise<unknown>
}

export function openJobs(database: Database, config: Config, clock: Clock, log: Logger): Jobs {
  const services = { database, config, files: openFiles(config.dataDir) }
  const threads = openThreads(config)
  const beside = openBeside(config)
  let timer: NodeJS.Timeout | null = null
  let turning = false
  const claim = () => machinery(database, db => claimJob(db, clock()))
  const inWorker = async (row: JobRow, only?: 'sweep') => {
    try {
      await threads.run({ row, only })
    } catch (error) {
      log.error({ job: row.id, error: String(error) }, 'job failed')
      await afterFailure(row, only)
    }
  }
  /** A thread that could not start or died has said nothing in the row: what it left is swept, and the row ends. */
  const afterFailure = async (row: JobRow, only?: 'sweep') => {
    if (!(await isRunning(database.read, row.id))) return
    if (only === undefined) return inWorker(row, 'sweep')
    await machinery(database, db => finishJob(db, row.id, clock(), { state: 'failed', problem: NEVER_BEGUN }))
  }
  const turn = async () => {
    if (turning || timer === null) return
    turning = true
    try {
      for (let row = await claim(); row !== undefined; row = await claim()) void inWorker(row)
    } catch (error) {
      log.error({ error: String(error) }, 'looking for jobs failed')
    } finally {
      turning = false
    }
  }
  return {
    poke: () => void turn(),
    runAll: async () => {
      const { jobKinds } = await import('../../worker.ts')
      for (let row = await claim(); row !== undefined; row = await claim()) {
        const load = jobKinds[row.kind]
        if (load === undefined) throw new Error(`There is no job kind ${row.kind}.`)
        await runJob(row, await load(), services, null)
      }
    },
    start: async () => {
      timer = setInterval(() => void turn(), POLL_MS)
      timer.unref()
      for (const row of await listInterrupted(database.read, minutesLater(clock(), -DEAD_MINUTES)))
        void inWorker(row, 'sweep')
      void turn()
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer)
      timer = null
      await threads.close()
      await beside.close()
    },
    beside: task => (timer === null ? runHere(services, task) : beside.run(task)),
  }
}

/** The worker threads, begun once with the first job; each ends when there has been none for a while. */
function openThreads(config: Config) {
  let pool: Promise<import('piscina').Piscina> | null = null
  const begin = async () => {
    const { Piscina } = await import('piscina')
    return new Piscina({
      filename: path.resolve(import.meta.dirname, '../../worker.ts'),
      minThreads: 0,
      maxThreads: Math.max(1, availableParallelism() - 1),
      idleTimeout: 5000,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
      workerData: { config, waiting: waitingWriters.buffer },
    })
  }
  return {
    run: async (task: { readonly row: JobRow; readonly only: 'sweep' | undefined }) => {
      pool ??= begin()
      await (await pool).run(task)
    },
    close: async () => {
      await (await pool)?.destroy()
    },
  }
}
