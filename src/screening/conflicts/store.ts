// Queries on what two people decided differently: the list, the resolutions beside the votes, and the way through them.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Screen } from '../domain.ts'
import type { How, ResolutionChoice } from './domain.ts'

export const PAGE = 30

/** The plus keeps the conflicts, which are few, from being looked for among all records by number. */
const NUMBER = sql<number>`s.record_id + 0`

const STANDS = sql<boolean>`exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = s.status and r.id = s.record_id + 0)`

function open(db: Db, reviewId: number, screen: Screen) {
  return db
    .selectFrom('screening as s')
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', '=', screen)
    .where('s.status', 'in', ['conflict', 'maybe'])
    .where(STANDS)
}

/** Records to talk about, by number, from one on. */
export async function listOpen(db: Db, reviewId: number, screen: Screen, after: number) {
  return open(db, reviewId, screen)
    .innerJoin('recordRow as t', join => join.onRef('t.reviewId', '=', 's.reviewId').onRef('t.id', '=', 's.recordId'))
    .select(['s.recordId', 't.title', 's.status'])
    .where(NUMBER, '>', after)
    .orderBy(NUMBER)
    .limit(PAGE + 1)
    .execute()
}

export async function listResolved(db: Db, reviewId: number, screen: Screen, after: number) {
  return db
    .selectFrom('resolution as o')
    .innerJoin('recordRow as t', join => join.onRef('t.reviewId', '=', 'o.reviewId').onRef('t.id', '=', 'o.recordId'))
    .select(['o.recordId', 't.title'])
    .where('o.reviewId', '=', reviewId)
    .where('o.screen', '=', screen)
    .where('o.recordId', '>', after)
    .orderBy('o.recordId')
    .limit(PAGE + 1)
    .execute()
}

/** The open conflicts before and after a record. */
export async function findNeighbours(db: Db, reviewId: number, screen: Screen, recordId: number) {
  const next = await open(db, reviewId, screen)
    .select('s.recordId')
    .where(NUMBER, '>', recordId)
    .orderBy(NUMBER)
    .limit(1)
    .executeTakeFirst()
  const previous = await open(db, reviewId, screen)
    .select('s.recordId')
    .where(NUMBER, '<', recordId)
    .orderBy(NUMBER, 'desc')
    .limit(1)
    .executeTakeFirst()
  return { next: next?.recordId ?? null, previous: previous?.recordId ?? null }
}

/** Every vote on these records in a screen, with who cast it. */
export async function listVotesOn(db: Db, reviewId: number, screen: Screen, recordIds: readonly number[]) {
  if (recordIds.length === 0) return []
  return db
    .selectFrom('decision as d')
    .leftJoin('person as p', 'p.id', 'd.personId')
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'd.reviewId').onRef('why.id', '=', 'd.reasonId'),
    )
    .select(['d.recordId', 'd.personId', 'd.choice', 'd.note', 'd.decidedAt', 'p.name', 'why.text as reason'])
    .where('d.reviewId', '=', reviewId)
    .where('d.screen', '=', screen)
    .where('d.recordId', 'in', [...recordIds])
    .orderBy('d.recordId')
    .orderBy('d.decidedAt')
    .orderBy('d.id')
    .execute()
}

function resolutions(db: Db, reviewId: number) {
  return db
    .selectFrom('resolution as o')
    .leftJoin('person as p', 'p.id', 'o.resolvedBy')
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'o.reviewId').onRef('why.id', '=', 'o.reasonId'),
    )
    .selectAll('o')
    .select(['p.name', 'why.text as reason'])
    .where('o.reviewId', '=', reviewId)
}

export async function listResolutionsOf(db: Db, reviewId: number, screen: Screen, recordIds: readonly number[]) {
  if (recordIds.length === 0) return []
  return resolutions(db, reviewId)
    .where('o.screen', '=', screen)
    .where('o.recordId', 'in', [...recordIds])
    .execute()
}

export async function getResolution(db: Db, reviewId: number, id: number) {
  const row = await resolutions(db, reviewId).where('o.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This resolution')
  return row
}

/** Who took part in the talks that resolutions came from. */
export async function listTalks(db: Db, reviewId: number, resolutionIds: readonly number[]) {
  if (resolutionIds.length === 0) return []
  return db
    .selectFrom('resolutionTalk as k')
    .innerJoin('person as p', 'p.id', 'k.personId')
    .select(['k.resolutionId', 'k.personId', 'p.name'])
    .where('k.reviewId', '=', reviewId)
    .where('k.resolutionId', 'in', [...resolutionIds])
    .orderBy('k.resolutionId')
    .orderBy('p.name')
    .execute()
}

export type NewResolution = {
  readonly choice: ResolutionChoice
  readonly reasonId: number | null
  readonly note: string
  readonly how: How
  readonly resolvedBy: number | null
  readonly resolvedAt: string
}

export async function insertResolution(
  db: Db,
  place: { readonly reviewId: number; readonly id: number; readonly recordId: number; readonly screen: Screen },
  resolution: NewResolution,
): Promise<void> {
  await db
    .insertInto('resolution')
    .values({ ...place, ...resolution })
    .execute()
}

/** False when someone saved in between. */
export async function updateResolution(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  resolution: NewResolution,
): Promise<boolean> {
  const done = await db
    .updateTable('resolution')
    .set({ ...resolution, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function saveTalk(
  db: Db,
  reviewId: number,
  resolutionId: number,
  people: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('resolutionTalk')
    .where('reviewId', '=', reviewId)
    .where('resolutionId', '=', resolutionId)
    .execute()
  if (people.length === 0) return
  await db
    .insertInto('resolutionTalk')
    .values(people.map(personId => ({ reviewId, resolutionId, personId })))
    .execute()
}

export async function deleteResolutionRow(db: Db, reviewId: number, id: number): Promise<void> {
  await saveTalk(db, reviewId, id, [])
  await db.deleteFrom('resolution').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function countResolved(db: Db, reviewId: number, screen: Screen): Promise<number> {
  const row = await db
    .selectFrom('resolution')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
