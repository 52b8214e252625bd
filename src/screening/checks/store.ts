// Queries on second checks: their items, and what the checker said.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Choice, Screen } from '../domain.ts'
import type { Counted, DrawnFrom, Opinion, Outcome } from './domain.ts'

const ROWS_A_STATEMENT = 500

export async function insertCheck(
  db: Db,
  row: {
    reviewId: number
    id: number
    screen: Screen
    drawnFrom: DrawnFrom
    share: number | null
    population: number
    size: number
    seed: string
    isBlind: 0 | 1
    checkerId: number
    askedAt: string
    askedBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('checkSample')
    .values({ ...row, endedAt: null, endedBy: null })
    .execute()
}

export async function insertItems(
  db: Db,
  rows: readonly {
    reviewId: number
    checkId: number
    position: number
    recordId: number
    firstPersonId: number | null
    firstChoice: Choice
    firstReasonId: number | null
  }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT)
    await db
      .insertInto('checkItem')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute()
}

const withNames = (db: Db, reviewId: number) =>
  db
    .selectFrom('checkSample as c')
    .innerJoin('person as p', 'p.id', 'c.checkerId')
    .leftJoin('member as m', join =>
      join.onRef('m.reviewId', '=', 'c.reviewId').onRef('m.personId', '=', 'c.checkerId'),
    )
    .selectAll('c')
    .select(['p.name as checkerName', 'm.role as checkerRole'])
    .where('c.reviewId', '=', reviewId)

/** Newest first; nobody asks for more than fit on a page. */
export async function listChecks(db: Db, reviewId: number) {
  return withNames(db, reviewId).orderBy('c.id', 'desc').limit(200).execute()
}

export async function getCheck(db: Db, reviewId: number, id: number) {
  const row = await withNames(db, reviewId).where('c.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This check')
  return row
}

export type CheckRow = Awaited<ReturnType<typeof getCheck>>

/** What was said so far, counted; of one check or of all. Items without a verdict are not among them. */
export async function countVerdicts(db: Db, reviewId: number, checkId: number | null = null) {
  let query = db
    .selectFrom('verdict as v')
    .innerJoin('checkItem as i', join =>
      join
        .onRef('i.reviewId', '=', 'v.reviewId')
        .onRef('i.checkId', '=', 'v.checkId')
        .onRef('i.recordId', '=', 'v.recordId'),
    )
    .select(['v.checkId', 'i.firstChoice as first', 'v.choice', 'v.opinion', 'v.outcome'])
    .select(sql<number>`count(*)`.as('count'))
    .where('v.reviewId', '=', reviewId)
    .groupBy(['v.checkId', 'i.firstChoice', 'v.choice', 'v.opinion', 'v.outcome'])
  if (checkId !== null) query = query.where('v.checkId', '=', checkId)
  const rows = await query.execute()
  return rows.map(row => ({ ...row, count: Number(row.count) })) satisfies (Counted & { checkId: number })[]
}

const items = (db: Db, reviewId: number, checkId: number) =>
  db
    .selectFrom('checkItem as i')
    .leftJoin('verdict as v', join =>
      join
        .onRef('v.reviewId', '=', 'i.reviewId')
        .onRef('v.checkId', '=', 'i.checkId')
        .onRef('v.recordId', '=', 'i.recordId'),
    )
    .where('i.reviewId', '=', reviewId)
    .where('i.checkId', '=', checkId)

const whole = (db: Db, reviewId: number, checkId: number) =>
  items(db, reviewId, checkId)
    .innerJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'i.reviewId').onRef('r.id', '=', 'i.recordId'))
    .leftJoin('person as p', 'p.id', 'i.firstPersonId')
    .leftJoin('member as m', join =>
      join.onRef('m.reviewId', '=', 'i.reviewId').onRef('m.personId', '=', 'i.firstPersonId'),
    )
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'i.reviewId').onRef('why.id', '=', 'i.firstReasonId'),
    )
    .select(['i.position', 'i.recordId', 'i.firstPersonId', 'i.firstChoice', 'why.text as firstReason'])
    .select(['v.choice', 'v.opinion', 'v.note', 'v.outcome', 'v.outcomeChoice', 'v.outcomeNote'])
    .select(eb =>
      eb
        .selectFrom('carriedScreening as e')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('e.reviewId', '=', 'i.reviewId')
        .whereRef('e.recordId', '=', 'i.recordId')
        .where('e.outcome', '=', 'carried')
        .as('carried'),
    )
    .select(['p.name as firstName', 'm.role as firstRole', 'r.title', 'v.givenAt'])

