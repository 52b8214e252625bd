// Queries on what a record's status in a screen rests on: its votes, a resolution, a status carried in; and the status itself.
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import type { Screen, Settled } from '../domain.ts'

export type Status = Settled & {
  readonly settledHow: 'votes' | 'resolution' | 'carried'
  /** Who has voted, while the second vote is awaited; null for nobody's account. */
  readonly votedBy: number | null
}

/** The votes on a record in one screen, as they count. */
export const listVotes = prepared((db, reviewId: number, recordId: number, screen: string) =>
  db
    .selectFrom('decision')
    .select(['id', 'personId', 'choice', 'reasonId', 'note', 'decidedAt'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen as Screen)
    .orderBy('decidedAt')
    .orderBy('id'),
)

export const findStatus = prepared((db, reviewId: number, recordId: number, screen: string) =>
  db
    .selectFrom('screening')
    .select(['status', 'reasonId', 'settledHow', 'votedBy'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen as Screen),
)

/** What the first two people said, from the moment when both had voted. */
export const findFirstVotes = prepared((db, reviewId: number, recordId: number, screen: string) =>
  db
    .selectFrom('votePair')
    .select(['firstPersonId', 'secondPersonId', 'firstChoice', 'secondChoice', 'pairedAt'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen as Screen)
    .orderBy('pairedAt')
    .limit(1),
)

export const findResolved = prepared((db, reviewId: number, recordId: number, screen: string) =>
  db
    .selectFrom('resolution')
    .select(['id', 'choice', 'reasonId'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen as Screen),
)

/** The status that came with an import and was taken over; asked only when there is no vote. */
export async function findCarried(db: Db, reviewId: number, recordId: number, screen: Screen) {
  return db
    .selectFrom('carriedScreening')
    .select(['status', 'reasonId'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen)
    .where('outcome', '=', 'carried')
    .orderBy('importId', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function deleteStatus(db: Db, reviewId: number, recordId: number, screen: Screen): Promise<void> {
  await db
    .deleteFrom('screening')
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen)
    .execute()
}

const upsert = prepared(
  (
    db,
    ...[reviewId, recordId, screen, status, reasonId, settledAt, settledHow, votedBy]: readonly [
      ...[reviewId: number, recordId: number, screen: string, status: string, reasonId: number | null],
      ...[settledAt: string, settledHow: string, votedBy: number | null],
    ]
  ) => {
    const row = { status, reasonId, settledAt, settledHow, votedBy } as never
    return db
      .insertInto('screening')
      .values({ reviewId, recordId, screen, ...(row as object) } as never)
      .onConflict(conflict => conflict.columns(['reviewId', 'recordId', 'screen']).doUpdateSet(row))
  },
)

export async function saveStatus(
  db: Db,
  reviewId: number,
  recordId: number,
  screen: Screen,
  { status, reasonId, settledHow, votedBy }: Status,
  now: string,
): Promise<void> {
  await upsert(db, reviewId, recordId, screen, status, reasonId, now, settledHow, votedBy)
}

/** Records of a screen with votes, by number, in portions: what a change of the rules has to settle anew. */
export async function listSettled(db: Db, reviewId: number, screen: Screen, after: number, limit: number) {
  const rows = await db
    .selectFrom('screening')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .where('settledHow', '=', 'votes')
    .where('recordId', '>', after)
    .orderBy('recordId')
    .limit(limit)
    .execute()
  return rows.map(row => row.recordId)
}
