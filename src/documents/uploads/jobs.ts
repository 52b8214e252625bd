// The long work of many full texts: each is read in turn and placed at the record it is of, where something tells.
import { readFile } from 'node:fs/promises'
import { runApart } from '../../core/jobs/apart.ts'
import type { Job, Work } from '../../core/jobs/job.ts'
import { placeText, refuseFile } from './actions.ts'
import { matchOf } from './matching.ts'
import { listSought, listUploadFiles } from './store.ts'

export async function run(job: Job<{ readonly uploadId: number }>, work: Work): Promise<unknown> {
  const { uploadId } = job.input
  const { ctx } = work
  const files = await listUploadFiles(ctx.db, job.reviewId, uploadId)
  const waiting = files.filter(file => file.state === 'waiting')
  const sought = await listSought(ctx.db, job.reviewId)
  const { extractText } = await import('../extraction/extract.ts')
  let added = 0
  for (const [at, { number, fileName, fileHash }] of waiting.entries()) {
    await work.progress(at, waiting.length, fileName.slice(0, 100))
    const path = work.files.find(job.reviewId, fileHash)
    const found =
      path === null
        ? ({ ok: false, sentence: 'The file is no longer on this server.' } as const)
        : await extractText(await readFile(path), runApart)
    if (!found.ok) {
      await refuseFile(ctx, uploadId, number, found.sentence)
      continue
    }
    const read = { uploadId, number, found: found.value }
    if ((await placeText(ctx, read, matchOf(found.value, fileName, sought))) === 'added') added += 1
  }
  await work.progress(waiting.length, waiting.length)
  return { upload: uploadId, added }
}
