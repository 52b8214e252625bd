// Queries on batches: who holds which records of a screen, what is put into them, and how many of them are done.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Screen } from '../domain.ts'
import { held } from './turns/store.ts'

const ROWS_A_STATEMENT = 500

/** Every batch with its person, newest first, and its counts from an index. */
export async function listBatches(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('screeningBatch as b')
    .innerJoin('person as p', 'p.id', 'b.personId')
    .leftJoin('member as m', join => join.onRef('m.reviewId', '=', 'b.reviewId').onRef('m.personId', '=', 'b.personId'))
    .select(['b.id', 'b.screen', 'b.personId', 'b.label', 'b.createdAt', 'b.takenBackAt', 'b.jobId'])
    .select(['p.name as personName', 'm.role as role'])
    .where('b.reviewId', '=', reviewId)
    .orderBy('b.id', 'desc')
    .limit(200)
    .execute()
  const counts = await db
    .selectFrom('batchRecord')
    .select(['batchId', 'isDone'])
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .groupBy(['batchId', 'isDone'])
    .execute()
  const countOf = (id: number, isDone: number) =>
    Number(counts.find(one => one.batchId === id && one.isDone === isDone)?.count ?? 0)
  return rows.map(row => ({ ...row, done: countOf(row.id, 1), total: countOf(row.id, 0) + countOf(row.id, 1) }))
}

export async function getBatch(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('screeningBatch')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This batch')
  return row
}

/** Whose a record is in each screen, by name: members only. */
export async function listHolders(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('batchRecord as w')
    .innerJoin('screeningBatch as b', join =>
      join.onRef('b.reviewId', '=', 'w.reviewId').onRef('b.id', '=', 'w.batchId'),
    )
    .innerJoin('member as m', join =>
      join.onRef('m.reviewId', '=', 'b.reviewId').onRef('m.personId', '=', 'b.personId'),
    )
    .innerJoin('person as p', 'p.id', 'b.personId')
    .select(['b.id as batchId', 'b.screen', 'b.personId', 'p.name'])
    .where('w.reviewId', '=', reviewId)
    .where('w.recordId', '=', recordId)
    .where('b.takenBackAt', 'is', null)
    .where('m.role', '<>', 'observer')
    .orderBy('b.screen', 'desc')
    .orderBy('p.name')
    .execute()
}

export async function insertBatch(
  db: Db,
  row: {
    reviewId: number
    id: number
    screen: Screen
    personId: number
    label: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('screeningBatch')
    .values({ ...row, jobId: null, takenBackAt: null })
    .execute()
}

export async function updateBatch(
  db: Db,
  reviewId: number,
  ids: readonly number[],
  change: { jobId?: number | null; personId?: number; takenBackAt?: string | null },
): Promise<void> {
  await db
    .updateTable('screeningBatch')
    .set(change)
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
}

export type Wanted = {
  readonly screen: Screen
  readonly importId: number | null
  readonly searchId: number | null
  /** Also records that somebody holds already. */
  readonly withHeld: boolean
}

/** Records that still want a decision in a screen, after a number: first those nobody decided on, then those that wait for a second vote. */
export async function listUndecided(
  db: Db,
  reviewId: number,
  wanted: Wanted,
  standing: string,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const { screen, importId, searchId, withHeld } = wanted
  let query = db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .select('r.id')
    .where('r.reviewId', '=', reviewId)
    .where('r.standing', '=', standing as 'not screened')
    .where('r.id', '>', after)
    .where(eb => eb.or([eb('r.importId', 'is', null), eb('i.state', '=', 'complete')]))
  if (standing === 'awaiting second reviewer')
    query = query.where(
      sql<boolean>`exists (select 1 from screening s where s.review_id = r.review_id and s.record_id = r.id and s.screen = ${screen} and s.status = 'awaiting second reviewer')`,
    )
  if (importId !== null) query = query.where('r.importId', '=', importId)
  if (searchId !== null) query = query.where(sql<boolean>`coalesce(r.search_id, i.search_id) = ${searchId}`)
  if (!withHeld)
    query = query.where(
      sql<boolean>`not exists (select 1 from batch_record h where h.review_id = r.review_id and h.record_id = r.id and h.batch_id in (${held(reviewId, screen)}))`,
    )
  const rows = await query.orderBy('r.id').limit(limit).execute()
  return rows.map(row => row.id)
}

/** Puts records into a batch, but for those its person decided on or holds already. */
export async function addToBatch(db: Db, reviewId: number, batchId: number, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += ROWS_A_STATEMENT) {
    const part = ids.slice(at, at + ROWS_A_STATEMENT)
    await sql`insert into batch_record (review_id, batch_id, record_id, is_done)
      select r.review_id, b.id, r.id, 0 from record_row r join screening_batch b on b.review_id = r.review_id and b.id = ${batchId}
      where r.review_id = ${reviewId} and r.id in (${sql.join(part)})
        and not exists (select 1 from decision d where d.review_id = r.review_id and d.record_id = r.id and d.screen = b.screen and d.person_id = b.person_id)
        and not exists (select 1 from batch_record h join screening_batch o on o.review_id = h.review_id and o.id = h.batch_id
          where h.review_id = r.review_id and h.record_id = r.id and o.screen = b.screen and o.person_id = b.person_id and o.taken_back_at is null)`.execute(
      db,
    )
  }
}

