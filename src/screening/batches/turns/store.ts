// Queries on whose turn a record is by batches: what of their own waits for a person, and what is somebody else's.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { prepared } from '../../../core/db/reading/prepared.ts'
import type { Screen } from '../../domain.ts'
import { lowest, UNTOUCHED } from '../../queue/domain.ts'

type Value = number | string
/** Batches that people who may still decide hold in a screen: those of someone who left belong to everyone. */
export const held = (reviewId: Value, screen: Value): RawBuilder<unknown> => sql`
  select b.id from screening_batch b join member m on m.review_id = b.review_id and m.person_id = b.person_id and m.role <> 'observer'
  where b.review_id = ${reviewId} and b.screen = ${screen} and b.taken_back_at is null`

/**
 * A condition on records that are somebody's own, so that nobody else is given them: as many people hold them as decide on
 * each. `id` is the column of the record's number. False where there are no batches, at the cost of one look into an index.
 */
export function isTaken(reviewId: Value, screen: Value, id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    select count(*) from batch_record h where h.review_id = ${reviewId} and h.record_id = ${id} and h.batch_id in (${held(reviewId, screen)})
  ) >= coalesce((select s.screeners from screen_rule s where s.review_id = ${reviewId} and s.screen = ${screen}), 1)`
}

/** The first record of a person's own batches after a number that still waits for them. */
const own = prepared((db, reviewId: number, screen: string, standing: string, personId: number, after: number) =>
  db
    .selectFrom('screeningBatch as b')
    .select(
      sql<number | null>`(
        select w.record_id from batch_record w where w.review_id = b.review_id and w.batch_id = b.id and w.is_done = 0 and w.record_id > ${after}
          and exists (select 1 from record_row r where r.review_id = w.review_id and r.standing in (${standing}, 'awaiting second reviewer') and r.id = w.record_id)
        order by w.record_id limit 1)`.as('id'),
    )
    .where('b.reviewId', '=', reviewId)
    .where('b.screen', '=', screen as Screen)
    .where('b.personId', '=', personId)
    .where('b.takenBackAt', 'is', null),
)

/**
 * What of a person's own batches waits: the first after a number, or from the beginning again, but not the record of that
 * number itself; undefined when nothing does.
 */
export async function findOwnNext(
  db: Db,
  reviewId: number,
  screen: Screen,
  personId: number,
  after: number,
): Promise<number | undefined> {
  const first = async (from: number) => {
    const rows = await own(db, reviewId, screen, UNTOUCHED[screen], personId, from)
    return { hasBatches: rows.length > 0, id: lowest(rows.map(row => row.id)) }
  }
  const { hasBatches, id } = await first(after)
  if (id !== undefined || !hasBatches || after === 0) return id
  const again = (await first(0)).id
  return again === after ? undefined : again
}
