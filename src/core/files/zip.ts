// Writes and reads zip files as streams: hashes on the way out, limits and hashes on the way in, never a whole zip in memory.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../errors.ts'

export type Packed = { readonly path: string; readonly sha256: string; readonly bytes: number }
export type ZipWriter = {
  /** `stored`: as it is, for what is compressed already. */
  add(name: string, chunks: AsyncIterable<Uint8Array | string> | Iterable<string>, how?: 'stored'): Promise<Packed>
  /** `kept`: waits until everything is on disk. What is passed on and removed need not reach it: that would hold up whoever saves meanwhile. */
  end(how?: 'kept'): Promise<void>
  /** Removes what was written so far. */
  abandon(): Promise<void>
}

/** fflate writes no ZIP64, so one zip ends at 4 GB. */
const LARGEST = 2 ** 32 - 2 ** 24

/** Writes beside `file` and takes its place at the end, so that a broken write leaves no half zip under its name. */
export async function writeZip(file: string): Promise<ZipWriter> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate')
  const temporary = `${file}.${process.pid}.part`
  const out = await fs.promises.open(temporary, 'w', 0o600)
  let waiting: Uint8Array[] = []
  let written = 0
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else waiting.push(chunk)
  })
  const flush = async () => {
    if (failure !== null) throw failure
    const pieces = waiting
    waiting = []
    for (const piece of pieces) {
      await out.write(piece)
      written += piece.length
    }
    if (written > LARGEST)
      throw new Refusal(
        413,
        'This is more than one zip can hold (4 GB). Copy the data folder with the server stopped instead.',
      )
  }
  return {
    add: async (name, chunks, how) => {
      const digest = crypto.createHash('sha256')
      let bytes = 0
      const entry = how === 'stored' ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 3 })
      // The same content gives the same zip: no time of writing in it.
      entry.mtime = '1980-01-01T00:00:00'
      zip.add(entry)
      for await (const chunk of chunks) {
        const piece = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk
        digest.update(piece)
        bytes += piece.length
        entry.push(piece)
        await flush()
      }
      entry.push(new Uint8Array(0), true)
      await flush()
      return { path: name, sha256: digest.digest('hex'), bytes }
    },
    end: async how => {
      zip.end()
      await flush()
      if (how === 'kept') await out.sync()
      await out.close()
      await fs.promises.rename(temporary, file)
    },
    abandon: async () => {
      await out.close().catch(() => {})
      await fs.promises.rm(temporary, { force: true })
    },
  }
}

export type ZipLimits = {
  readonly entries: number
  /** Of all entries together, declared and counted. */
  readonly bytes: number
  /** Unpacked to packed, of the whole archive. */
  readonly ratio: number
  /** Parts that are read into memory, by name: at most so large and so dense. */
  readonly read?: Readonly<Record<string, { readonly bytes: number; readonly ratio: number }>>
}
/** Deflate packs at most 1,032 to 1; what claims more is made of parts that lie over each other. */
export const DENSEST = 1_040
const RATIO_FROM_BYTES = 50_000_000
/** Left free on the disk by whatever is unpacked. */
const ROOM_LEFT = 256 * 1024 ** 2

/**
 * Unpacks a zip into an empty folder and returns the hash of every file. Refuses with a sentence what is no zip, damaged,
 * larger than it may be, or wants to leave the folder.
 */
export async function unpackZip(file: string, folder: string, limits: ZipLimits): Promise<Map<string, Packed>> {
  const { openPromise } = await import('yauzl')
  const found = new Map<string, Packed>()
  const size = (await fs.promises.stat(file)).size
  const { bavail, bsize } = await fs.promises.statfs(folder)
  const room = bavail * bsize - ROOM_LEFT
  const zip = await openPromise(file, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }).catch(
    () => {
      throw new Refusal(422, 'This file is no zip, or it is damaged. Nothing was changed.')
    },
  )
  try {
    if (zip.entryCount > limits.entries) throw tooLarge()
    let total = 0
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      total += entry.uncompressedSize
      if (total > limits.bytes || isDense(total, size, limits.ratio)) throw tooLarge()
      if (total > room)
        throw new Refusal(413, 'There is not enough room on the disk to unpack this. Nothing was changed.')
      const read = limits.read?.[name]
      if (
        read !== undefined &&
        (entry.uncompressedSize > read.bytes || isDense(entry.uncompressedSize, entry.compressedSize, read.ratio))
      )
        throw tooLarge()
      if (!isOurs(entry) || found.has(name))
        throw new Refusal(422, 'This zip holds a part that Retroduce never writes. Nothing was changed.')
      const target = path.join(folder, name)
      await fs.promises.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const digest = crypto.createHash('sha256')
      let bytes = 0
      await pipeline(
        await zip.openReadStreamPromise(entry),
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            bytes += chunk.length
            digest.update(chunk)
            yield chunk
          }
        },
        fs.createWriteStream(target, { mode: 0o600, flags: 'wx' }),
      )
      found.set(name, { path: name, sha256: digest.digest('hex'), bytes })
    }
    return found
  } catch (error) {
    if (error instanceof Refusal || (error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    throw new Refusal(422, 'This zip is damaged. Nothing was changed.')
  } finally {
    zip.close()
  }
}

function isDense(bytes: number, packed: number, ratio: number): boolean {
  return bytes > RATIO_FROM_BYTES && bytes > packed * ratio
}

/** Plain names below the folder, no links, folders or devices, nothing encrypted. */
function isOurs(entry: import('yauzl').Entry): boolean {
  const name = entry.fileName
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  return (
    /^[\w.-]+(\/[\w.-]+)*$/.test(name) &&
    !name.split('/').some(part => part === '.' || part === '..') &&
    !entry.isEncrypted() &&
    (type === 0 || type === 0o100000)
  )
}

function tooLarge(): Refusal {
  return new Refusal(413, 'This zip unpacks to more than Retroduce takes. Nothing was changed.')
}

/** The parts of a zip against the list inside it; a sentence when one is missing, added or different. */
export function differenceFrom(listed: readonly Packed[], found: ReadonlyMap<string, Packed>): string | null {
  const names = new Set(listed.map(part => part.path))
  for (const part of listed) {
    const there = found.get(part.path)
    if (there === undefined) return `${part.path} is missing.`
    if (there.sha256 !== part.sha256) return `${part.path} is not what was written.`
  }
  for (const name of found.keys()) if (!names.has(name)) return `${name} was added.`
  return null
}
