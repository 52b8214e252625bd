// Looking again for duplicates: every record of a review beside every other, by the rules of today. It asks and merges nothing.
import type { Job, Work } from '../../core/jobs/job.ts'
import { readCompared } from '../imports/saving/actions.ts'
import { newFinder, percent } from '../imports/saving/finder.ts'
import { listKnown } from '../imports/saving/store.ts'
import { noteFound } from './actions.ts'
import { pairKey } from './domain.ts'
import type { FoundPair } from './pairs/actions.ts'
import { listAllStandpoints } from './pairs/store.ts'
import { countKept } from './store.ts'

const AT_ONCE = 500
const WRITTEN_AT_ONCE = 100
/** A review with more new questions than this has another problem than duplicates. */
const MOST_PAIRS = 20_000

/** What is found is written at the end, so that nothing is left of a run that was stopped. */
export async function run(job: Job<object>, work: Work): Promise<{ pairs: number }> {
  const { db } = work.ctx
  const total = await countKept(db, job.reviewId)
  await work.progress(0, total)
  const known = await knownPairs(work)
  const finder = newFinder()
  const found: FoundPair[] = []
  let done = 0
  for (let after = 0; ; ) {
    const rows = await listKnown(db, job.reviewId, after, AT_ONCE)
    const last = rows.at(-1)
    if (last === undefined || found.length >= MOST_PAIRS) break
    after = last.id
    for (const row of rows) {
      const record = readCompared(row)
      const { certain, doubtful } = finder.find(record)
      const alike = [
        ...(certain === null ? [] : [{ place: certain.place, score: 100, reason: certain.rule }]),
        ...doubtful.map(one => ({ place: one.place, score: percent(one.score), reason: 'alike' as const })),
      ]
      for (const { place, score, reason } of alike) {
        const other = finder.numberOf(place)
        const key = pairKey(row.id, other)
        if (known.has(key)) continue
        known.add(key)
        found.push({ ids: [other, row.id], score, reason })
      }
      finder.know(row.id, record)
    }
    done += rows.length
    await work.progress(done, Math.max(total, done))
  }
  let pairs = 0
  for (let at = 0; at < found.length; at += WRITTEN_AT_ONCE)
    pairs += await noteFound(work.ctx, found.slice(at, at + WRITTEN_AT_ONCE))
  return { pairs }
}

/** Groups that were asked about or told apart before are not asked about again. */
async function knownPairs({ ctx }: Work): Promise<Set<string>> {
  const known = new Set<string>()
  for (let after = 0; ; ) {
    const pairs = await listAllStandpoints(ctx.db, ctx.review.id, after, AT_ONCE)
    for (const { left, right } of pairs) known.add(pairKey(left, right))
    const last = pairs.at(-1)
    if (last === undefined) return known
    after = last.id
  }
}
