// Queries on whose turn a record is: the next one for a person, the one before, found by seeks in an index and not by a walk.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import { readCounts } from '../../sources/standing/store.ts'
import { findOwnNext, isTaken } from '../batches/turns/store.ts'
import type { Screen } from '../domain.ts'
import { lowest, UNTOUCHED } from './domain.ts'

/** Written out, since the partial index is found only by the word itself. */
const AWAITING = sql.raw(`status = 'awaiting second reviewer'`)
/** The record is no copy and, for a full text, has passed the first screen: by its standing, from the index alone.
 * The plus keeps a lower bound of s from being taken for one of r, which would be walked from there. */
const STANDS = sql.raw(
  `exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = 'awaiting second reviewer' and r.id = s.record_id + 0)`,
)

/** Said so that the index of standings is not chosen over that of the import. */
const PLAIN = sql.raw(`(r.standing || '')`)

/** Untouched records between two numbers, both left out. */
const untouched = prepared((db, reviewId: number, screen: string, standing: string, after: number, before: number) =>
  db
    .selectFrom('recordRow as r')
    .select('r.id')
    .where('r.reviewId', '=', reviewId)
    .where('r.standing', '=', standing as 'not screened')
    .where('r.id', '>', after)
    .where('r.id', '<', before)
    .where(sql<boolean>`not ${isTaken(reviewId, screen, sql`r.id`)}`)
    .orderBy('r.id')
    .limit(1),
)

/** The same where rows of a running import lie among them: each complete import in its own stretch of its index. */
const untouchedAmongHidden = prepared(
  (db, reviewId: number, screen: string, standing: string, after: number, before: number) => {
    const first = (place: ReturnType<typeof sql>) =>
      sql<
        number | null
      >`(select r.id from record_row r where r.review_id = ${reviewId} and ${place} and r.id > ${after} and r.id < ${before} and ${PLAIN} = ${standing} and not ${isTaken(reviewId, screen, sql`r.id`)} order by r.id limit 1)`
    return db
      .selectFrom('import as i')
      .select(first(sql`r.import_id = i.id`).as('id'))
      .where('i.reviewId', '=', reviewId)
      .where('i.state', '=', 'complete')
      .unionAll(db.selectNoFrom(first(sql`r.import_id is null`).as('id')))
  },
)

/** The stretch of numbers in which running imports write, which nobody sees yet; nulls when none runs. */
const hidden = prepared((db, reviewId: number) =>
  db
    .selectFrom('import as i')
    .select([
      sql<
        number | null
      >`min((select min(r.id) from record_row r where r.review_id = i.review_id and r.import_id = i.id))`.as('first'),
      sql<
        number | null
      >`max((select max(r.id) from record_row r where r.review_id = i.review_id and r.import_id = i.id))`.as('last'),
    ])
    .where('i.reviewId', '=', reviewId)
    .where('i.state', 'in', ['preview', 'running']),
)

/** The first record whose second vote is awaited from somebody: one search for each of the others who voted. */
const awaited = prepared((db, reviewId: number, screen: string, personId: number, after: number) => {
  const of = (whose: ReturnType<typeof sql>) => sql<number | null>`(
      select s.record_id from screening s where s.review_id = ${reviewId} and s.screen = ${screen} and s.${AWAITING}
        and ${whose} and s.record_id > ${after} and ${STANDS} and not ${isTaken(reviewId, screen, sql`s.record_id`)} order by s.record_id limit 1)`
  const smallest = (above: ReturnType<typeof sql>) =>
    sql`(select min(s.voted_by) from screening s where s.review_id = ${reviewId} and s.screen = ${screen} and s.${AWAITING} and s.voted_by > ${above})`
  return db
    .withRecursive('voter(id)', cte =>
      cte.selectNoFrom(sql<number | null>`${smallest(sql`0`)}`.as('id')).unionAll(
        cte
          .selectFrom('voter')
          .select(sql<number | null>`${smallest(sql`voter.id`)}`.as('id'))
          .where('voter.id', 'is not', null),
      ),
    )
    .selectFrom('voter')
    .select(of(sql`s.voted_by = voter.id`).as('id'))
    .where('voter.id', 'is not', null)
    .where('voter.id', '<>', personId)
    .unionAll(db.selectNoFrom(of(sql`s.voted_by is null`).as('id')))
})

