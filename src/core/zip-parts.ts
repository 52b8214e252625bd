// Takes the parts of a zip file in memory that are wanted, an office file above all, within limits that no archive can talk its way around.
import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import type { ZipLimits } from './files/zip.ts'

const OFFICE_LIMITS: ZipLimits = { entries: 2_000, bytes: 200_000_000, ratio: 100 }

/** Archives smaller than this may pack well without being a trap: a form of empty table cells does. */
const RATIO_FROM_BYTES = 5_000_000

export type ZipContent =
  | {
      readonly ok: true
      readonly names: ReadonlySet<string>
      readonly files: ReadonlyMap<string, Buffer>
      /** Of all parts, counted while unpacking. */
      readonly bytes: number
    }
  | { readonly ok: false; readonly sentence: string }

/** Thrown within this file only, to leave the loop; its message is for people. */
function refused(sentence: string): Error {
  return Object.assign(new Error(sentence), { isRefusal: true })
}

/** Every entry is unpacked and counted; only those that `wanted` names are kept. */
export async function readZip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  limits: ZipLimits = OFFICE_LIMITS,
): Promise<ZipContent> {
  const { fromBufferPromise } = await import('yauzl')
  let zip: ZipFile | undefined
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true })
    return await readEntries(zip, bytes.length, wanted, limits)
  } catch (error) {
    if (error instanceof Error && 'isRefusal' in error) return { ok: false, sentence: error.message }
    return {
      ok: false,
      sentence: 'This file is damaged or incomplete and cannot be opened. Save it anew and choose it again.',
    }
  } finally {
    zip?.close()
  }
}

async function readEntries(
  zip: ZipFile,
  packed: number,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ZipContent> {
  if (zip.entryCount > limits.entries)
    throw refused(`This file holds more than ${limits.entries.toLocaleString('en-GB')} parts and is not opened.`)
  const names = new Set<string>()
  const files = new Map<string, Buffer>()
  let declared = 0
  let counted = 0
  for await (const entry of zip.eachEntry()) {
    refuseEntry(entry, names)
    declared += entry.uncompressedSize
    refuseSize(Math.max(declared, counted), packed, limits)
    names.add(entry.fileName)
    if (entry.fileName.endsWith('/')) continue
    const part = await unpack(await zip.openReadStreamPromise(entry), wanted(entry.fileName), size => {
      counted += size
      refuseSize(counted, packed, limits)
    })
    if (part) files.set(entry.fileName, part)
  }
  return { ok: true, names, files, bytes: counted }
}

function refuseEntry(entry: Entry, names: ReadonlySet<string>): void {
  if (entry.isEncrypted())
    throw refused('This file is protected by a password. Save it without one and choose it again.')
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
  if (isLink) throw refused('This file holds a link to another file and is not opened.')
  if (names.has(entry.fileName)) throw refused('This file holds two parts of the same name and is not opened.')
}

function refuseSize(unpacked: number, packed: number, limits: ZipLimits): void {
  const tooDense = unpacked > RATIO_FROM_BYTES && unpacked > packed * limits.ratio
  if (unpacked > limits.bytes || tooDense) {
    throw refused('This file unpacks to far more than its size and is not opened.')
  }
}

async function unpack(stream: Readable, keep: boolean, count: (size: number) => void): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  for await (const piece of stream as AsyncIterable<Buffer>) {
    count(piece.length)
    if (keep) pieces.push(piece)
  }
  return keep ? Buffer.concat(pieces) : null
}
