// What keeps the standings of records true to the facts: after decisions, resolutions and notes of retrieval.
import type { Db } from '../../core/db/open.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { STANDINGS } from '../../sources/standing/domain.ts'
import { followCopies, readCounts, recount, replaceCounts, saveOwnStandings } from '../../sources/standing/store.ts'
import { ownStandingOf, standingOf } from '../domain.ts'
import { listFacts, listRemembered } from './store.ts'

const AT_ONCE = 500

/** Works out anew where these records stand, from what is decided and noted by now. To be called inside the transaction that changed it. */
export async function refreshStandings(ctx: ReviewCtx, recordIds: readonly number[]): Promise<void> {
  for (let at = 0; at < recordIds.length; at += AT_ONCE) {
    const found = await listFacts(ctx.db, ctx.review.id, recordIds.slice(at, at + AT_ONCE))
    await saveOwnStandings(ctx.db, ctx.review.id, new Map(found.map(({ id, facts }) => [id, ownStandingOf(facts)])))
  }
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
