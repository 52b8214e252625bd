// Bytes that grow in place, so that a file of 200 MB is never in memory twice.
import { Refusal } from '../../../core/errors.ts'

const LEAST = 64 * 1024
const LARGEST = 2 * 1024 * 1024 * 1024 - LEAST

export type GrowingBytes = {
  readonly add: (text: string) => void
  readonly end: () => Uint8Array<ArrayBuffer>
}

export function growingBytes(): GrowingBytes {
  // Room is set aside and taken up only as far as it is written to.
  const buffer = new ArrayBuffer(0, { maxByteLength: LARGEST })
  const encoder = new TextEncoder()
  let length = 0
  return {
    add(text) {
      // At most three bytes for each unit of UTF-16.
      const needed = length + text.length * 3
      if (needed > buffer.byteLength) buffer.resize(Math.min(LARGEST, Math.ceil(needed * 1.25) + LEAST))
      const { read, written } = encoder.encodeInto(text, new Uint8Array(buffer, length))
      if (read < text.length) throw new Refusal(413, 'This table is larger than one file can be (2 GB).')
      length += written
    },
    end() {
      buffer.resize(length)
      return new Uint8Array(buffer)
    },
  }
}
