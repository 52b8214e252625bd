// Queries on where records stand: the rows and the counters beside them, which change together.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { these } from '../../core/db/reading/ids.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import { type OwnStanding, STANDINGS, type Standing, standingColumns, tally } from './domain.ts'

/** Parameters stay few, so that a statement is planned quickly. */
const AT_ONCE = 500

/** Records of an import that is not complete are seen by nobody and counted nowhere. */
const isVisible = sql<number>`case when r.import_id is null or exists (
  select 1 from import i where i.review_id = r.review_id and i.id = r.import_id and i.state = 'complete') then 1 else 0 end`

const read = prepared((db, reviewId: number, ids: string) =>
  db
    .selectFrom('recordRow as r')
    .select(['r.id', 'r.standing', 'r.ownStanding', 'r.duplicateOf', isVisible.as('isVisible')])
    .where('r.reviewId', '=', reviewId)
    .where('r.id', 'in', these(db, ids)),
)
type Row = Awaited<ReturnType<typeof read>>[number]

const listRows = (db: Db, reviewId: number, ids: readonly number[]) => read(db, reviewId, JSON.stringify(ids))

/**
 * Writes where records stand on their own; one that is set aside as a copy remembers it and goes on being a duplicate.
 * A row that somebody else changed in between is read again.
 */
export async function saveOwnStandings(
  db: Db,
  reviewId: number,
  changes: ReadonlyMap<number, OwnStanding>,
): Promise<void> {
  const ids = [...changes.keys()]
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    for (let waiting = ids.slice(at, at + AT_ONCE); waiting.length > 0; ) {
      const rows = await listRows(db, reviewId, waiting)
      waiting = await move(db, reviewId, rows, row => changes.get(row.id) ?? row.ownStanding)
    }
  }
}

/** The standing follows what `duplicateOf` says by now. To be called after it was set or cleared. */
export async function followCopies(db: Db, reviewId: number, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    for (let waiting: readonly number[] = ids.slice(at, at + AT_ONCE); waiting.length > 0; ) {
      const rows = await listRows(db, reviewId, waiting)
      waiting = await move(db, reviewId, rows, row => row.ownStanding)
    }
  }
}

/** Moves rows that are alike with one statement each; returns the numbers among which one was no longer as it was read. */
async function move(
  db: Db,
  reviewId: number,
  rows: readonly Row[],
  ownOf: (row: Row) => OwnStanding,
): Promise<number[]> {
  const alike = new Map<string, { row: Row; own: OwnStanding; ids: number[] }>()
  for (const row of rows) {
    const own = ownOf(row)
    const { standing } = standingColumns(own, row.duplicateOf !== null)
    if (standing === row.standing && own === row.ownStanding) continue
    const key = [row.standing, row.ownStanding, own, row.duplicateOf !== null, row.isVisible].join('|')
    const group = alike.get(key)
    if (group) group.ids.push(row.id)
    else alike.set(key, { row, own, ids: [row.id] })
  }
  const moves: { from: Standing; to: Standing; count: number }[] = []
  const missed: number[] = []
  for (const { row, own, ids } of alike.values()) {
    const to = standingColumns(own, row.duplicateOf !== null)
    const isCopy = row.duplicateOf === null ? 0 : 1
    const from = [row.standing, row.ownStanding, isCopy] as const
    const done = await update(db, reviewId, JSON.stringify(ids), to.standing, to.ownStanding, ...from)
    if (done.length < ids.length) missed.push(...ids)
    if (row.isVisible === 1) moves.push({ from: row.standing, to: to.standing, count: done.length })
  }
  await addCounts(db, reviewId, tally(moves))
  return missed
}

const update = prepared(
  (
    db,
    ...[reviewId, ids, standing, ownStanding, wasStanding, wasOwn, wasCopy]: readonly [
      ...[reviewId: number, ids: string, standing: Standing, ownStanding: OwnStanding],
      ...[wasStanding: Standing, wasOwn: OwnStanding, wasCopy: number],
    ]
  ) =>
    db
      .updateTable('recordRow')
      .set({ standing, ownStanding })
      .where('reviewId', '=', reviewId)
      .where('id', 'in', these(db, ids))
      .where('standing', '=', wasStanding)
      .where('ownStanding', '=', wasOwn)
      .where(sql<boolean>`case when duplicate_of is null then 0 else 1 end = ${wasCopy}`)
      .returning('id'),
)

/** All nine rows in one statement and one order, so that two who count at once wait for each other and never in a circle. */
async function addCounts(db: Db, reviewId: number, differences: ReadonlyMap<Standing, number>): Promise<void> {
  if (differences.size > 0) await add(db, reviewId, ...STANDINGS.map(standing => differences.get(standing) ?? 0))
}

const add = prepared((db, reviewId: number, ...counts: readonly number[]) =>
  db
    .insertInto('recordCount')
    .values(STANDINGS.map((standing, at) => ({ reviewId, standing, count: counts[at] ?? 0 })))
    .onConflict(conflict =>
      conflict
        .columns(['reviewId', 'standing'])
        .doUpdateSet({ count: sql<number>`record_count.count + excluded.count` }),
    ),
)

/** A record that is no part of an import appears or goes. */
export async function countOne(db: Db, reviewId: number, standing: Standing, by: 1 | -1): Promise<void> {
  await addCounts(db, reviewId, new Map([[standing, by]]))
}

/** The records of an import become visible, or are no longer: all of them at once. */
export async function countImport(db: Db, reviewId: number, importId: number, by: 1 | -1): Promise<void> {
  const rows = await db
    .selectFrom('recordRow')
    .select(['standing', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .groupBy('standing')
    .execute()
  await addCounts(db, reviewId, new Map(rows.map(row => [row.standing, by * Number(row.count)])))
}

/** How many visible records stand where; every standing has a number. */
export async function readCounts(db: Db, reviewId: number): Promise<Readonly<Record<Standing, number>>> {
  return withZeros(await counters(db, reviewId))
}

const counters = prepared((db, reviewId: number) =>
  db.selectFrom('recordCount').select(['standing', 'count']).where('reviewId', '=', reviewId),
)

/** The same from the rows themselves: a walk through the review, for checks and repairs. */
export async function recount(db: Db, reviewId: number): Promise<Readonly<Record<Standing, number>>> {
  const rows = await db
    .selectFrom('record')
    .select(['standing', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .groupBy('standing')
    .execute()
  return withZeros(rows.map(row => ({ ...row, count: Number(row.count) })))
}

function withZeros(rows: readonly { readonly standing: Standing; readonly count: number }[]) {
  const none = Object.fromEntries(STANDINGS.map(standing => [standing, 0])) as Record<Standing, number>
  return { ...none, ...Object.fromEntries(rows.map(row => [row.standing, row.count])) }
}

/** Puts right what the counters say. */
export async function replaceCounts(db: Db, reviewId: number): Promise<void> {
  const counts = await recount(db, reviewId)
  const values = STANDINGS.map(standing => ({ reviewId, standing, count: counts[standing] }))
  await db.deleteFrom('recordCount').where('reviewId', '=', reviewId).execute()
  await db.insertInto('recordCount').values(values).execute()
}
