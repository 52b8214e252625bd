/** Knows within what limits a PDF is read, and what to say of one that goes beyond them. */

import type { PdfText } from './read.ts'

export type PdfLimits = { readonly ms: number; readonly bytes: number }

/** A thread that can be ended; core/jobs/apart.ts has it, and whoever may use that hands it in. */
export type Apart = (task: {
  readonly module: string
  readonly name: string
  readonly input: unknown
  readonly limits: PdfLimits
}) => Promise<{ readonly value: unknown } | { readonly given: 'too long' | 'too much' | 'broken' }>

export const PDF_LIMITS: PdfLimits = { ms: 120_000, bytes: 1_200_000_000 }

const SENTENCES = {
  'too long':
    'This PDF takes longer than two minutes to read and was given up. Print it to a new PDF and add that one.',
  'too much': 'This PDF unpacks to far more than its size and is not opened. Print it to a new PDF and add that one.',
  broken: 'This PDF is damaged and cannot be read. Download or save it anew and add it again.',
} as const

/** Nothing of a PDF is run or fetched: its scripts, actions and attached files are not even looked at. */
export async function readPdfApart(bytes: Buffer, apart: Apart, limits: PdfLimits = PDF_LIMITS): Promise<PdfText> {
  const module = new URL('./read.ts', import.meta.url).href
  const ended = await apart({ module, name: 'readPdf', input: new Uint8Array(bytes), limits })
  return 'value' in ended ? (ended.value as PdfText) : { ok: false, sentence: SENTENCES[ended.given] }
}
