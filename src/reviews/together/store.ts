// Queries on working sessions: who holds one, who was there, and what was saved meanwhile.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { type Held, type Sign, signer } from './signing.ts'

export type Session = Held & {
  readonly holder: string
  readonly documentId: number | null
  readonly guests: number
  readonly purpose: string
  readonly afterActivity: number
  readonly untilActivity: number | null
  readonly memoId: number | null
}

const COLUMNS = [
  'workingSession.id',
  'workingSession.heldBy',
  'person.name as holder',
  'workingSession.documentId',
  'workingSession.guests',
  'workingSession.purpose',
  'workingSession.afterActivity',
  'workingSession.untilActivity',
  'workingSession.startedAt',
  'workingSession.endedAt',
  'workingSession.memoId',
] as const

const rows = (db: Db, reviewId: number) =>
  db
    .selectFrom('workingSession')
    .innerJoin('person', 'person.id', 'workingSession.heldBy')
    .select(COLUMNS)
    .where('workingSession.reviewId', '=', reviewId)

async function withStays(db: Db, reviewId: number, sessions: readonly Omit<Session, 'stays'>[]): Promise<Session[]> {
  if (sessions.length === 0) return []
  const ids = sessions.map(session => session.id)
  const stays = await db
    .selectFrom('workingSessionMember as stay')
    .innerJoin('person', 'person.id', 'stay.personId')
    .select(['stay.sessionId', 'stay.personId', 'person.name', 'stay.joinedAt', 'stay.leftAt', 'stay.withdrawnAt'])
    .where('stay.reviewId', '=', reviewId)
    .where('stay.sessionId', '>=', Math.min(...ids))
    .where('stay.sessionId', '<=', Math.max(...ids))
    .orderBy('stay.joinedAt')
    .orderBy('person.name')
    .orderBy('stay.personId')
    .execute()
  const bySession = Map.groupBy(stays, stay => stay.sessionId)
  return sessions.map(session => ({
    ...session,
    stays: (bySession.get(session.id) ?? []).map(({ sessionId: _, ...stay }) => stay),
  }))
}

/** Newest first, `before` a number for the next page; `since` leaves out those that began earlier. */
export async function listSessions(
  db: Db,
  reviewId: number,
  page: { readonly before: number | null; readonly limit: number; readonly since?: string },
): Promise<Session[]> {
  let query = rows(db, reviewId)
  if (page.before !== null) query = query.where('workingSession.id', '<', page.before)
  if (page.since !== undefined) query = query.where('workingSession.startedAt', '>=', page.since)
  const found = await query.orderBy('workingSession.id', 'desc').limit(page.limit).execute()
  return withStays(db, reviewId, found)
}

export async function getSession(db: Db, reviewId: number, id: number): Promise<Session> {
  const found = await rows(db, reviewId).where('workingSession.id', '=', id).execute()
  const [session] = await withStays(db, reviewId, found)
  if (session === undefined) throw notFound('This working session')
  return session
}

/** The one that nobody has ended, were it over by its time. */
export async function findSessionOf(db: Db, reviewId: number, personId: number): Promise<Session | undefined> {
  const found = await rows(db, reviewId)
    .where('workingSession.heldBy', '=', personId)
    .where('workingSession.endedAt', 'is', null)
    .execute()
  return (await withStays(db, reviewId, found))[0]
}

/** Sessions that nobody has ended and that began before a moment. */
export async function listLeftOpen(db: Db, reviewId: number, before: string): Promise<number[]> {
  const found = await db
    .selectFrom('workingSession')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('endedAt', 'is', null)
    .where('startedAt', '<=', before)
    .orderBy('id')
    .execute()
  return found.map(row => row.id)
}

const MOST = 20_000

/** How to sign what members of a review have saved: two queries, however much there is to sign. */
export async function readSigner(db: Db, reviewId: number): Promise<Sign> {
  return signer(await listSessions(db, reviewId, { before: null, limit: MOST }))
}

export async function lastActivity(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('activity')
    .select(eb => eb.fn.max('id').as('last'))
    .where('reviewId', '=', reviewId)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

const NOT_WORK = ['working session', 'memo', 'comment', 'member', 'invitation']

/** What the holder saved meanwhile, for the team to see, in the order in which it was done. */
export async function listSaved(db: Db, reviewId: number, session: Session, over: string, limit = 5_000) {
  let query = db
    .selectFrom('activity')
    .select(['subjectKind as kind', 'subjectId as id', 'verb'])
    .where('reviewId', '=', reviewId)
    .where('id', '>', session.afterActivity)
    .where('actorKind', '=', 'person')
    .where('actorId', '=', session.heldBy)
    .where('audience', '=', 'team')
    .where('subjectKind', 'not in', NOT_WORK)
    .where('subjectId', 'is not', null)
    .where('at', '<', over)
  if (session.untilActivity !== null) query = query.where('id', '<=', session.untilActivity)
  const found = await query.orderBy('activity.id').limit(limit).execute()
  return found.flatMap(({ kind, id, verb }) => (id === null ? [] : [{ kind, id, verb }]))
}

export async function insertSession(
  db: Db,
  row: {
    reviewId: number
    id: number
    heldBy: number
    documentId: number | null
    guests: number
    purpose: string
    afterActivity: number
    startedAt: string
  },
): Promise<void> {
  await db.insertInto('workingSession').values(row).execute()
}

export async function insertStays(
  db: Db,
  reviewId: number,
  sessionId: number,
  personIds: readonly number[],
  joinedAt: string,
) {
  if (personIds.length === 0) return
  await db
    .insertInto('workingSessionMember')
    .values(personIds.map(personId => ({ reviewId, sessionId, personId, joinedAt })))
    .onConflict(conflict =>
      conflict.columns(['reviewId', 'sessionId', 'personId', 'joinedAt']).doUpdateSet({ leftAt: null }),
    )
    .execute()
}

export async function setLeft(db: Db, reviewId: number, sessionId: number, personIds: readonly number[], at: string) {
  if (personIds.length === 0) return
  await db
    .updateTable('workingSessionMember')
    .set({ leftAt: at })
    .where('reviewId', '=', reviewId)
    .where('sessionId', '=', sessionId)
    .where('personId', 'in', [...personIds])
    .where('leftAt', 'is', null)
    .execute()
}

export async function setWithdrawn(db: Db, reviewId: number, sessionId: number, personId: number, at: string | null) {
  await db
    .updateTable('workingSessionMember')
    .set({ withdrawnAt: at })
    .where('reviewId', '=', reviewId)
    .where('sessionId', '=', sessionId)
    .where('personId', '=', personId)
    .execute()
}

export async function setGuests(db: Db, reviewId: number, id: number, guests: number): Promise<void> {
  await db.updateTable('workingSession').set({ guests }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** False when someone has ended it in between. */
export async function setEnd(
  db: Db,
  reviewId: number,
  id: number,
  end: { endedAt: string; endedBy: number | null; untilActivity: number; memoId: number },
): Promise<boolean> {
  const done = await db
    .updateTable('workingSession')
    .set(end)
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
