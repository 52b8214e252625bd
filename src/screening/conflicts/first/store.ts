// Queries on what two people said first of a record, where a vote was changed since: kept so that it stays visible.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { differedAtFirst, goesForward, type Rules, type Screen } from '../../domain.ts'

/** No page shows more. */
export const MOST_CHANGED = 100

export type First = {
  readonly recordId: number
  readonly title: string
  readonly status: string
  readonly votes: readonly { readonly name: string; readonly choice: 'include' | 'exclude' | 'maybe' }[]
}

function pairs(db: Db, reviewId: number, screen: Screen) {
  return db
    .selectFrom('votePair as v')
    .innerJoin('screening as s', join =>
      join
        .onRef('s.reviewId', '=', 'v.reviewId')
        .onRef('s.recordId', '=', 'v.recordId')
        .onRef('s.screen', '=', 'v.screen'),
    )
    .innerJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'v.reviewId').onRef('r.id', '=', 'v.recordId'))
    .innerJoin('person as a', 'a.id', 'v.firstPersonId')
    .innerJoin('person as b', 'b.id', 'v.secondPersonId')
    .select(['v.recordId', 'r.title', 's.status', 's.settledHow', 'v.firstChoice', 'v.secondChoice'])
    .select(['a.name as firstName', 'b.name as secondName'])
    .where('v.reviewId', '=', reviewId)
    .where('v.screen', '=', screen)
    .orderBy('v.recordId')
}

type Row = Awaited<ReturnType<ReturnType<typeof pairs>['execute']>>[number]

const told = (row: Row): First => ({
  recordId: row.recordId,
  title: row.title,
  status: row.status,
  votes: [
    { name: row.firstName, choice: row.firstChoice },
    { name: row.secondName, choice: row.secondChoice },
  ],
})

/** Records that two people saw differently and that were settled by one of them changing a vote, by number. */
export async function listSettledByChange(db: Db, reviewId: number, screen: Screen, rules: Rules): Promise<First[]> {
  if (rules.screeners < 2) return []
  const differ = goesForward(screen, rules)
    ? sql<boolean>`(v.first_choice = 'exclude') <> (v.second_choice = 'exclude')`
    : sql<boolean>`v.first_choice <> v.second_choice`
  const rows = await pairs(db, reviewId, screen)
    .where('s.settledHow', '=', 'votes')
    .where('s.status', 'in', ['included', 'excluded'])
    .where(differ)
    .limit(MOST_CHANGED)
    .execute()
  return rows.map(told)
}

/** What was said first of one record, where that differed; null otherwise. */
export async function findFirst(db: Db, reviewId: number, screen: Screen, recordId: number, rules: Rules) {
  if (rules.screeners < 2) return null
  const row = await pairs(db, reviewId, screen).where('v.recordId', '=', recordId).limit(1).executeTakeFirst()
  if (row === undefined || !differedAtFirst(row, screen, rules)) return null
  const isSettledByChange = row.settledHow === 'votes' && (row.status === 'included' || row.status === 'excluded')
  return { ...told(row), isSettledByChange }
}
