// Knows how to show what a file of references holds from its beginning alone.

import type { Column, Remark } from '../reading/entry.ts'
import { type FileKind, isZip } from '../reading/kind.ts'
import type { Reference } from '../reading/references.ts'
import type { Encoding } from './encoding.ts'

export type Preview = {
  readonly kind: FileKind
  readonly encoding: Encoding
  readonly refusal: string | null
  /** The first references of the file. */
  readonly first: readonly Reference[]
  readonly remarks: readonly Remark[]
  /** How the columns of a table were understood; empty for other formats. */
  readonly columns: readonly Column[]
  /** How many references there are in what was looked at. */
  readonly count: number
}

/** So much of a file is looked at. */
export const LOOKED_AT = 256 * 1024
const SHOWN = 10
const REMARKS = 20

/** Pieces between which others get their turn: reading TeX takes its time. */
const PIECE = 16 * 1024

/**
 * `isWhole` says that the file ends with these bytes. A workbook cannot be read from its beginning; `rest` gives what
 * follows these bytes.
 */
export async function previewOf(
  bytes: Uint8Array,
  isWhole: boolean,
  rest?: () => AsyncIterable<Uint8Array>,
): Promise<Preview> {
  // The readers are loaded when a file is there to be read; a server at rest does without them.
  const { readReferences } = await import('../reading/references.ts')
  const all = !isWhole && isZip(bytes) && rest !== undefined
  const references: Reference[] = []
  const reading = readReferences(all ? joined(bytes, rest()) : pieces(bytes), { isWhole: isWhole || all })
  for (;;) {
    const next = await reading.next()
    if (!next.done) {
      references.push(...next.value)
      continue
    }
    const { kind, encoding, refusal, remarks, columns } = next.value
    const last = references.at(-1)?.line ?? 0
    const shown = isWhole ? remarks : remarks.filter(remark => remark.line <= last)
    return {
      kind,
      encoding,
      refusal,
      first: references.slice(0, SHOWN),
      remarks: shown.slice(0, REMARKS),
      columns,
      count: references.length,
    }
  }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE)
    await new Promise<void>(resolve => setImmediate(resolve))
  }
}

async function* joined(bytes: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield bytes
  yield* rest
}
