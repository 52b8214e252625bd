// The list inside an archive: what each part weighs and hashes to, and what the kept files were called.
import type { Packed } from '../../core/files/zip.ts'

export type KeptFile = {
  readonly hash: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly keptAt: string
}
export type Manifest = {
  readonly format: 'retroduce-archive'
  readonly version: 1
  readonly files: readonly Packed[]
  readonly kept: readonly KeptFile[]
}

export const MANIFEST_VERSION = 1
const HASH = /^[0-9a-f]{64}$/
const FOREIGN = 'This zip is no archive of a review from Retroduce.'

/** Every value judged; or a sentence. */
export function readManifest(text: string): Manifest | { readonly problem: string } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return { problem: FOREIGN }
  }
  if (!isObject(read)) return { problem: FOREIGN }
  const { format, version, files, kept } = read
  if (format === 'retroduce-backup')
    return { problem: 'This is a backup of a whole server. retroduce restore puts it back.' }
  if (format !== 'retroduce-archive') return { problem: FOREIGN }
  if (typeof version === 'number' && version > MANIFEST_VERSION)
    return { problem: 'This archive was written by a newer Retroduce. Update this one first.' }
  if (version !== MANIFEST_VERSION || !Array.isArray(files) || !Array.isArray(kept)) return { problem: FOREIGN }
  if (!files.every(isPacked) || !kept.every(isKept))
    return { problem: 'This archive is damaged: its list of files does not fit.' }
  return { format, version, files, kept }
}

/** What lies in the zip against the list; a sentence where a file has no name, or a name no file. */
export function misfitOf({ files, kept }: Manifest): string | null {
  const sizes = new Map(files.map(part => [part.path, part.bytes]))
  const hashes = new Map(files.map(part => [part.path, part.sha256]))
  const named = new Set(kept.map(one => `files/${one.hash}`))
  if (sizes.size !== files.length || named.size !== kept.length) return 'a part is listed twice.'
  if (!sizes.has('review.json')) return 'review.json is missing.'
  for (const one of kept) {
    const place = `files/${one.hash}`
    if (!sizes.has(place)) return `${place} is missing.`
    if (hashes.get(place) !== one.hash || sizes.get(place) !== one.bytes) return `${place} is not what was written.`
  }
  for (const place of sizes.keys()) if (place !== 'review.json' && !named.has(place)) return `${place} has no name.`
  return null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

const isSize = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
const isText = (value: unknown, longest: number) => typeof value === 'string' && value.length <= longest

function isPacked(one: unknown): one is Packed {
  return isObject(one) && isText(one.path, 500) && HASH.test(String(one.sha256)) && isSize(one.bytes)
}

function isKept(one: unknown): one is KeptFile {
  if (!isObject(one) || !isText(one.name, 1000) || !isText(one.kind, 100)) return false
  const isTime = typeof one.keptAt === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(one.keptAt)
  return HASH.test(String(one.hash)) && isSize(one.bytes) && (one.bytes as number) < 2 ** 31 && isTime
}
