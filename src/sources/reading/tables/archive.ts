// Judges a zip archive before anything reads it: how many parts, how large unpacked, how dense, and under which names.
import type { Entry } from 'yauzl'

export type Archive =
  | { readonly refusal: string }
  | { readonly names: ReadonlySet<string> /** Counted while unpacking. */; readonly bytes: number }

const MOST_PARTS = 2_000
const MOST_BYTES = 200_000_000
const DENSEST = 100
/** Smaller archives may pack well without being a trap: a sheet of empty cells does. */
const DENSE_FROM = 5_000_000

const TOO_DENSE = 'This file unpacks to far more than its size and is not opened.'

/** Every part is unpacked once and counted; nothing is kept. */
export async function judgeArchive(bytes: Buffer): Promise<Archive> {
  const { fromBufferPromise } = await import('yauzl')
  const damaged = {
    refusal: 'This file is damaged or incomplete and cannot be opened. Save it anew and choose it again.',
  }
  const zip = await fromBufferPromise(bytes, {
    lazyEntries: true,
    validateEntrySizes: true,
    strictFileNames: true,
  }).catch(() => null)
  if (zip === null) return damaged
  const names = new Set<string>()
  let declared = 0
  let counted = 0
  const isTooLarge = (size: number) => size > MOST_BYTES || (size > DENSE_FROM && size > bytes.length * DENSEST)
  try {
    if (zip.entryCount > MOST_PARTS)
      return { refusal: `This file holds more than ${MOST_PARTS.toLocaleString('en')} parts and is not opened.` }
    for await (const entry of zip.eachEntry()) {
      const refusal = refusalOf(entry, names)
      if (refusal !== null) return { refusal }
      names.add(entry.fileName)
      declared += entry.uncompressedSize
      if (isTooLarge(declared)) return { refusal: TOO_DENSE }
      if (entry.fileName.endsWith('/')) continue
      const stream = await zip.openReadStreamPromise(entry)
      for await (const piece of stream as AsyncIterable<Uint8Array>) {
        counted += piece.length
        if (isTooLarge(counted)) return { refusal: TOO_DENSE }
      }
    }
    return { names, bytes: counted }
  } catch {
    return damaged
  } finally {
    zip.close()
  }
}

function refusalOf(entry: Entry, names: ReadonlySet<string>): string | null {
  if (entry.isEncrypted()) return 'This file is protected by a password. Save it without one and choose it again.'
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
  if (isLink) return 'This file holds a link to another file and is not opened.'
  return names.has(entry.fileName) ? 'This file holds two parts of the same name and is not opened.' : null
}
