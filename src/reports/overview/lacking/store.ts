// How many principles lack what, for the overview: worked out anew only when something in the review was done since.
import type { Shape } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { flagCounts } from '../../../principles/domain.ts'
import { listDead } from '../../../principles/drafting/store.ts'
import { readPrinciple } from '../../../principles/reading.ts'
import { loadGround } from '../../../principles/resting/store.ts'
import { listPrinciples } from '../../../principles/store.ts'
import { listUnused } from '../../../principles/unused/store.ts'
import type { Lacks } from './words.ts'

const known = new WeakMap<Db, Map<number, { readonly after: string; readonly lacks: Lacks }>>()

/** Every write leaves a row of activity, so that the latest one tells whether what was counted still stands. */
export async function countLacks(db: Db, reviewId: number, shape: Shape): Promise<Lacks> {
  const latest = await db
    .selectFrom('activity')
    .select(['id', 'at', 'verb', 'subjectKind', 'subjectId', 'after'])
    .where('reviewId', '=', reviewId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const after = JSON.stringify(latest ?? null)
  const counted = known.get(db) ?? new Map()
  known.set(db, counted)
  const before = counted.get(reviewId)
  if (before?.after === after) return before.lacks
  const lacks = await countAnew(db, reviewId, shape)
  counted.set(reviewId, { after, lacks })
  return lacks
}

async function countAnew(db: Db, reviewId: number, shape: Shape): Promise<Lacks> {
  const principles = (await listPrinciples(db, reviewId)).filter(principle => principle.status !== 'withdrawn')
  const ground = await loadGround(db, reviewId, principles, shape)
  const dead = await listDead(
    db,
    reviewId,
    principles.map(principle => principle.explanation),
  )
  const unused = await listUnused(db, reviewId)
  return {
    flags: flagCounts(principles.map(principle => readPrinciple(principle, ground, dead))),
    configurations: unused.configurations.length,
    accounts: unused.accounts.length,
  }
}
