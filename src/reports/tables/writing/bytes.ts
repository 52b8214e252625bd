// Bytes that grow in place, so that a file of 200 MB is never in memory twice.

const STEP = 8 * 1024 * 1024
const LARGEST = 2 * 1024 * 1024 * 1024 - STEP

export type GrowingBytes = {
  readonly add: (text: string) => void
  readonly end: () => Uint8Array<ArrayBuffer>
}

export function growingBytes(): GrowingBytes {
  const buffer = new ArrayBuffer(0, { maxByteLength: LARGEST })
  const encoder = new TextEncoder()
  let length = 0
  return {
    add(text) {
      // At most three bytes for each unit of UTF-16.
      const needed = length + text.length * 3
      if (needed > buffer.byteLength) buffer.resize(Math.min(LARGEST, Math.ceil(needed / STEP) * STEP))
      length += encoder.encodeInto(text, new Uint8Array(buffer, length)).written
    },
    end() {
      buffer.resize(length)
      return new Uint8Array(buffer)
    },
  }
}
