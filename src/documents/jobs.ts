// The long work of documents: reading an uploaded file into a text.
import { readFile } from 'node:fs/promises'
import { notFound, Refusal } from '../core/errors.ts'
import { runApart } from '../core/jobs/apart.ts'
import type { Job, Work } from '../core/jobs/job.ts'
import { addText, type KeptFile } from './texts/actions.ts'

export type ExtractionJob = KeptFile & { readonly documentId: number }

const STAGES = 3

/** Reads the kept file and gives the document its text; what cannot be read fails with a sentence. */
export async function run(job: Job<ExtractionJob>, work: Work): Promise<unknown> {
  const { documentId, ...file } = job.input
  const path = work.files.find(job.reviewId, file.hash)
  if (path === null) throw notFound('The uploaded file')
  await work.progress(1, STAGES, 'reading the file')
  const { extractText } = await import('./extraction/extract.ts')
  const found = await extractText(await readFile(path), runApart)
  if (!found.ok) throw new Refusal(422, found.sentence)
  await work.progress(2, STAGES, 'keeping the text')
  const text = await addText(work.ctx, documentId, found.value, file)
  await work.progress(STAGES, STAGES, 'done')
  return { document: documentId, ...text }
}
