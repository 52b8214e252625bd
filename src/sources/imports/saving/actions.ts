// What saves the records of an import: batch by batch, copies set aside, and settled where others came meanwhile.
import { nextIds } from '../../../core/db/counter.ts'
import { index } from '../../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { searchBody } from '../../records/rows.ts'
import { standingAtFirst, standingColumns } from '../../standing/domain.ts'
import { comparable, knownRecords, type Prepared } from './batch.ts'
import {
  countAsNew,
  getStage,
  insertRecords,
  listCandidates,
  listNewOf,
  listOrphans,
  moveDuplicates,
  type NewRecord,
  setDuplicate,
} from './store.ts'

/** Saves up to a few hundred records of a running import, copies set aside, in one transaction. */
export async function saveBatch(
  ctx: ReviewCtx,
  importId: number,
  batch: readonly Prepared[],
): Promise<{ new: number; duplicates: number }> {
  if (batch.length === 0) return { new: 0, duplicates: 0 }
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const known = knownRecords(
      await listCandidates(ctx.db, reviewId, importId, keys(batch, 'doi'), keys(batch, 'titleKey')),
    )
    const stage = await getStage(ctx.db, reviewId, importId)
    const first = await nextIds(ctx.db, reviewId, 'record', batch.length)
    const rows: NewRecord[] = []
    let duplicates = 0
    for (const [at, prepared] of batch.entries()) {
      const record = comparable(prepared)
      const copy = known.copyOf(record)
      if (copy) duplicates += 1
      else known.add(first + at, record)
      const row = {
        ...prepared.columns,
        reviewId,
        id: first + at,
        importId,
        raw: prepared.raw,
        line: prepared.line,
        createdAt: ctx.now,
        createdBy: personOf(ctx),
      }
      rows.push({
        ...row,
        searchId: prepared.searchId,
        cameIn: null,
        ...standingColumns(standingAtFirst(stage), copy !== null),
        duplicateOf: copy?.id ?? null,
        duplicateBy: copy?.rule ?? null,
      })
    }
    await insertRecords(ctx.db, rows)
    const entries = batch.map(({ fields }, at) => ({
      kind: 'record',
      id: first + at,
      title: fields.title,
      body: searchBody(fields),
    }))
    await index(ctx.db, reviewId, entries)
    return { new: batch.length - duplicates, duplicates }
  })
}

function keys(batch: readonly Prepared[], name: 'doi' | 'titleKey'): string[] {
  return [...new Set(batch.map(({ columns }) => columns[name]))].filter(key => key !== '')
}

/** Copies of records that became visible while this import ran are set aside as well; returns how many. */
export async function settleLateArrivals(
  ctx: ReviewCtx,
  importId: number,
  progress: () => Promise<void>,
): Promise<number> {
  let settled = 0
  for (let after = 0; ; ) {
    const mine = await listNewOf(ctx.db, ctx.review.id, importId, after, 150)
    const last = mine.at(-1)
    if (!last) return settled
    after = last.id
    settled += await transaction(ctx, async ctx => {
      const own = new Set(mine.map(row => row.id))
      const found = await listCandidates(
        ctx.db,
        ctx.review.id,
        importId,
        mine.map(row => row.doi).filter(Boolean),
        mine.map(row => row.titleKey).filter(Boolean),
      )
      const known = knownRecords(found.filter(row => !own.has(row.id)))
      let copies = 0
      for (const row of mine) {
        const copy = known.copyOf({ ...row, authors: JSON.parse(row.authors) as string[] })
        if (!copy) continue
        await moveDuplicates(ctx.db, ctx.review.id, row.id, copy.id)
        await setDuplicate(ctx.db, ctx.review.id, row.id, copy.id, copy.rule)
        copies += 1
      }
      return copies
    })
    await progress()
  }
}

/** Where the first copy of a record is about to go with its import, the next copy takes its place. */
export function adoptOrphans(ctx: ReviewCtx, importId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const heirs = new Map<number, number>()
    for (const orphan of await listOrphans(ctx.db, ctx.review.id, importId)) {
      const gone = orphan.duplicateOf!
      if (heirs.has(gone)) continue
      heirs.set(gone, orphan.id)
      await setDuplicate(ctx.db, ctx.review.id, orphan.id, null, null)
      if (orphan.importId !== null) await countAsNew(ctx.db, ctx.review.id, orphan.importId)
      await moveDuplicates(ctx.db, ctx.review.id, gone, orphan.id)
    }
  })
}
