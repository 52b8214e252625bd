// Reads a file of references from its bytes to records, piece by piece, whatever its format and encoding.

import { type Decoder, decoder, type Encoding, SAMPLE_BYTES } from '../imports/encoding.ts'
import type { RecordFields } from '../records/fields.ts'
import { AS_TOLD, type ReadingChoice } from './choice.ts'
import { decisionsIn, type EarlierDecision } from './decisions.ts'
import { type Column, type Entry, type EntryReader, type Field, MOST_REMARKS, type Remark } from './entry.ts'
import { type Format, openFormat } from './formats.ts'
import { type FileKind, isZip, kindOf, refusalOf, SNIFF_CHARACTERS } from './kind.ts'
import { type FieldTable, toRecord } from './record.ts'

/** One reference of the file: either a record or the reason why it is none. */
export type Reference = {
  readonly line: number
  /** The text as it came; empty when there was too much of it. */
  readonly raw: string
  readonly record: RecordFields | null
  readonly refusal: string | null
  /** What another screening tool had decided about it. */
  readonly decisions: readonly EarlierDecision[]
  /** Every tag with its text, by which the searches in one file can be told apart. */
  readonly tags: readonly Field[]
}

export type FileReading = {
  readonly kind: FileKind
  readonly encoding: Encoding
  /** Why nothing of the file was read; null when it was. */
  readonly refusal: string | null
  /** What a person may want to look at in records that were kept, and lines that belong to none. */
  readonly remarks: readonly Remark[]
  /** How the columns of a table were understood; empty for other formats. */
  readonly columns: readonly Column[]
}

export type ReadingOptions = {
  /** False when the file goes on after these bytes: what is cut in half at their end is left out. */
  readonly isWhole?: boolean
  readonly choice?: ReadingChoice
}

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Yields the references in lists as the file goes by; what the file was is the generator's return value. */
export async function* readReferences(
  bytes: Bytes,
  options: ReadingOptions = {},
): AsyncGenerator<readonly Reference[], FileReading> {
  const choice = options.choice ?? AS_TOLD
  const text = decoder(choice.encoding)
  const found: Remark[] = []
  let kind: FileKind = 'unknown'
  let format: Format | null = null
  let opening = ''
  let count = 0
  const convert = (entries: readonly Entry[], table: FieldTable) => {
    count += entries.length
    return toReferences(entries, table, found)
  }
  const pieces = gathered(bytes)
  for await (const piece of pieces) {
    if (format === null && opening === '' && isZip(piece)) return yield* readWorkbook(piece, pieces, choice)
    const decoded = text.write(piece)
    if (format === null) {
      opening += decoded
      if (opening.length < SNIFF_CHARACTERS && kindOf(opening) !== 'ris') continue
      kind = asChosen(kindOf(opening), choice)
      if (refusalOf(kind)) return refused(kind, text, refusalOf(kind))
      format = await openFormat(kind, opening, choice)
    }
    const entries = await format.reader.push(opening || decoded)
    opening = ''
    const refusal = format.reader.refusal?.() ?? null
    if (refusal) return refused(kind, text, refusal)
    yield convert(entries, format.table)
  }
  const tail = opening + text.end()
  if (format === null) {
    kind = asChosen(kindOf(tail), choice)
    if (refusalOf(kind)) return refused(kind, text, refusalOf(kind))
    format = await openFormat(kind, tail, choice)
  }
  yield convert(await format.reader.push(tail), format.table)
  if (options.isWhole !== false || count === 0) yield convert(await format.reader.end(), format.table)
  const refusal = format.reader.refusal?.() ?? null
  if (refusal) return refused(kind, text, refusal)
  return reading(kind, text, format.reader, found)
}

/** What someone has named the delimiter of is a table, whatever it looks like. */
function asChosen(kind: FileKind, { delimiter }: ReadingChoice): FileKind {
  return delimiter !== null && (kind === 'list' || kind === 'unknown') ? 'csv' : kind
}

async function* readWorkbook(
  first: Uint8Array,
  rest: Bytes,
  choice: ReadingChoice,
): AsyncGenerator<readonly Reference[], FileReading> {
  const { workbookEntries } = await import('./tables/workbook.ts')
  const { CANONICAL } = await import('./formats.ts')
  const result = await workbookEntries(first, rest, choice.columns)
  const text = decoder()
  if ('refusal' in result) return refused(result.kind, text, result.refusal)
  const found: Remark[] = [...result.remarks]
  for (const entries of result.entries) yield toReferences(entries, CANONICAL, found)
  return { kind: 'xlsx', encoding: 'utf-8', refusal: null, remarks: inOrder(found), columns: result.columns }
}

function refused(kind: FileKind, text: Decoder, refusal: string | null): FileReading {
  return { kind, encoding: text.encoding(), refusal, remarks: [], columns: [] }
}

const NOTHING = { decisions: [], tags: [] } as const

function toReferences(entries: readonly Entry[], table: FieldTable, remarks: Remark[]): readonly Reference[] {
  const noteTags = new Set([...(table.notes ?? []), ...(table.keywords ?? [])])
  return entries.map(entry => {
    const { line, raw, refusal, fields: tags } = entry
    if (refusal) return { line, raw, refusal, record: null, ...NOTHING }
    const read = toRecord(entry, table)
    if (remarks.length < MOST_REMARKS) remarks.push(...read.remarks)
    return { line, raw, refusal, record: read.fields, decisions: decisionsIn(tags, noteTags), tags }
  })
}

function reading(kind: FileKind, text: Decoder, reader: EntryReader, found: readonly Remark[]): FileReading {
  const mended = text.mended()
  const first: Remark[] =
    mended > 0 ? [{ line: 1, reason: `${mended} bytes are not UTF-8; they were read as Windows-1252.` }] : []
  const remarks = inOrder([...first, ...found, ...reader.remarks])
  return { kind, encoding: text.encoding(), refusal: null, remarks, columns: reader.columns?.() ?? [] }
}

function inOrder(remarks: readonly Remark[]): readonly Remark[] {
  return remarks.toSorted((a, b) => a.line - b.line).slice(0, MOST_REMARKS)
}

/** The first pieces joined until they are long enough to tell UTF-16 by; the rest as they come. */
async function* gathered(bytes: Bytes): AsyncGenerator<Uint8Array> {
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
