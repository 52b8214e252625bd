// Knows how to show what a file of references holds from its beginning alone.

import type { FileKind } from '../reading/kind.ts'
import type { Reference } from '../reading/references.ts'
import type { Remark } from '../reading/ris.ts'
import type { Encoding } from './encoding.ts'

export type Preview = {
  readonly kind: FileKind
  readonly encoding: Encoding
  readonly refusal: string | null
  /** The first references of the file. */
  readonly first: readonly Reference[]
  readonly remarks: readonly Remark[]
  /** How many references there are in what was looked at. */
  readonly count: number
}

/** So much of a file is looked at. */
export const LOOKED_AT = 256 * 1024
const SHOWN = 10
const REMARKS = 20

/** `isWhole` says that the file ends with these bytes. */
export async function previewOf(bytes: Uint8Array, isWhole: boolean): Promise<Preview> {
  // The readers are loaded when a file is there to be read; a server at rest does without them.
  const { readReferences } = await import('../reading/references.ts')
  const references: Reference[] = []
  const reading = readReferences([bytes])
  for (;;) {
    const next = await reading.next()
    if (!next.done) {
      references.push(...next.value)
      continue
    }
    const { kind, encoding, refusal, remarks } = next.value
    // The last one may be cut in half by the end of what was looked at.
    const whole = isWhole || references.length === 1 ? references : references.slice(0, -1)
    const last = whole.at(-1)?.line ?? 0
    const shown = isWhole ? remarks : remarks.filter(remark => remark.line <= last)
    return {
      kind,
      encoding,
      refusal,
      first: whole.slice(0, SHOWN),
      remarks: shown.slice(0, REMARKS),
      count: whole.length,
    }
  }
}
