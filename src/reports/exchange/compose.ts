// The whole review as one file, or as an archive with its full texts.
import fs from 'node:fs'
import type { Composer } from '../exports/compose.ts'
import { exportArchive, exportReviewFile } from './actions.ts'

export const composeWhole: Composer = async (ctx, storage, { format }) => {
  if (format === 'json') return exportReviewFile(ctx)
  const file = await exportArchive(ctx, storage)
  try {
    return await fs.promises.readFile(file)
  } finally {
    await fs.promises.rm(file, { force: true })
  }
}