const HIGHEST = 2_147_483_647

/** What is known already of a screen, so that it need not be asked: `isAwaited` is whether any record
 * awaits a second vote, `isImporting` whether records arrive that nobody sees yet. */
export type Known = { readonly hasBatches: boolean; readonly isAwaited: boolean; readonly isImporting: boolean }

/** What waits for this person: first what is in their own batches, then the first record after a number that is open to all. */
export async function findNext(
  db: Db,
  reviewId: number,
  screen: Screen,
  personId: number,
  after: number,
  known?: Known,
): Promise<number | undefined> {
  const mine = known?.hasBatches === false ? undefined : await findOwnNext(db, reviewId, screen, personId, after)
  if (mine !== undefined) return mine
  const isAwaited = known?.isAwaited ?? (await readCounts(db, reviewId))['awaiting second reviewer'] > 0
  const second = isAwaited ? await awaited(db, reviewId, screen, personId, after) : []
  const first = await findUntouched(db, reviewId, screen, after, known?.isImporting ?? true)
  return lowest([first, ...second.map(row => row.id)])
}

async function findUntouched(
  db: Db,
  reviewId: number,
  screen: Screen,
  after: number,
  mayBeHidden: boolean,
): Promise<number | undefined> {
  const standing = UNTOUCHED[screen]
  const between = async (from: number, to: number) => (await untouched(db, reviewId, screen, standing, from, to))[0]?.id
  const [stretch] = mayBeHidden ? await hidden(db, reviewId) : []
  if (stretch === undefined || stretch.first === null || stretch.last === null) return between(after, HIGHEST)
  const before = await between(after, stretch.first)
  if (before !== undefined) return before
  const among = await untouchedAmongHidden(
    db,
    reviewId,
    screen,
    standing,
    Math.max(after, stretch.first - 1),
    stretch.last + 1,
  )
  return lowest(among.map(row => row.id)) ?? between(Math.max(after, stretch.last), HIGHEST)
}

/** The record before a number in the order of the screen, decided or not. */
export async function findPrevious(
  db: Db,
  reviewId: number,
  screen: Screen,
  before: number,
): Promise<number | undefined> {
  const rows = await previous(db, reviewId, screen, UNTOUCHED[screen], before)
  const numbers = rows.map(row => row.id).filter(id => id !== null)
  return numbers.length === 0 ? undefined : Math.max(...numbers)
}

/** One search for each status, each from its own stretch of an index. */
const previous = prepared((db, reviewId: number, screen: string, standing: string, before: number) => {
  const decided = (status: string) =>
    db.selectNoFrom(
      sql<number | null>`(
        select s.record_id from screening s where s.review_id = ${reviewId} and s.screen = ${screen} and s.status = ${sql.lit(status)} and s.record_id < ${before}
          and not exists (select 1 from record_row r where r.review_id = s.review_id and r.standing = 'duplicate' and r.id = s.record_id)
        order by s.record_id desc limit 1)`.as('id'),
    )
  return db
    .selectNoFrom(
      sql<number | null>`(
        select r.id from record_row r where r.review_id = ${reviewId} and r.standing = ${standing} and r.id < ${before}
          and (r.import_id is null or r.import_id not in (select i.id from import i where i.review_id = ${reviewId} and i.state in ('preview', 'running')))
        order by r.id desc limit 1)`.as('id'),
    )
    .unionAll(decided('awaiting second reviewer'))
    .unionAll(decided('conflict'))
    .unionAll(decided('maybe'))
    .unionAll(decided('included'))
    .unionAll(decided('excluded'))
})
