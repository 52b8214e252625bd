// What notes pairs that were found, each once, and hands them on when a record takes another's place.
import { nextIds } from '../../../core/db/counter.ts'
import type { ReviewCtx } from '../../../core/db/transaction.ts'
import { comparable } from '../../imports/saving/batch.ts'
import { newFinder, percent } from '../../imports/saving/finder.ts'
import type { RecordFields } from '../../records/fields.ts'
import { toColumns } from '../../records/rows.ts'
import type { FoundBy, PairReason } from '../domain.ts'
import type { Comparable, Rule } from '../matching/comparable.ts'
import { insertPairs, listAlike, listPairsOf, type NewPair } from './store.ts'

/** `score` in percent. */
export type FoundPair = {
  readonly ids: readonly [number, number]
  readonly score: number
  readonly reason?: PairReason
}

/** Inside a transaction: open questions, unless the two were asked about or told apart before. */
export async function notePairs(
  ctx: ReviewCtx,
  pairs: readonly FoundPair[],
  how: { readonly foundBy: FoundBy; readonly importId: number | null },
): Promise<void> {
  const found = pairs.filter(({ ids: [one, other] }) => one !== other)
  if (found.length === 0) return
  const first = await nextIds(ctx.db, ctx.review.id, 'duplicate pair', found.length)
  const rows = found.map(({ ids: [one, other], score, reason = 'alike' }, at) => ({
    ...how,
    reviewId: ctx.review.id,
    id: first + at,
    recordId: Math.min(one, other),
    otherId: Math.max(one, other),
    score,
    reason,
    foundAt: ctx.now,
    settledAt: null,
    settledBy: null,
    settledWith: null,
    asideId: null,
  }))
  await insertPairs(ctx.db, rows)
}

/** Inside a transaction: what was asked and answered about a record that goes holds for the one that takes its place. */
export async function inheritPairs(ctx: ReviewCtx, from: number, to: number): Promise<void> {
  const pairs = (await listPairsOf(ctx.db, ctx.review.id, from)).filter(
    ({ state, recordId, otherId }) => state !== 'duplicate' && recordId !== to && otherId !== to,
  )
  if (pairs.length === 0) return
  const first = await nextIds(ctx.db, ctx.review.id, 'duplicate pair', pairs.length)
  const rows = pairs.map(({ recordId, otherId, ...pair }, at): NewPair => {
    const other = recordId === from ? otherId : recordId
    const ids = { recordId: Math.min(to, other), otherId: Math.max(to, other) }
    return { ...pair, ...ids, id: first + at, settledWith: null }
  })
  await insertPairs(ctx.db, rows)
}

export type Alike = {
  readonly certain: { readonly id: number; readonly rule: Rule } | null
  readonly doubtful: readonly { readonly id: number; readonly score: number }[]
}

const LONGEST_WORDS = 5

/** What a typed record repeats or resembles, with a handful of queries: its likes are looked up, not the whole review. */
export async function findAlike(ctx: ReviewCtx, fields: RecordFields): Promise<Alike> {
  const { doi, titleKey, firstAuthor, year } = toColumns(fields)
  const words = [...new Set(fields.title.slice(0, 500).match(/[\p{L}\p{N}]{3,}/gu) ?? [])]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, LONGEST_WORDS)
    .join(' ')
  const finder = newFinder()
  for (const row of await listAlike(ctx.db, ctx.review.id, { doi, titleKey, firstAuthor, year, words }))
    finder.know(row.id, { ...row, type: row.type as Comparable['type'], authors: JSON.parse(row.authors) as string[] })
  const { certain, doubtful } = finder.find(comparable(fields, titleKey))
  return {
    certain,
    doubtful: doubtful.map(({ id, score }) => ({ id, score: percent(score) })),
  }
}