export async function getItem(db: Db, reviewId: number, checkId: number, position: number) {
  const row = await whole(db, reviewId, checkId).where('i.position', '=', position).executeTakeFirst()
  if (row === undefined) throw notFound('This record of the check')
  return row
}

export type ItemRow = Awaited<ReturnType<typeof getItem>>

/** Disagreements in the order of the sample, those that wait first. */
export async function listDisagreements(db: Db, reviewId: number, checkId: number, limit: number) {
  return whole(db, reviewId, checkId)
    .where('v.opinion', '=', 'disagree')
    .orderBy(sql`case when v.outcome is null then 0 else 1 end`)
    .orderBy('i.position')
    .limit(limit)
    .execute()
}

/** Those that the checker chose differently and agreed with once the first decision was seen, in the order of the sample. */
export async function listAgreedOnSeeing(db: Db, reviewId: number, checkId: number, limit: number) {
  return whole(db, reviewId, checkId)
    .where('v.opinion', '=', 'agree')
    .where('v.choice', 'is not', null)
    .where(sql<boolean>`(v.choice = 'exclude') <> (i.first_choice = 'exclude')`)
    .orderBy('i.position')
    .limit(limit)
    .execute()
}

/** The first item after a position that still wants an answer. */
export async function findUnanswered(
  db: Db,
  reviewId: number,
  checkId: number,
  after: number,
): Promise<number | undefined> {
  const row = await items(db, reviewId, checkId)
    .select('i.position')
    .where('i.position', '>', after)
    .where('v.opinion', 'is', null)
    .orderBy('i.position')
    .limit(1)
    .executeTakeFirst()
  return row?.position
}

type Key = { readonly reviewId: number; readonly checkId: number; readonly recordId: number }

export async function saveVerdict(
  db: Db,
  key: Key,
  said: { choice: Choice | null; opinion: Opinion | null; note: string; givenAt: string },
): Promise<void> {
  await db
    .insertInto('verdict')
    .values({ ...key, ...said })
    .onConflict(conflict => conflict.columns(['reviewId', 'checkId', 'recordId']).doUpdateSet(said))
    .execute()
}

/** An answer that was seen to be a slip: the choice made before the first decision was shown stays, the opinion goes. */
export async function takeBackOpinion(db: Db, key: Key, hasChoice: boolean): Promise<void> {
  if (hasChoice)
    await db
      .updateTable('verdict')
      .set({ opinion: null })
      .where('reviewId', '=', key.reviewId)
      .where('checkId', '=', key.checkId)
      .where('recordId', '=', key.recordId)
      .execute()
  else
    await db
      .deleteFrom('verdict')
      .where('reviewId', '=', key.reviewId)
      .where('checkId', '=', key.checkId)
      .where('recordId', '=', key.recordId)
      .execute()
}

export async function saveOutcome(
  db: Db,
  key: Key,
  settled: {
    outcome: Outcome | null
    outcomeChoice: Choice | null
    outcomeNote: string
    settledAt: string | null
    settledBy: number | null
  },
): Promise<void> {
  await db
    .updateTable('verdict')
    .set(settled)
    .where('reviewId', '=', key.reviewId)
    .where('checkId', '=', key.checkId)
    .where('recordId', '=', key.recordId)
    .execute()
}

/** Ends a check or, with nulls, takes it up again. */
export async function setEnd(
  db: Db,
  reviewId: number,
  id: number,
  end: { endedAt: string | null; endedBy: number | null },
): Promise<void> {
  await db.updateTable('checkSample').set(end).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** Open checks with something to do for a person: records to answer for the checker, disagreements to settle for who decided first. */
export async function listWaitingChecks(db: Db, reviewId: number, personId: number) {
  const rows = await db
    .selectFrom('checkSample as c')
    .select(['c.id'])
    .select(
      sql<number>`case when c.checker_id = ${personId} and c.ended_at is null then c.size - (select count(*) from verdict v
        where v.review_id = c.review_id and v.check_id = c.id and v.opinion is not null) else 0 end`.as('toAnswer'),
    )
    .select(
      sql<number>`(select count(*) from verdict v join check_item i on i.review_id = v.review_id and i.check_id = v.check_id and i.record_id = v.record_id
        where v.review_id = c.review_id and v.check_id = c.id and v.opinion = 'disagree' and v.outcome is null and i.first_person_id = ${personId})`.as(
        'toSettle',
      ),
    )
    .where('c.reviewId', '=', reviewId)
    .orderBy('c.id', 'desc')
    .limit(50)
    .execute()
  return rows
    .map(row => ({ id: row.id, toAnswer: Number(row.toAnswer), toSettle: Number(row.toSettle) }))
    .filter(row => row.toAnswer > 0 || row.toSettle > 0)
}
