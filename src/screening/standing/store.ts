// Queries on the facts from which the standing of records follows.
import type { Db } from '../../core/db/open.ts'
import { these } from '../../core/db/reading/ids.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import { STANDINGS } from '../../sources/standing/domain.ts'
import { followCopies, readCounts, recount, replaceCounts, saveOwnStandings } from '../../sources/standing/store.ts'
import { type Facts, ownStandingOf, standingOf } from '../domain.ts'

const AT_ONCE = 500

/** For records visible or not: those of a running import may have been decided on elsewhere. */
export async function listFacts(
  db: Db,
  reviewId: number,
  ids: readonly number[],
): Promise<readonly { readonly id: number; readonly facts: Facts }[]> {
  const [first] = ids
  if (first === undefined) return []
  const rows =
    ids.length === 1 ? await factsOfOne(db, reviewId, first) : await factsOfSome(db, reviewId, JSON.stringify(ids))
  return rows.map(factsOf)
}

/** For a list SQLite reads through an index of the whole review, which is quick for many and far too slow for one. */
const factsOfSome = prepared((db, reviewId: number, ids: string) =>
  facts(db, reviewId).where('r.id', 'in', these(db, ids)),
)
const factsOfOne = prepared((db, reviewId: number, id: number) => facts(db, reviewId).where('r.id', '=', id))

/** The same for the whole review in stretches, with what the rows say now: for checks. */
export async function listRemembered(db: Db, reviewId: number, after: number, limit: number) {
  const rows = await facts(db, reviewId)
    .select(['r.standing', 'r.ownStanding'])
    .where('r.id', '>', after)
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...factsOf(row), standing: row.standing, ownStanding: row.ownStanding }))
}

function facts(db: Db, reviewId: number) {
  return db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('screening as ta', join =>
      join
        .onRef('ta.reviewId', '=', 'r.reviewId')
        .onRef('ta.recordId', '=', 'r.id')
        .on('ta.screen', '=', 'title-abstract'),
    )
    .leftJoin('screening as ft', join =>
      join.onRef('ft.reviewId', '=', 'r.reviewId').onRef('ft.recordId', '=', 'r.id').on('ft.screen', '=', 'full-text'),
    )
    .leftJoin('retrieval as t', join => join.onRef('t.reviewId', '=', 'r.reviewId').onRef('t.recordId', '=', 'r.id'))
    .select(['r.id', 'r.duplicateOf', 'i.stage', 'ta.status as first', 'ft.status as second', 't.state'])
    .where('r.reviewId', '=', reviewId)
}

function factsOf(row: Awaited<ReturnType<ReturnType<typeof facts>['execute']>>[number]) {
  const facts: Facts = {
    isDuplicate: row.duplicateOf !== null,
    isChosenBefore: row.stage === 'included',
    titleAbstract: row.first,
    fullText: row.second,
    isNotRetrieved: row.state === 'not retrieved',
  }
  return { id: row.id, facts }
}

/** What is wrong in one review: records that stand where the facts do not put them, and counters that miscount. */
export async function listMisplaced(
  db: Db,
  reviewId: number,
): Promise<{ readonly records: readonly number[]; readonly counters: readonly string[] }> {
  const records: number[] = []
  for (let after = 0; ; ) {
    const rows = await listRemembered(db, reviewId, after, AT_ONCE)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
    for (const { id, facts, standing, ownStanding } of rows)
      if (standing !== standingOf(facts) || ownStanding !== ownStandingOf(facts)) records.push(id)
  }
  const [counted, actual] = [await readCounts(db, reviewId), await recount(db, reviewId)]
  return { records, counters: STANDINGS.filter(standing => counted[standing] !== actual[standing]) }
}

/** Puts both right, and says how many records stood wrong. To be called inside a transaction. */
export async function repairStandings(db: Db, reviewId: number): Promise<number> {
  const { records } = await listMisplaced(db, reviewId)
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const part = records.slice(at, at + AT_ONCE)
    const found = await listFacts(db, reviewId, part)
    await saveOwnStandings(db, reviewId, new Map(found.map(({ id, facts }) => [id, ownStandingOf(facts)])))
    await followCopies(db, reviewId, part)
  }
  await replaceCounts(db, reviewId)
  return records.length
}
