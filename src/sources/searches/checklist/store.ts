// Queries on what the team wrote to items of PRISMA-S.
import type { Db } from '../../../core/db/open.ts'
import type { Answered } from './domain.ts'

export async function listAnswers(db: Db, reviewId: number): Promise<Answered[]> {
  return db
    .selectFrom('checklistAnswer')
    .select(['item', 'text', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('item')
    .execute()
}

export async function insertAnswer(
  db: Db,
  row: { reviewId: number; item: number; text: string; writtenAt: string; writtenBy: number | null },
): Promise<void> {
  await db.insertInto('checklistAnswer').values(row).execute()
}

/** False when someone saved in between. */
export async function updateAnswer(
  db: Db,
  reviewId: number,
  item: number,
  version: number,
  text: string,
): Promise<boolean> {
  const done = await db
    .updateTable('checklistAnswer')
    .set({ text, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('item', '=', item)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
