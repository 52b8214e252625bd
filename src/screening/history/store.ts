// Queries on what is known of the records that rows of the activity tell of: whose votes there are, and what is resolved. Four statements, however many rows.
import type { Db } from '../../core/db/open.ts'
import { listUnchecked } from '../checks/hiding/store.ts'
import { getBothRules } from '../rules/store.ts'
import { isToldTo, type Kept, recordOf, tellsOfDecision } from './told.ts'

/** The rows that a person may be told, in their order. */
export async function listTold<R extends Kept>(
  db: Db,
  reviewId: number,
  personId: number,
  rows: readonly R[],
): Promise<R[]> {
  const ids = [...new Set(rows.filter(tellsOfDecision).flatMap(row => recordOf(row) ?? []))]
  const known = {
    personId,
    rules: await getBothRules(db, reviewId),
    unchecked: byRecord(await listUnchecked(db, reviewId, personId)),
    votes: byRecord(await listVoters(db, reviewId, ids)),
    resolved: byRecord(await listResolved(db, reviewId, ids)),
  }
  return rows.filter(row => isToldTo(row, known))
}

const byRecord = <T extends { readonly recordId: number }>(rows: readonly T[]) => Map.groupBy(rows, row => row.recordId)

function listVoters(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('decision')
    .select(['recordId', 'screen', 'personId'])
    .where('reviewId', '=', reviewId)
    .where('recordId', 'in', [...ids, 0])
    .execute()
}

function listResolved(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('resolution')
    .select(['recordId', 'screen'])
    .where('reviewId', '=', reviewId)
    .where('recordId', 'in', [...ids, 0])
    .execute()
}
