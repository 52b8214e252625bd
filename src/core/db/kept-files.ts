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
