// Queries on people, their sessions and tokens, and one-time account links.
import type { Db } from '../core/db/open.ts'
import { prepared } from '../core/db/reading/prepared.ts'
import type { Person } from '../core/http/services.ts'
import { NAMES_HOST } from './domain.ts'

type PersonRow = {
  id: number
  name: string
  email: string
  isAdmin: 0 | 1
  theme: 'auto' | 'light' | 'dark'
  singleKeys: 0 | 1
}
const columns = [
  'person.id',
  'person.name',
  'person.email',
  'person.isAdmin',
  'person.theme',
  'person.singleKeys',
] as const
const asPerson = ({ singleKeys, ...row }: PersonRow): Person => ({
  ...row,
  isAdmin: row.isAdmin === 1,
  hasKeys: singleKeys === 1,
})

/** The person of a session, unless disabled since. */
export async function findPersonForSession(db: Db, id: number): Promise<Person | undefined> {
  const [row] = await enabledPerson(db, id)
  return row === undefined ? undefined : asPerson(row)
}

const enabledPerson = prepared((db, id: number) =>
  db.selectFrom('person').select(columns).where('id', '=', id).where('disabledAt', 'is', null),
)

/** The person of an API token that has not ended. */
export async function findPersonByToken(
  db: Db,
  hash: string,
): Promise<{ person: Person; tokenId: number } | undefined> {
  const row = await db
    .selectFrom('token')
    .innerJoin('person', 'person.id', 'token.personId')
    .select([...columns, 'token.id as tokenId'])
    .where('token.hash', '=', hash)
    .where('token.endedAt', 'is', null)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : { person: asPerson(row), tokenId: row.tokenId }
}

/** Noted once a day, so that a script's reads stay reads. */
export async function noteTokenUse(db: Db, id: number, now: string): Promise<void> {
  await db
    .updateTable('token')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where(or => or.or([or('usedAt', 'is', null), or('usedAt', '<', now.slice(0, 10))]))
    .execute()
}

export async function findSecretOf(db: Db, email: string) {
  return db
    .selectFrom('person')
    .select(['id', 'passwordHash', 'disabledAt'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export async function findPasswordHash(db: Db, id: number): Promise<string | null> {
  const row = await db.selectFrom('person').select('passwordHash').where('id', '=', id).executeTakeFirst()
  return row?.passwordHash ?? null
}

export async function findPersonByEmail(db: Db, email: string) {
  return db.selectFrom('person').select(['id', 'name', 'disabledAt']).where('email', '=', email).executeTakeFirst()
}

export async function getPerson(db: Db, id: number) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'isAdmin', 'disabledAt', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** People with an account; names under restored work are not among them. */
export async function listPeople(db: Db) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'isAdmin', 'disabledAt', 'createdAt'])
    .select(eb => eb.case().when('passwordHash', 'is', null).then(0).else(1).end().as('hasPassword'))
    .where('email', 'not like', `%@${NAMES_HOST}`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** People who can sign in or be sent a link for it; names under restored work are not among them. */
export async function countEnabledPeople(db: Db): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('disabledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Admins who can sign in, the longest known first. */
export async function listEnabledAdmins(db: Db): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('isAdmin', '=', 1)
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .execute()
}

export async function countOtherAdmins(db: Db, id: number): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('isAdmin', '=', 1)
    .where('disabledAt', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertPerson(
  db: Db,
  person: { id: number; name: string; email: string; passwordHash: string | null; isAdmin: boolean; createdAt: string },
): Promise<void> {
  await db
    .insertInto('person')
    .values({ ...person, isAdmin: person.isAdmin ? 1 : 0, disabledAt: null })
    .execute()
}

export async function updatePerson(
  db: Db,
  id: number,
  set: {
    name?: string
    theme?: 'auto' | 'light' | 'dark'
    singleKeys?: 0 | 1
    passwordHash?: string
    disabledAt?: string | null
  },
): Promise<void> {
  await db
    .updateTable('person')
    .set(eb => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function listSessions(db: Db, personId: number, now: string) {
  return db
    .selectFrom('session')
    .select(['id', 'agent', 'createdAt', 'seenAt'])
    .where('personId', '=', personId)
    .where('endsAt', '>', now)
    .orderBy('seenAt', 'desc')
    .execute()
}

/** Ends sessions of one person: one, or all but one. */
export async function deleteSessions(
  db: Db,
  personId: number,
  which: { only: string } | { except: string | null },
): Promise<void> {
  let query = db.deleteFrom('session').where('personId', '=', personId)
  if ('only' in which) query = query.where('id', '=', which.only)
  else if (which.except !== null) query = query.where('id', '<>', which.except)
  await query.execute()
}

export async function listTokens(db: Db, personId: number) {
  return db
    .selectFrom('token')
    .select(['id', 'name', 'createdAt', 'usedAt'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()
}

export async function insertToken(
  db: Db,
  token: { id: number; personId: number; name: string; hash: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('token')
    .values({ ...token, usedAt: null, endedAt: null })
    .execute()
}

export async function endToken(db: Db, personId: number, id: number, now: string): Promise<boolean> {
  const done = await db
    .updateTable('token')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertLink(
  db: Db,
  link: { hash: string; purpose: 'set-up' | 'password'; personId: number | null; createdAt: string; endsAt: string },
): Promise<void> {
  await db
    .insertInto('accountLink')
    .values({ ...link, usedAt: null })
    .execute()
}

/** A link that still works, or undefined for unknown, used and ended ones alike. */
export async function findLink(db: Db, hash: string, purpose: 'set-up' | 'password', now: string) {
  return db
    .selectFrom('accountLink')
    .select(['hash', 'personId'])
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst()
}

/** True for the one who used it first. */
export async function useLink(db: Db, hash: string, now: string): Promise<boolean> {
  const done = await db
    .updateTable('accountLink')
    .set({ usedAt: now })
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertAccess(
  db: Db,
  note: { id: number; at: string; kind: string; personId: number | null; reviewId: number | null; detail: string },
): Promise<void> {
  await db.insertInto('access').values(note).execute()
}
