// Queries on what a checker may not be told yet: where records stand that they are asked to choose on without seeing the first decision.
import type { Db } from '../../../core/db/open.ts'
import { prepared } from '../../../core/db/reading/prepared.ts'
import type { Screen } from '../../domain.ts'

const open = (db: Db, reviewId: number, personId: number) =>
  db
    .selectFrom('checkSample as c')
    .innerJoin('checkItem as i', join => join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.checkId', '=', 'c.id'))
    .leftJoin('verdict as v', join =>
      join
        .onRef('v.reviewId', '=', 'i.reviewId')
        .onRef('v.checkId', '=', 'i.checkId')
        .onRef('v.recordId', '=', 'i.recordId'),
    )
    .select(['i.recordId', 'c.screen'])
    .where('c.reviewId', '=', reviewId)
    .where('c.checkerId', '=', personId)
    .where('c.isBlind', '=', 1)
    .where('c.endedAt', 'is', null)
    .where('v.recordId', 'is', null)

const all = prepared((db, reviewId: number, personId: number) => open(db, reviewId, personId))
const ofOne = prepared((db, reviewId: number, personId: number, recordId: number) =>
  open(db, reviewId, personId).where('i.recordId', '=', recordId),
)

/** Records with the screens that a person has still to choose on in a blind check. */
export const listUnchecked = (db: Db, reviewId: number, personId: number) => all(db, reviewId, personId)

/** The same by their numbers alone. */
export async function listHidden(db: Db, reviewId: number, personId: number): Promise<ReadonlySet<number>> {
  return new Set((await all(db, reviewId, personId)).map(row => row.recordId))
}

/** The same for those who are past the first screen only because of a decision that is hidden. */
export async function listHiddenFirst(db: Db, reviewId: number, personId: number): Promise<ReadonlySet<number>> {
  const rows = await all(db, reviewId, personId)
  return new Set(rows.filter(row => row.screen === 'title-abstract').map(row => row.recordId))
}

/** The screens of one record that are hidden; with the first one the second is too, which tells of it. */
export async function listHiddenScreens(
  db: Db,
  reviewId: number,
  personId: number,
  recordId: number,
): Promise<readonly Screen[]> {
  const screens = (await ofOne(db, reviewId, personId, recordId)).map(row => row.screen)
  if (screens.includes('title-abstract')) return ['title-abstract', 'full-text']
  return screens.length === 0 ? [] : ['full-text']
}
