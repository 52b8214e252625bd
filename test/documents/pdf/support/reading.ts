/** Reads a PDF in place, so that a test fails with what went wrong. */
import { readPdf } from '../../../../src/documents/extraction/pdf/read.ts'
import type { FoundText } from '../../../../src/documents/extraction/plain.ts'

export async function reading(bytes: Buffer): Promise<FoundText> {
  const read = await readPdf(bytes)
  if (!read.ok) throw new Error(read.sentence)
  return read.found
}

export async function refusal(bytes: Buffer): Promise<string> {
  const read = await readPdf(bytes)
  return read.ok ? `not refused: ${read.found.text.slice(0, 80)}` : read.sentence
}
