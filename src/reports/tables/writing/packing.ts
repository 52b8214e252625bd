// One part of a zip, packed by zlib outside this thread: several times quicker than in JavaScript, and others are served meanwhile.
import { Buffer } from 'node:buffer'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { Zip, ZipInputFile } from 'fflate'

export type Part = {
  readonly push: (text: string | Uint8Array) => Promise<void>
  /** Waits until all of it is in the zip. */
  readonly end: (text?: string) => Promise<void>
}

const DEFLATE = 8

export function addPart(zip: Zip, filename: string): Part {
  // Equal tables give equal files: no time of writing in them.
  const entry: ZipInputFile = { filename, size: 0, crc: 0, compression: DEFLATE, mtime: '1980-01-01T00:00:00' }
  zip.add(entry)
  const stream = createDeflateRaw({ level: 3 })
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer<ArrayBuffer>) => entry.ondata?.(null, chunk, false))
    stream.on('error', reject)
    stream.on('end', () => {
      entry.ondata?.(null, new Uint8Array(0), true)
      resolve()
    })
  })
  const push = (text: string | Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
      entry.size += bytes.length
      entry.crc = crc32(bytes, entry.crc)
      stream.write(bytes, error => (error ? reject(error) : resolve()))
    })
  return {
    push,
    async end(text = '') {
      if (text !== '') await push(text)
      stream.end()
      await ended
    },
  }
}
