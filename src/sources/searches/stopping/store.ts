// Queries on the memos that stopped searching or began it again.
import type { Db } from '../../../core/db/open.ts'
import type { Grounds, StopMemo } from './domain.ts'

/** Oldest first. */
export async function listStops(db: Db, reviewId: number): Promise<StopMemo[]> {
  const rows = await db
    .selectFrom('searchStop')
    .innerJoin('memo', join =>
      join.onRef('memo.reviewId', '=', 'searchStop.reviewId').onRef('memo.id', '=', 'searchStop.memoId'),
    )
    .leftJoin('person', 'person.id', 'memo.writtenBy')
    .select([
      'searchStop.memoId',
      'searchStop.state',
      'searchStop.grounds',
      'memo.text as reason',
      'memo.writtenAt',
      'person.name as writtenBy',
    ])
    .where('searchStop.reviewId', '=', reviewId)
    .orderBy('searchStop.memoId', 'desc')
    .limit(200)
    .execute()
  return rows.reverse()
}

export async function insertStop(
  db: Db,
  row: { reviewId: number; memoId: number; state: 'stopped' | 'resumed'; grounds: Grounds | '' },
): Promise<void> {
  await db.insertInto('searchStop').values(row).execute()
}
