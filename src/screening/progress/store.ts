// Queries on how far a screen has come: for the team from the counters, for a person from their own votes, and who is awaited.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import { readCounts } from '../../sources/standing/store.ts'
import { SCREENS, type Screen } from '../domain.ts'
import { type Progress, progressOf } from '../queue/domain.ts'
import { getBothRules } from '../rules/store.ts'

/** Full texts with a status that still holds, by status: as many as are read in full, which are few. */
const fullTexts = prepared((db, reviewId: number) =>
  db
    .selectFrom('screening as s')
    .select(['s.status', sql<number>`count(*)`.as('count')])
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', '=', 'full-text')
    .where(
      sql<boolean>`exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = s.status and r.id = s.record_id + 0)`,
    )
    .groupBy('s.status'),
)

const awaitingFullTexts = prepared((db, reviewId: number) =>
  db
    .selectFrom('screening as s')
    .select([sql<string>`'awaiting second reviewer'`.as('status'), sql<number>`count(*)`.as('count')])
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', '=', 'full-text')
    .where(sql<boolean>`s.status = 'awaiting second reviewer'`)
    .where(
      sql<boolean>`exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = s.status and r.id = s.record_id + 0)`,
    ),
)

/** Records that came in as chosen already: they pass by the first screen. */
const chosenBefore = prepared((db, reviewId: number) =>
  db
    .selectFrom('import as i')
    .select(
      sql<number>`coalesce(sum((select count(*) from record_row r where r.review_id = i.review_id and r.import_id = i.id and r.duplicate_of is null)), 0)`.as(
        'count',
      ),
    )
    .where('i.reviewId', '=', reviewId)
    .where('i.state', '=', 'complete')
    .where('i.stage', '=', 'included'),
)

/** How many records a screen is about, and how many of them are settled or wait for a talk. */
export async function countProgress(db: Db, reviewId: number, screen: Screen): Promise<Progress> {
  const counts = await readCounts(db, reviewId)
  if (screen === 'full-text') return progressOf(screen, counts, await fullTexts(db, reviewId), 0)
  const before = Number((await chosenBefore(db, reviewId))[0]?.count ?? 0)
  return progressOf(screen, counts, await awaitingFullTexts(db, reviewId), before)
}

/** How many records await a second vote, by who cast the first. */
export async function countAwaiting(db: Db, reviewId: number, screen: Screen) {
  const rows = await awaitingIn(db, reviewId, screen)
    .select(['s.votedBy', sql<number>`count(*)`.as('count')])
    .groupBy('s.votedBy')
    .execute()
  return rows.map(row => ({ votedBy: row.votedBy, count: Number(row.count) }))
}

function awaitingIn(db: Db, reviewId: number, screen: Screen) {
  return db
    .selectFrom('screening as s')
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', '=', screen)
    .where(sql<boolean>`s.status = 'awaiting second reviewer'`)
    .where(
      sql<boolean>`exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = s.status and r.id = s.record_id + 0)`,
    )
}

/** How many decisions each person has made in a screen; those of people who left are among them. */
export async function countByPerson(db: Db, reviewId: number, screen: Screen) {
  const rows = await db
    .selectFrom('decision')
    .select(['personId', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .groupBy('personId')
    .execute()
  return rows.map(row => ({ personId: row.personId, count: Number(row.count) }))
}

/** How many records wait for a talk or a third person. */
export async function countConflicts(db: Db, reviewId: number, screen: Screen): Promise<number> {
  const row = await db
    .selectFrom('screening as s')
    .select(sql<number>`count(*)`.as('count'))
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', '=', screen)
    .where('s.status', 'in', ['conflict', 'maybe'])
    .where(
      sql<boolean>`exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = s.status and r.id = s.record_id + 0)`,
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Records with a vote of somebody else that a person may not see yet: the screen is blind and they have not voted themselves. */
export async function countUnseen(db: Db, reviewId: number, personId: number): Promise<number> {
  const rules = await getBothRules(db, reviewId)
  const blind = SCREENS.filter(screen => rules[screen].screeners > 1 && rules[screen].isBlind)
  if (blind.length === 0) return 0
  const row = await db
    .selectFrom('screening as s')
    .select(sql<number>`count(distinct s.record_id)`.as('count'))
    .where('s.reviewId', '=', reviewId)
    .where('s.screen', 'in', blind)
    .where('s.status', '=', 'awaiting second reviewer')
    .where(eb => eb.or([eb('s.votedBy', 'is', null), eb('s.votedBy', '<>', personId)]))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
