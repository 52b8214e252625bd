// Queries on decisions that came with an import, on what was carried in from them, and on who has decided here since.
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'

/** Where the decisions of an import belong: each row with the record that stands for it, copies with the kept one. */
export async function listTargets(db: Db, reviewId: number, importId: number) {
  const rows = await db
    .selectFrom('carriedDecision as c')
    .innerJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'c.reviewId').onRef('r.id', '=', 'c.recordId'))
    .select(['c.recordId', sql<number>`coalesce(r.duplicate_of, r.id)`.as('target')])
    .where('c.reviewId', '=', reviewId)
    .where('c.importId', '=', importId)
    .distinct()
    .orderBy('target')
    .orderBy('c.recordId')
    .execute()
  return rows.map(row => ({ recordId: row.recordId, target: Number(row.target) }))
}

export async function listDecisionsOf(db: Db, reviewId: number, importId: number, recordIds: readonly number[]) {
  return db
    .selectFrom('carriedDecision')
    .select(['recordId', 'origin', 'screen', 'choice', 'reason'])
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where('recordId', 'in', [...recordIds])
    .orderBy('id')
    .execute()
}

/** Of these records, the ones that people here have decided on, that are settled already, or that were chosen before. */
export async function listSettledHere(db: Db, reviewId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .select('r.id')
    .where('r.reviewId', '=', reviewId)
    .where('r.id', 'in', [...ids])
    .where(
      sql<boolean>`(coalesce(i.stage, 'screening') = 'included'
        or exists (select 1 from decision d where d.review_id = r.review_id and d.record_id = r.id)
        or exists (select 1 from screening s where s.review_id = r.review_id and s.record_id = r.id))`,
    )
    .execute()
  return new Set(rows.map(row => row.id))
}

export async function insertCarried(
  db: Db,
  carried: readonly Insertable<DB['carriedScreening']>[],
  statuses: readonly Insertable<DB['screening']>[],
): Promise<void> {
  if (statuses.length > 0)
    await db
      .insertInto('screening')
      .values([...statuses])
      .execute()
  if (carried.length > 0)
    await db
      .insertInto('carriedScreening')
      .values([...carried])
      .execute()
}

/** Records that something of this import was carried to, in portions. */
export async function listCarriedTo(db: Db, reviewId: number, importId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('carriedScreening')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .distinct()
    .orderBy('recordId')
    .limit(limit)
    .execute()
  return rows.map(row => row.recordId)
}

/** Takes the statuses of these records back that came with the import; what people have settled since stays. */
export async function deleteCarried(db: Db, reviewId: number, importId: number, ids: readonly number[]): Promise<void> {
  await db
    .deleteFrom('screening')
    .where('reviewId', '=', reviewId)
    .where('recordId', 'in', [...ids])
    .where('settledHow', '=', 'carried')
    .where(
      sql<boolean>`exists (select 1 from carried_screening c where c.review_id = screening.review_id and c.record_id = screening.record_id
        and c.screen = screening.screen and c.import_id = ${importId} and c.outcome = 'carried')`,
    )
    .execute()
  await db
    .deleteFrom('carriedScreening')
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where('recordId', 'in', [...ids])
    .execute()
}

/** What other imports left alone on the records of this one says nothing once these are gone. */
export async function deleteLeftAloneOn(db: Db, reviewId: number, importId: number): Promise<void> {
  await db
    .deleteFrom('carriedScreening')
    .where('reviewId', '=', reviewId)
    .where('outcome', '=', 'left alone')
    .where(eb =>
      eb(
        'recordId',
        'in',
        eb.selectFrom('recordRow').select('id').where('reviewId', '=', reviewId).where('importId', '=', importId),
      ),
    )
    .execute()
}

/** What was carried in from an import, by screen and status; records left alone under their own word. */
export async function countCarriedIn(db: Db, reviewId: number, importId: number) {
  const rows = await db
    .selectFrom('carriedScreening')
    .select(['screen', 'outcome', 'status', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .groupBy(['screen', 'outcome', 'status'])
    .orderBy('screen', 'desc')
    .orderBy('outcome')
    .orderBy('status')
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** Decisions, the records they are about, and how many of the reasons are new to the review. */
export async function countToCarry(db: Db, reviewId: number, importId: number) {
  const row = await db
    .selectFrom('carriedDecision')
    .select([sql<number>`count(*)`.as('decisions'), sql<number>`count(distinct record_id)`.as('records')])
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
  return { decisions: Number(row.decisions), records: Number(row.records) }
}

/** The job of this import that carries in or takes back, the newest one. */
export async function findCarryingJob(db: Db, reviewId: number, kind: string, importId: number) {
  return db
    .selectFrom('job')
    .select(['id', 'state', 'done', 'total', 'problem', 'input'])
    .where('reviewId', '=', reviewId)
    .where('kind', '=', kind)
    .where('input', 'in', [JSON.stringify({ importId }), JSON.stringify({ importId, back: true })])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What was carried in for one record, from which tool, and with which import. */
export async function listCarriedOf(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('carriedScreening')
    .select(['importId', 'screen', 'outcome', 'status', 'origin', 'carriedAt'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .orderBy('importId')
    .orderBy('screen', 'desc')
    .limit(100)
    .execute()
}

/** Every reason of the review, retired ones too. */
export async function listReasonTexts(db: Db, reviewId: number) {
  return db
    .selectFrom('exclusionReason')
    .select(['id', 'text', 'retiredAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .limit(5_000)
    .execute()
}
