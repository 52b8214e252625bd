// Knows how to show what a file of references holds from its beginning alone.

import { AS_TOLD, type ReadingChoice } from '../reading/choice.ts'
import type { Column, Remark } from '../reading/entry.ts'
import { type FileKind, isZip } from '../reading/kind.ts'
import type { Reference } from '../reading/references.ts'
import type { Encoding } from './encoding.ts'
import { type Survey, surveyor } from './survey.ts'

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
  readonly survey: Survey
}

export type Looking = {
  /** Whether the file ends with these bytes. */
  readonly isWhole: boolean
  /** A workbook cannot be read from its beginning: this gives what follows these bytes. */
  readonly rest?: () => AsyncIterable<Uint8Array>
  readonly choice?: ReadingChoice
  /** The tag that tells the searches in the file apart. */
  readonly by?: string
}

/** So much of a file is looked at, and so much when something in it is counted. */
export const LOOKED_AT = 256 * 1024
export const COUNTED_IN = 8 * 1024 * 1024
const SHOWN = 10
const REMARKS = 20

/** Pieces between which others get their turn: reading TeX takes its time. */
const PIECE = 16 * 1024

export async function previewOf(bytes: Uint8Array, looking: Looking): Promise<Preview> {
  // The readers are loaded when a file is there to be read; a server at rest does without them.
  const { readReferences } = await import('../reading/references.ts')
  const { isWhole, rest, choice = AS_TOLD, by = '' } = looking
  const all = !isWhole && isZip(bytes) && rest !== undefined
  const first: Reference[] = []
  const survey = surveyor(by)
  let count = 0
  let last = 0
  const reading = readReferences(all ? joined(bytes, rest()) : pieces(bytes), { isWhole: isWhole || all, choice })
  for (;;) {
    const next = await reading.next()
    if (!next.done) {
      for (const reference of next.value) {
        count += 1
        last = reference.line
        survey.take(reference)
        if (first.length < SHOWN) first.push(reference)
      }
      continue
    }
    const { kind, encoding, refusal, remarks, columns } = next.value
    const shown = isWhole ? remarks : remarks.filter(remark => remark.line <= last)
    return { kind, encoding, refusal, first, remarks: shown.slice(0, REMARKS), columns, count, survey: survey.result() }
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
