// Uploaded files on disk: kept under their hash, in the folder of their review, safe before the answer is sent.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

export type Files = {
  /** Moves a received file to its place and returns its SHA-256; the row is written after this. */
  keep(reviewId: number, incoming: string): Promise<{ hash: string; bytes: number }>
  /** Where a kept file lies; null when it is not there. */
  find(reviewId: number, hash: string): string | null
  /** Removes a kept file once its row is gone. */
  remove(reviewId: number, hash: string): Promise<void>
  /** Removes kept files that no row knows and received ones older than a day. */
  sweep(known: (reviewId: number, hash: string) => Promise<boolean>): Promise<number>
  readonly folder: string
}

const DAY_MS = 86_400_000

export function openFiles(dataDir: string): Files {
  const folder = path.join(dataDir, 'files')
  const place = (reviewId: number, hash: string) => path.join(folder, String(reviewId), hash.slice(0, 2), hash)
  return {
    folder,
    keep: async (reviewId, incoming) => {
      const digest = crypto.createHash('sha256')
      await pipeline(fs.createReadStream(incoming), digest)
      const hash = digest.digest('hex')
      const target = place(reviewId, hash)
      const bytes = (await fs.promises.stat(incoming)).size
      await fs.promises.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const file = await fs.promises.open(incoming, 'r+')
      await file.sync()
      await file.close()
      await fs.promises.rename(incoming, target)
      await syncFolder(path.dirname(target))
      return { hash, bytes }
    },
    find: (reviewId, hash) =>
      /^[0-9a-f]{64}$/.test(hash) && fs.existsSync(place(reviewId, hash)) ? place(reviewId, hash) : null,
    remove: async (reviewId, hash) => {
      if (/^[0-9a-f]{64}$/.test(hash)) await fs.promises.rm(place(reviewId, hash), { force: true })
    },
    sweep: async known => sweep(folder, path.join(dataDir, 'incoming'), known),
  }
}

/** A rename is only safe once the folder that holds the name is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.promises.open(folder, 'r')
  await handle.sync()
  await handle.close()
}

async function sweep(
  folder: string,
  incoming: string,
  known: (reviewId: number, hash: string) => Promise<boolean>,
): Promise<number> {
  let removed = 0
  const old = (file: string) => Date.now() - fs.statSync(file).mtimeMs > DAY_MS
  for (const [root, isKept] of [
    [folder, true],
    [incoming, false],
  ] as const) {
    if (!fs.existsSync(root)) continue
    for (const name of fs.readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(root, name)
      if (!fs.statSync(file).isFile() || !old(file)) continue
      if (isKept && (await known(Number(name.split(path.sep)[0]), path.basename(file)))) continue
      fs.rmSync(file, { force: true })
      removed++
    }
  }
  return removed
}
