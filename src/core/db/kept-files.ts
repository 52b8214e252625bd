// The rows of files that lie on disk under their hash: one for each review and content, so that a sweep knows what to keep.
import type { Db } from './open.ts'

/** `kind` is a word of the feature that keeps the file, for example `references` or `text`. */
export async function keepFileRow(
  db: Db,
  file: {
    readonly reviewId: number
    readonly hash: string
    readonly name: string
    readonly kind: string
    readonly bytes: number
    readonly keptAt: string
  },
): Promise<void> {
  await db
    .insertInto('file')
    .values(file)
    .onConflict(conflict => conflict.columns(['reviewId', 'hash']).doNothing())
    .execute()
}

/** Whether a file on disk still belongs to something. */
export async function isFileKept(db: Db, reviewId: number, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('file')
    .select('hash')
    .where('reviewId', '=', reviewId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}
