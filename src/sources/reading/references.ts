// Reads a file of references from its bytes to records, piece by piece, whatever its encoding; memory stays that of a piece.

import { type Decoder, decoder, type Encoding, SAMPLE_BYTES } from '../imports/encoding.ts'
import type { RecordFields } from '../records/fields.ts'
import { type FileKind, kindOf, refusalOf, SNIFF_CHARACTERS } from './kind.ts'
import { type Remark, type RisEntry, type RisReader, risReader } from './ris.ts'
import { toRecord } from './ris-record.ts'

/** One reference of the file: either a record or the reason why it is none. */
export type Reference = {
  readonly line: number
  /** The lines as they came; empty when there were too many of them. */
  readonly raw: string
  readonly record: RecordFields | null
  readonly refusal: string | null
}

export type FileReading = {
  readonly kind: FileKind
  readonly encoding: Encoding
  /** Why nothing of the file was read; null when it was. */
  readonly refusal: string | null
  /** What a person may want to look at in records that were kept, and lines that belong to none. */
  readonly remarks: readonly Remark[]
}

/** Remarks beyond this number are left out. */
export const MOST_REMARKS = 500

/** Yields the references in lists as the file goes by; what the file was is the generator's return value. */
export async function* readReferences(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<readonly Reference[], FileReading> {
  const text = decoder()
  const remarks: Remark[] = []
  let reader: RisReader | null = null
  let opening = ''
  for await (const piece of gathered(bytes)) {
    const decoded = text.write(piece)
    if (reader) {
      yield toReferences(reader.push(decoded), remarks)
      continue
    }
    opening += decoded
    if (opening.length < SNIFF_CHARACTERS && kindOf(opening) !== 'ris') continue
    const kind = kindOf(opening)
    if (refusalOf(kind)) return refused(kind, text)
    reader = risReader()
    yield toReferences(reader.push(opening), remarks)
  }
  const tail = text.end()
  if (!reader) {
    const kind = kindOf(opening + tail)
    if (refusalOf(kind)) return refused(kind, text)
    reader = risReader()
    yield toReferences(reader.push(opening), remarks)
  }
  yield toReferences(reader.push(tail), remarks)
  yield toReferences(reader.end(), remarks)
  return { kind: 'ris', encoding: text.encoding(), refusal: null, remarks: inOrder(remarks, reader, text) }
}

function refused(kind: FileKind, text: Decoder): FileReading {
  return { kind, encoding: text.encoding(), refusal: refusalOf(kind), remarks: [] }
}

function toReferences(entries: readonly RisEntry[], remarks: Remark[]): readonly Reference[] {
  return entries.map(entry => {
    const { line, raw, refusal } = entry
    if (refusal) return { line, raw, refusal, record: null }
    const read = toRecord(entry)
    if (remarks.length < MOST_REMARKS) remarks.push(...read.remarks)
    return { line, raw, refusal, record: read.fields }
  })
}

function inOrder(remarks: readonly Remark[], reader: RisReader, text: Decoder): readonly Remark[] {
  const mended = text.mended()
  const first: Remark[] =
    mended > 0 ? [{ line: 1, reason: `${mended} bytes are not UTF-8; they were read as Windows-1252.` }] : []
  const all = [...first, ...remarks, ...reader.remarks]
  return all.toSorted((a, b) => a.line - b.line).slice(0, MOST_REMARKS)
}

/** The first pieces joined until they are long enough to tell UTF-16 by; the rest as they come. */
async function* gathered(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sample: Uint8Array[] | null = []
  let length = 0
  for await (const piece of bytes) {
    if (!sample) {
      yield piece
      continue
    }
    sample.push(piece)
    length += piece.length
    if (length < SAMPLE_BYTES) continue
    yield Buffer.concat(sample)
    sample = null
  }
  if (sample) yield Buffer.concat(sample)
}
