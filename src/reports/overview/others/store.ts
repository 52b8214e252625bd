// Queries on what waits for whom in the team: checks that were asked for, and second votes; one statement each, however many people.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'

export type Waiting = {
  readonly personId: number
  readonly what: 'records to check' | 'configurations to check'
  readonly count: number
}

/** Open checks of coding and of screening with what their checker has not answered. */
export async function listWaitingByPerson(db: Db, reviewId: number): Promise<Waiting[]> {
  const coding = await db
    .selectFrom('codingCheck as c')
    .innerJoin('codingCheckItem as i', join =>
      join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.checkId', '=', 'c.id'),
    )
    .leftJoin('codingAnswer as a', join =>
      join
        .onRef('a.reviewId', '=', 'i.reviewId')
        .onRef('a.checkId', '=', 'i.checkId')
        .onRef('a.configurationId', '=', 'i.configurationId'),
    )
    .select(['c.checkerId as personId', sql<number>`count(*)`.as('count')])
    .where('c.reviewId', '=', reviewId)
    .where('c.endedAt', 'is', null)
    .where('a.answer', 'is', null)
    .groupBy('c.checkerId')
    .execute()
  const screening = await db
    .selectFrom('checkSample as c')
    .select('c.checkerId as personId')
    .select(
      sql<number>`sum(c.size - (select count(*) from verdict v where v.review_id = c.review_id and v.check_id = c.id and v.opinion is not null))`.as(
        'count',
      ),
    )
    .where('c.reviewId', '=', reviewId)
    .where('c.endedAt', 'is', null)
    .groupBy('c.checkerId')
    .execute()
  return [
    ...screening.map(row => ({ ...row, count: Number(row.count), what: 'records to check' as const })),
    ...coding.map(row => ({ ...row, count: Number(row.count), what: 'configurations to check' as const })),
  ].filter(row => row.count > 0)
}

/** Threads that are open and name somebody who has said nothing in them since. */
export async function countUnansweredMentions(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('mention as m')
    .innerJoin('comment as c', join => join.onRef('c.reviewId', '=', 'm.reviewId').onRef('c.id', '=', 'm.commentId'))
    .select(['m.personId', sql<number>`count(*)`.as('count')])
    .where('m.reviewId', '=', reviewId)
    .where(
      sql<boolean>`not exists (select 1 from comment r where r.review_id = c.review_id and r.id = coalesce(c.answer_to, c.id) and r.resolved_at is not null)`,
    )
    .where(
      sql<boolean>`not exists (select 1 from comment r where r.review_id = c.review_id and r.answer_to = coalesce(c.answer_to, c.id) and r.written_by = m.person_id and r.id > c.id)`,
    )
    .groupBy('m.personId')
    .execute()
  return rows.map(row => ({ personId: row.personId, count: Number(row.count) }))
}
