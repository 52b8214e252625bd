// Queries on pairs of votes: what two people said of the same record before either saw the other's vote.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { Screen } from '../domain.ts'
import type { Pair, PairCount } from './pairs.ts'

/** Votes of people on one record in one screen as they are now. */
export async function listVotesToPair(db: Db, reviewId: number, recordId: number, screen: Screen) {
  const rows = await db
    .selectFrom('decision')
    .select(['personId', 'choice', 'decidedAt'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen)
    .where('personId', 'is not', null)
    .execute()
  return rows.flatMap(({ personId, ...row }) => (personId === null ? [] : [{ ...row, personId }]))
}

export async function hasPair(db: Db, reviewId: number, recordId: number, screen: Screen): Promise<boolean> {
  const row = await db
    .selectFrom('votePair')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .where('screen', '=', screen)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertPair(
  db: Db,
  row: Pair & {
    readonly reviewId: number
    readonly recordId: number
    readonly screen: Screen
    readonly pairedAt: string
  },
): Promise<void> {
  await db.insertInto('votePair').values(row).execute()
}

/** Counted by what both said; of one person's pairs when `personId` is given. Read from an index alone. */
export async function countPairs(db: Db, reviewId: number, personId: number | null): Promise<readonly PairCount[]> {
  let query = db
    .selectFrom('votePair')
    .select(['screen', 'firstPersonId', 'secondPersonId', 'firstChoice', 'secondChoice'])
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .groupBy(['screen', 'firstPersonId', 'secondPersonId', 'firstChoice', 'secondChoice'])
    .orderBy('screen', 'desc')
    .orderBy('firstPersonId')
    .orderBy('secondPersonId')
  if (personId !== null)
    query = query.where(eb => eb.or([eb('firstPersonId', '=', personId), eb('secondPersonId', '=', personId)]))
  const rows = await query.execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** How many records each person decided on, by screen. */
export async function countVotes(db: Db, reviewId: number, people: readonly number[]) {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('decision')
    .select(['screen', 'personId'])
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('personId', 'in', [...people])
    .groupBy(['personId', 'screen'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** How many records stand decided in each screen by people here, not by what was carried in. */
export async function countDecided(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('screening')
    .select(['screen'])
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('settledHow', '<>', 'carried')
    .where('status', '<>', 'awaiting second reviewer')
    .groupBy('screen')
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** Names of people, members or not: who left keeps the name under what they decided. */
export async function listNames(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
