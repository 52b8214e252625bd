// The other table of contents: which feature's job does which kind of long work. Runs in worker threads.
import { isMainThread, workerData } from 'node:worker_threads'
import type { Config } from './config.ts'
import { openPostgres, openSqlite } from './core/db/open.ts'
import { openFiles } from './core/files.ts'
import type { JobKind } from './core/jobs/job.ts'
import { type JobRow, runJob } from './core/jobs/run.ts'

/** Loaded when first needed, since the readers and writers of formats are large. */
export const jobKinds: Readonly<Record<string, () => Promise<JobKind>>> = {
  'import records': () => import('./sources/imports/jobs.ts'),
  'extract text': () => import('./documents/jobs.ts'),
}

const LOCK_PATIENCE_MS = 5000

export default async function work({ row, only }: { row: JobRow; only?: 'sweep' }): Promise<void> {
  const { config, waiting } = workerData as { config: Config; waiting: SharedArrayBuffer }
  const database =
    config.databaseUrl === null
      ? openSqlite(`${config.dataDir}/retroduce.db`, LOCK_PATIENCE_MS)
      : await openPostgres(config.databaseUrl)
  try {
    const load = jobKinds[row.kind]
    if (load === undefined) throw new Error(`There is no job kind ${row.kind}.`)
    await runJob(
      row,
      await load(),
      { database, config, files: openFiles(config.dataDir) },
      new Int32Array(waiting),
      only,
    )
  } finally {
    await database.close()
  }
}

export const runsInThread = !isMainThread
