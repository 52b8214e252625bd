// Queries on decisions: whose turn a record is, how far a screen has come, what was decided.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Choice, Screen, ScreenStatus } from '../domain.ts'

/** What screening needs of the review: how many people decide on each record, and what it is about. */
export async function getScreeningFrame(db: Db, reviewId: number) {
  return db
    .selectFrom('review')
    .select(['screeners', 'intervention'])
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
}

const completeImports = (reviewId: number) =>
  sql`(select c.id from import c where c.review_id = ${reviewId} and c.state = 'complete')`
const screenedImports = (reviewId: number) =>
  sql`(select c.id from import c where c.review_id = ${reviewId} and c.state = 'complete' and c.stage = 'screening')`

/** The records a screen is about: visible, no duplicates, not chosen before; for full texts, past the first screen. */
function eligible(db: Db, reviewId: number, screen: Screen) {
  const all = db.selectFrom('recordRow as r').where('r.reviewId', '=', reviewId).where('r.duplicateOf', 'is', null)
  // Naming the imports keeps the database from walking through the rows of one that is still running.
  if (screen === 'title-abstract') {
    return all.where(sql<boolean>`(r.import_id is null or r.import_id in ${screenedImports(reviewId)})`)
  }
  return all
    .innerJoin('screening as first', join =>
      join
        .onRef('first.reviewId', '=', 'r.reviewId')
        .onRef('first.recordId', '=', 'r.id')
        .on('first.screen', '=', 'title-abstract')
        .on('first.status', '=', 'included'),
    )
    .where(sql<boolean>`(r.import_id is null or r.import_id in ${completeImports(reviewId)})`)
    .where(
      sql<boolean>`not exists (select 1 from retrieval t where t.review_id = r.review_id and t.record_id = r.id and t.state = 'not retrieved')`,
    )
}

/** Still to be decided by this person: no settled status, and no vote of theirs. */
const waits = (screen: Screen, personId: number) => sql<boolean>`
  not exists (select 1 from screening s where s.review_id = r.review_id and s.record_id = r.id and s.screen = ${screen} and s.status <> 'awaiting second reviewer')
  and not exists (select 1 from decision d where d.review_id = r.review_id and d.record_id = r.id and d.screen = ${screen} and d.person_id = ${personId})`

/** The first record after a number that waits for this person; undefined when none is left there. */
export async function findNext(
  db: Db,
  reviewId: number,
  screen: Screen,
  personId: number,
  after: number,
): Promise<number | undefined> {
  if (screen === 'full-text') {
    const found = eligible(db, reviewId, screen).where(waits(screen, personId)).select('r.id').where('r.id', '>', after)
    return (await found.orderBy('r.id').limit(1).executeTakeFirst())?.id
  }
  // Import by import, each from its own stretch of the index, so that the first hit ends the search.
  const first = (place: ReturnType<typeof sql>) => sql<number | null>`
    (select r.id from record_row r where r.review_id = ${reviewId} and ${place} and r.duplicate_of is null and r.id > ${after}
     and ${waits(screen, personId)} order by r.id limit 1)`
  const typed = db.selectNoFrom(first(sql`r.import_id is null`).as('id'))
  const imported = db
    .selectFrom('import as i')
    .select(first(sql`r.import_id = i.id`).as('id'))
    .where('i.reviewId', '=', reviewId)
    .where('i.state', '=', 'complete')
    .where('i.stage', '=', 'screening')
  const row = await db
    .selectFrom(imported.unionAll(typed).as('firsts'))
    .select(sql<number | null>`min(firsts.id)`.as('id'))
    .executeTakeFirst()
  return row?.id ?? undefined
}

