// Puts an export together beside the server's own thread: a whole review takes longer than others should wait.

import fs from 'node:fs'
import path from 'node:path'
import type { Reading } from '../../core/jobs/beside.ts'
import { newSecret } from '../../core/secrets.ts'
import { exportArchive, writeReviewFile } from '../exchange/actions.ts'
import { compose } from './compose.ts'
import type { Wanted } from './wanted.ts'

export type Composing = Omit<Wanted, 'say' | 'progress'> & {
  readonly review: { readonly id: number; readonly slug: string }
  readonly now: string
}

/** What `exportReview` gives, as a file in the incoming folder, so that the server passes it on piece by piece; whoever asked removes it. */
export async function composeIntoFile(reading: Reading, composing: Composing): Promise<string> {
  const { config, database, files, sayIn, progress } = reading
  const { review, now, ...wanted } = composing
  const ctx = ctxOf(database, now, review)
  if (wanted.format === 'archive') return exportArchive(ctx, reading)
  if (wanted.format === 'json') return writeReviewFile(ctx, reading)
  if (wanted.format === 'qdpx') {
    const { writeProject } = await import('../qda/compose.ts')
    return writeProject(ctx, reading, wanted.pseudonyms === true)
  }
  const made = await compose(ctx, { config, files }, { ...wanted, say: sayIn(wanted.language), progress })
  const folder = path.join(config.dataDir, 'incoming')
  await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 })
  const target = path.join(folder, newSecret())
  await fs.promises.writeFile(target, made, { mode: 0o600 })
  return target
}

function ctxOf(database: Reading['database'], now: string, review: Composing['review']) {
  return { database, db: database.read, now, actor: { kind: 'system', id: null }, review } as const
}
