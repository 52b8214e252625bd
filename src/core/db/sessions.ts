// Sessions in the database: read by hash, written at sign-in, touched at most every five minutes.
import { daysLater, minutesLater } from '../clock.ts'
import type { Database } from './open.ts'
import { prepared } from './reading/prepared.ts'
import { machinery } from './transaction.ts'

const IDLE_HOURS = { person: 8, panellist: 24 } as const
const TOUCH_MINUTES = 5

const sessionById = prepared((db, id: string) =>
  db.selectFrom('session').select(['data', 'seenAt', 'endsAt', 'personId']).where('id', '=', id),
)

/** True when the session was last noted long enough ago to be noted again. */
export function needsTouch(seenAt: string, now: string): boolean {
  return minutesLater(seenAt, TOUCH_MINUTES) <= now
}

/** The session's data and when it was last seen, or null when it is unknown, idle for too long or at its end. */
export async function readSession(
  database: Database,
  id: string,
  now: string,
): Promise<{ data: string; seenAt: string } | null> {
  const [row] = await sessionById(database.read, id)
  if (row === undefined || row.endsAt <= now) return null
  const idle = row.personId === null ? IDLE_HOURS.panellist : IDLE_HOURS.person
  return minutesLater(row.seenAt, idle * 60) <= now ? null : { data: row.data, seenAt: row.seenAt }
}

export async function writeSession(
  database: Database,
  session: {
    readonly id: string
    readonly personId: number | null
    readonly data: string
    readonly agent: string
    readonly now: string
    readonly days: number
  },
): Promise<void> {
  const { id, personId, data, agent, now } = session
  await machinery(database, db =>
    db
      .insertInto('session')
      .values({ id, personId, data, agent, createdAt: now, seenAt: now, endsAt: daysLater(now, session.days) })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ personId, data, seenAt: now }))
      .execute(),
  )
}

export async function removeSession(database: Database, id: string): Promise<void> {
  await machinery(database, db => db.deleteFrom('session').where('id', '=', id).execute())
}

/** Notes that the person is still there; called when the last note is older than TOUCH_MINUTES, since writing at every click would make every page a write. */
export async function touchSession(database: Database, id: string, now: string): Promise<void> {
  await machinery(database, db => db.updateTable('session').set({ seenAt: now }).where('id', '=', id).execute())
}

export async function sweepSessions(database: Database, now: string): Promise<void> {
  await machinery(database, db => db.deleteFrom('session').where('endsAt', '<=', now).execute())
}
