// The other table of contents: which feature's job does which kind of long work. Runs in worker threads.
import { workerData } from 'node:worker_threads'
import type { Config } from './config.ts'
import { openPostgres, openSqlite } from './core/db/open.ts'
import { openFiles } from './core/files/kept.ts'
import type { Job, JobKind, Work } from './core/jobs/job.ts'
import { type JobRow, runJob } from './core/jobs/run.ts'

/** Loaded when first needed, since the readers and writers of formats are large. */
export const jobKinds: Readonly<Record<string, () => Promise<JobKind>>> = {
  'import records': importing,
  'carry in decisions': () => import('./screening/carried/jobs.ts'),
  'find duplicates again': () => import('./sources/duplicates/jobs.ts'),
  'settle a screen': () => import('./screening/rules/jobs.ts'),
  'assign records': () => import('./screening/batches/jobs.ts'),
  'extract text': () => import('./documents/jobs.ts'),
  'bring in a table': () => import('./synthesis/bringing/jobs.ts'),
  'bring in a project': () => import('./reports/qda/intake/jobs.ts'),
  'place full texts': () => import('./documents/uploads/jobs.ts'),
  'make an export': () => import('./reports/exports/kept/jobs.ts'),
}

/** Undoing an import takes back first what was carried in with it, which its own feature knows nothing of. */
async function importing(): Promise<JobKind> {
  const { run, sweep } = await import('./sources/imports/jobs.ts')
  const first = (task: (job: Job<never>, work: Work) => Promise<unknown>) => async (job: Job<never>, work: Work) => {
    const { importId, undo } = job.input as { readonly importId: number; readonly undo?: boolean }
    if (undo === true) {
      const { makeWay } = await import('./screening/carried/jobs.ts')
      await makeWay(job.reviewId, importId, work)
    }
    return task(job, work)
  }
  return { run: first(run), sweep: async (job, work) => void (await first(sweep)(job, work)) }
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