/** The next records of a batch by number, to go through it in stretches. */
export async function listRecordsOf(
  db: Db,
  reviewId: number,
  batchId: number,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('batchRecord')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('batchId', '=', batchId)
    .where('recordId', '>', after)
    .orderBy('recordId')
    .limit(limit)
    .execute()
  return rows.map(row => row.recordId)
}

export async function deleteRecordsOf(
  db: Db,
  reviewId: number,
  batchId: number,
  recordIds: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('batchRecord')
    .where('reviewId', '=', reviewId)
    .where('batchId', '=', batchId)
    .where('recordId', 'in', [...recordIds])
    .execute()
}

/** Works out anew which of these records are done in the batches of a screen: settled, or decided on by the batch's person. */
export async function refreshDone(
  db: Db,
  reviewId: number,
  screen: Screen,
  recordIds: readonly number[],
): Promise<void> {
  for (let at = 0; at < recordIds.length; at += ROWS_A_STATEMENT) {
    const part = recordIds.slice(at, at + ROWS_A_STATEMENT)
    await sql`update batch_record set is_done = case
      when exists (select 1 from screening s where s.review_id = batch_record.review_id and s.record_id = batch_record.record_id and s.screen = ${screen} and s.status <> 'awaiting second reviewer')
        or exists (select 1 from decision d join screening_batch b on b.review_id = d.review_id and b.person_id = d.person_id
          where d.review_id = batch_record.review_id and d.record_id = batch_record.record_id and d.screen = ${screen} and b.id = batch_record.batch_id)
      then 1 else 0 end
      where review_id = ${reviewId} and record_id in (${sql.join(part)})
        and batch_id in (select b.id from screening_batch b where b.review_id = ${reviewId} and b.screen = ${screen})`.execute(
      db,
    )
  }
}

/** Imports that are complete, to choose from. */
export async function listCompleteImports(db: Db, reviewId: number) {
  return db
    .selectFrom('import')
    .select(['id', 'fileName'])
    .where('reviewId', '=', reviewId)
    .where('state', '=', 'complete')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** How the jobs of batches ended or whether they are at work; of one review. */
export async function listBatchJobs(db: Db, reviewId: number) {
  return db
    .selectFrom('job')
    .select(['id', 'state', 'problem'])
    .where('reviewId', '=', reviewId)
    .where('kind', '=', 'assign records')
    .orderBy('id', 'desc')
    .limit(400)
    .execute()
}
