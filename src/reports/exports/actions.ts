// A review in the format that was asked for; that it left is noted in the access log.
import fs from 'node:fs'
import { noteAccess } from '../../accounts/actions.ts'
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { exportArchive, type Storage, writeReviewFile } from '../exchange/actions.ts'
import { type ExportFormat, isWhole } from '../formats.ts'
import type { Wanted } from './wanted.ts'

export async function exportReview(ctx: ReviewCtx, storage: Storage, wanted: Wanted): Promise<string | Uint8Array> {
  await noteExport(ctx, wanted.format)
  const { compose } = await import('./compose.ts')
  return compose(ctx, storage, wanted)
}

/** Into a file; the whole review goes there from the disk, however large it and its full texts are. */
export async function exportInto(ctx: ReviewCtx, storage: Storage, wanted: Wanted, file: string): Promise<void> {
  if (!isWhole(wanted.format)) return fs.promises.writeFile(file, await exportReview(ctx, storage, wanted))
  await noteExport(ctx, wanted.format)
  const made = await (wanted.format === 'json' ? writeReviewFile : exportArchive)(ctx, storage)
  try {
    await fs.promises.copyFile(made, file)
  } finally {
    await fs.promises.rm(made, { force: true })
  }
}

export function noteExport(ctx: ReviewCtx, format: ExportFormat): Promise<void> {
  return noteAccess(ctx, 'exported', personOf(ctx), ctx.review.id, format)
}

/** Said to the whole team: the file that left holds votes to which the one who took it was blind. */
export function noteUnseen(ctx: ReviewCtx, format: ExportFormat, records: number): Promise<void> {
  return transaction(ctx, ctx =>
    record(ctx, { verb: 'exported with unseen votes', subjectKind: 'review', after: { format, records } }),
  )
}
