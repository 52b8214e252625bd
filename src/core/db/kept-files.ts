// The rows of files that lie on disk under their hash: one for each review and content, so that a sweep knows what to keep.
import { sql } from 'kysely'
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

/**
 * Forgets a file that nothing rests on any more: no import that is waiting, at work or complete (an undone one keeps what
 * it came from), no text, no upload whose files are to be placed, and nothing in the bin. True when it was forgotten.
 */
export async function dropUnusedFileRow(db: Db, reviewId: number, hash: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('file')
    .where('reviewId', '=', reviewId)
    .where('hash', '=', hash)
    .where(
      sql<boolean>`not exists (select 1 from import i where i.review_id = file.review_id and i.file_hash = file.hash and i.state not in ('cancelled', 'failed'))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from document_text t where t.review_id = file.review_id and t.file_hash = file.hash)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from upload_file u where u.review_id = file.review_id and u.file_hash = file.hash and u.state not in ('refused', 'left aside'))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from bin b where b.review_id = file.review_id and b.rows like '%' || file.hash || '%')`,
    )
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