/** The record before a number in the order of the screen, decided or not. */
export async function findPrevious(
  db: Db,
  reviewId: number,
  screen: Screen,
  before: number,
): Promise<number | undefined> {
  const row = await eligible(db, reviewId, screen)
    .select('r.id')
    .where('r.id', '<', before)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

export type Progress = { readonly total: number; readonly done: number }

/** How many records a screen is about, and how many of them are settled. */
export async function countProgress(db: Db, reviewId: number, screen: Screen): Promise<Progress> {
  const row = await eligible(db, reviewId, screen)
    .leftJoin('screening as s', join =>
      join.onRef('s.reviewId', '=', 'r.reviewId').onRef('s.recordId', '=', 'r.id').on('s.screen', '=', screen),
    )
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(case when s.status <> 'awaiting second reviewer' then 1 end)`.as('done'),
    ])
    .executeTakeFirstOrThrow()
  return { total: Number(row.total), done: Number(row.done) }
}

/** How many decisions a person has made in a screen since an instant. */
export async function countSince(
  db: Db,
  reviewId: number,
  screen: Screen,
  personId: number,
  since: string,
): Promise<number> {
  const row = await db
    .selectFrom('decision')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .where('personId', '=', personId)
    .where('decidedAt', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Every decision on a record, by screen and time, with who made it. */
export async function listDecisions(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.personId')
    .leftJoin('exclusionReason as reason', join =>
      join.onRef('reason.reviewId', '=', 'decision.reviewId').onRef('reason.id', '=', 'decision.reasonId'),
    )
    .select([
      'decision.id',
      'decision.screen',
      'decision.personId',
      'decision.choice',
      'decision.reasonId',
      'decision.note',
      'decision.decidedAt',
      'person.name as personName',
      'reason.text as reason',
    ])
    .where('decision.reviewId', '=', reviewId)
    .where('decision.recordId', '=', recordId)
    .orderBy('decision.screen', 'desc')
    .orderBy('decision.decidedAt')
    .execute()
}

/** The newest decision of a person in a screen: what undo takes back. */
export async function findLatest(db: Db, reviewId: number, screen: Screen, personId: number) {
  return db
    .selectFrom('decision')
    .select(['id', 'recordId as record', 'choice'])
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function listStatuses(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('screening')
    .select(['screen', 'status', 'reasonId', 'settledAt'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .execute()
}

export async function getDecision(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This decision')
  return row
}

export async function insertDecision(
  db: Db,
  row: {
    reviewId: number
    id: number
    recordId: number
    screen: Screen
    personId: number | null
    choice: Choice
    reasonId: number | null
    note: string
    decidedAt: string
  },
): Promise<void> {
  await db.insertInto('decision').values(row).execute()
}

export async function updateDecision(
  db: Db,
  reviewId: number,
  id: number,
  change: { choice: Choice; reasonId: number | null; note: string; decidedAt: string },
): Promise<void> {
  await db
    .updateTable('decision')
    .set({ ...change, version: sql`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

export async function deleteDecision(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('decision').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** Writes what the votes come to; null takes the record back to not screened. */
export async function saveStatus(
  db: Db,
  reviewId: number,
  recordId: number,
  screen: Screen,
  settled: { readonly status: ScreenStatus; readonly reasonId: number | null } | null,
  now: string,
): Promise<void> {
  if (settled === null) {
    await db
      .deleteFrom('screening')
      .where('reviewId', '=', reviewId)
      .where('recordId', '=', recordId)
      .where('screen', '=', screen)
      .execute()
    return
  }
  const row = { ...settled, settledAt: now }
  await db
    .insertInto('screening')
    .values({ reviewId, recordId, screen, ...row })
    .onConflict(conflict => conflict.columns(['reviewId', 'recordId', 'screen']).doUpdateSet(row))
    .execute()
}

/** The document made of a record; `hasText` tells whether there is anything to read yet. */
export async function findDocumentOf(db: Db, reviewId: number, recordId: number) {
  const row = await db
    .selectFrom('document')
    .select(['id', 'textNumber'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, hasText: row.textNumber !== null }
}
