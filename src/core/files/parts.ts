// Opens a zip of strangers and hands out single parts of it: names, sizes and the whole are judged before anything is unpacked.
import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { Refusal } from '../errors.ts'
import type { ZipLimits } from './zip.ts'

export type Parts = {
  readonly names: readonly string[]
  /** The bytes of a part; `most` is what it may have unpacked. */
  read(name: string, most: number): Promise<Buffer>
  close(): void
}

/** Archives smaller than this may pack well without being a trap. */
const RATIO_FROM_BYTES = 5_000_000
const MEGA = 1_000_000

/** Refuses with a sentence what is no zip, damaged, larger than it may be, or has parts with names that lead elsewhere. */
export async function openParts(file: string, bytes: number, limits: ZipLimits): Promise<Parts> {
  const { openPromise } = await import('yauzl')
  const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, autoClose: false } as const
  const zip = await openPromise(file, options).catch(error => {
    throw damaged(error)
  })
  try {
    const entries = await listEntries(zip, bytes, limits)
    let counted = 0
    const count = (size: number) => {
      counted += size
      if (counted > limits.bytes || (counted > RATIO_FROM_BYTES && counted > bytes * limits.ratio)) throw tooLarge()
    }
    return {
      names: [...entries.keys()],
      read: (name, most) => unpack(zip, entries.get(name), most, count),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof Refusal ? error : damaged(error)
  }
}

async function listEntries(zip: ZipFile, bytes: number, limits: ZipLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw refused(`This file holds more than ${limits.entries.toLocaleString('en-GB')} parts and is not opened.`)
  const entries = new Map<string, Entry>()
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw refused('This file is protected by a password. Save it without one and choose it again.')
    const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000
    if (isLink) throw refused('This file holds a link to another file and is not opened.')
    if (entries.has(entry.fileName)) throw refused('This file holds two parts of the same name and is not opened.')
    declared += entry.uncompressedSize
    if (declared > limits.bytes || (declared > RATIO_FROM_BYTES && declared > bytes * limits.ratio)) throw tooLarge()
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function unpack(
  zip: ZipFile,
  entry: Entry | undefined,
  most: number,
  count: (size: number) => void,
): Promise<Buffer> {
  if (entry === undefined) throw refused('A part of this file is missing.')
  if (entry.uncompressedSize > most)
    throw refused(`${entry.fileName} has more than ${Math.floor(most / MEGA)} MB and is not opened.`)
  try {
    const pieces: Buffer[] = []
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Buffer>) {
      count(piece.length)
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(error)
  }
}

/** What leads out of the folder is said as such; all else is damage. */
function damaged(error: unknown): Refusal {
  const leadsOut = error instanceof Error && /relative path|absolute path|invalid characters/.test(error.message)
  return leadsOut
    ? refused('This file holds a part whose name leads out of its folder, and is not opened.')
    : refused('This file is no zip, or it is damaged or incomplete. Save it anew and choose it again.')
}

const refused = (sentence: string) => new Refusal(422, sentence)
const tooLarge = () => new Refusal(413, 'This file unpacks to far more than its size and is not opened.')
