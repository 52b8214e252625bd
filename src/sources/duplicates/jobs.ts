// Looking again for duplicates: every record of a review beside every other, by the rules of today. It asks and merges nothing.
import type { Job, Work } from '../../core/jobs/job.ts'
import { readCompared } from '../imports/saving/actions.ts'
import { newFinder, percent, type Seen } from '../imports/saving/finder.ts'
import { type ComparedRow, listKnown } from '../imports/saving/store.ts'
import { notePairsFound } from './actions.ts'
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
  const total = await countKept(work.ctx.db, job.reviewId)
  await work.progress(0, total)
  const known = await knownPairs(work)
  const finder = newFinder()
  const found: FoundPair[] = []
  // Copies first: they speak for the records that are kept.
  await eachRecord(work, async rows => {
    for (const row of rows) if (row.duplicateOf !== null) finder.know(row.id, readCompared(row), row.duplicateOf)
    await work.progress(0, total)
  })
  let done = 0
  await eachRecord(work, async rows => {
    const kept = rows.filter(row => row.duplicateOf === null)
    for (const row of found.length < MOST_PAIRS ? kept : []) {
      const record = readCompared(row)
      for (const { id, ...why } of alikeIn(finder.find(record))) {
        const key = pairKey(row.id, id)
        if (id === row.id || known.has(key)) continue
        known.add(key)
        found.push({ ids: [id, row.id], ...why })
      }
      finder.know(row.id, record)
    }
    done += kept.length
    await work.progress(done, Math.max(total, done))
  })
  let pairs = 0
  for (let at = 0; at < found.length; at += WRITTEN_AT_ONCE)
    pairs += await notePairsFound(work.ctx, found.slice(at, at + WRITTEN_AT_ONCE))
  return { pairs }
}

async function eachRecord({ ctx }: Work, visit: (rows: readonly ComparedRow[]) => Promise<void>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await listKnown(ctx.db, ctx.review.id, after, AT_ONCE)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    await visit(rows)
  }
}

/** What is certain is asked about as well: both records may have been worked on by now. */
function alikeIn({ certain, also, doubtful }: Seen) {
  const same = certain === null ? [] : [certain.id, ...also]
  return [
    ...same.map(id => ({ id, score: 100, reason: certain!.rule })),
    ...doubtful.map(one => ({ id: one.id, score: percent(one.score), reason: 'alike' as const })),
  ]
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
