// Looking after everything at once: checked, copied to one zip, put back from it.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Database } from '../../core/db/open.ts'
import type { Files } from '../../core/files.ts'
import { listDatabaseProblems, listFiles } from './store.ts'

export type Health = { readonly ok: boolean; readonly files: number; readonly problems: readonly string[] }

/** The database's own checks, and every kept file against its hash. */
export async function checkInstallation(database: Database, files: Files): Promise<Health> {
  const problems = await listDatabaseProblems(database)
  const kept = await listFiles(database.read)
  for (const file of kept) {
    const place = files.find(file.reviewId, file.hash)
    if (place === null) problems.push(`The file “${file.name}” (${file.hash}) is missing.`)
    else if ((await hashOf(place)) !== file.hash)
      problems.push(`The file “${file.name}” (${file.hash}) was changed on disk.`)
  }
  return { ok: problems.length === 0, files: kept.length, problems }
}

async function hashOf(path: string): Promise<string> {
  const digest = crypto.createHash('sha256')
  await pipeline(fs.createReadStream(path), digest)
  return digest.digest('hex')
}
