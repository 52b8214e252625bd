// Makes a file that takes longer than a person should wait for, and puts it where it is kept.
import fs from 'node:fs'
import path from 'node:path'
import { runHere } from '../../../core/jobs/beside.ts'
import type { Job, Work } from '../../../core/jobs/job.ts'
import { exportArchive } from '../../exchange/actions.ts'
import type { Composing } from '../jobs.ts'
import { finishFile, type MakingJob, placeOf } from './actions.ts'

const COMPOSING = new URL('../jobs.ts', import.meta.url).href

export async function run({ reviewId, input: asked }: Job<MakingJob>, work: Work): Promise<{ readonly bytes: number }> {
  const { exportId, keptAs, slug, wanted } = asked
  const review = { id: reviewId, slug }
  const target = placeOf(work.config.dataDir, keptAs)
  await work.progress(0, null, 'at work')
  await fs.promises.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const reading = { ...work, database: work.ctx.database }
  const input: Composing = { ...wanted, review, now: work.ctx.now }
  const made =
    wanted.format === 'archive'
      ? await exportArchive({ ...work.ctx, review }, work, (done, total) => work.progress(done, total))
      : await runHere(reading, { module: COMPOSING, name: 'composeIntoFile', input })
  await fs.promises.rename(String(made), target)
  await work.progress(1, 1, 'made')
  const { size } = await fs.promises.stat(target)
  await finishFile({ ...work.ctx, review }, exportId, size, work.ctx.now)
  return { bytes: size }
}

export async function sweep({ input }: Job<MakingJob>, work: Work): Promise<void> {
  await fs.promises.rm(placeOf(work.config.dataDir, input.keptAs), { force: true })
}
