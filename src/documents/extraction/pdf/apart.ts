/** Knows how long a PDF may be read for and how much memory that may take; beyond it the thread is ended. */

import { Worker } from 'node:worker_threads'
import type { PdfText } from './read.ts'

export type PdfLimits = { readonly ms: number; readonly bytes: number }

export const PDF_LIMITS: PdfLimits = { ms: 120_000, bytes: 1_200_000_000 }

const LOOK_MS = 250
const TOO_LONG =
  'This PDF takes longer than two minutes to read and was given up. Print it to a new PDF and add that one.'
const TOO_MUCH = 'This PDF unpacks to far more than its size and is not opened. Print it to a new PDF and add that one.'
const BROKEN = 'This PDF is damaged and cannot be read. Download or save it anew and add it again.'

/** Nothing of a PDF is run or fetched: its scripts, actions and attached files are not even looked at. */
export function readPdfApart(bytes: Buffer, limits: PdfLimits = PDF_LIMITS): Promise<PdfText> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes) },
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.bytes / 1_048_576) },
    stdout: true,
    stderr: true,
  })
  return new Promise(resolve => {
    const end = (text: PdfText) => {
      clearTimeout(patience)
      clearInterval(watch)
      void worker.terminate()
      resolve(text)
    }
    const refuse = (sentence: string) => end({ ok: false, sentence })
    const patience = setTimeout(() => refuse(TOO_LONG), limits.ms)
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        used => {
          if (used.used_heap_size + used.external_memory > limits.bytes) refuse(TOO_MUCH)
        },
        () => {},
      )
    }, LOOK_MS)
    worker.on('message', (text: PdfText) => end(text))
    worker.on('error', error =>
      refuse((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_MUCH : BROKEN),
    )
    worker.on('exit', () => refuse(BROKEN))
  })
}
