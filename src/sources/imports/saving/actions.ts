// What saves the records of an import: batch by batch, copies set aside, and settled where others came meanwhile.
import { nextIds } from '../../../core/db/counter.ts'
import { index } from '../../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { pairKey } from '../../duplicates/domain.ts'
import type { Comparable } from '../../duplicates/matching/comparable.ts'
import { type FoundPair, inheritPairs, notePairs } from '../../duplicates/pairs/actions.ts'
import { listToldApartFrom } from '../../duplicates/pairs/store.ts'
import type { RecordFields } from '../../records/fields.ts'
import { searchBody } from '../../records/rows.ts'
import { standingAtFirst, standingColumns } from '../../standing/domain.ts'
import { comparable, type Prepared } from './batch.ts'
import { type Finder, type Looked, newFinder, percent } from './finder.ts'
import {
  type ComparedRow,
  countAsNew,
  getStage,
  insertRecords,
  listKnown,
  listLate,
  listOrphans,
  listOwnAmong,
  listStandins,
  moveDuplicates,
  type NewRecord,
  setDuplicate,
} from './store.ts'

const READ_AT_ONCE = 1_000
const LATE_AT_ONCE = 150

/** Knows every record that is there now; for a large review this takes seconds, so it belongs into a job. */
export async function openFinder(ctx: ReviewCtx, progress: () => Promise<void> = async () => {}): Promise<Finder> {
  const finder = newFinder()
  for (let after = 0; ; ) {
    const rows = await listKnown(ctx.db, ctx.review.id, after, READ_AT_ONCE)
    for (const row of rows) finder.know(row.id, readCompared(row))
    const last = rows.at(-1)
    if (last === undefined || rows.length < READ_AT_ONCE) return finder
    after = last.id
    await progress()
  }
}

export function readCompared(row: ComparedRow): Comparable {
  return { ...row, type: row.type as Comparable['type'], authors: JSON.parse(row.authors) as string[] }
}

/** Saves up to a few hundred records of a running import in one transaction: copies set aside, doubtful pairs noted. */
export async function saveBatch(
  ctx: ReviewCtx,
  importId: number,
  batch: readonly Prepared[],
  finder: Finder,
): Promise<{ new: number; duplicates: number }> {
  if (batch.length === 0) return { new: 0, duplicates: 0 }
  const looked = batch.map(({ fields }) => finder.look(comparable(fields)))
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const stage = await getStage(ctx.db, reviewId, importId)
    const first = await nextIds(ctx.db, reviewId, 'record', batch.length)
    for (const [at, { place }] of looked.entries()) if (place !== null) finder.setNumber(place, first + at)
    const target = await targetsOf(ctx, importId, looked, finder, first)
    const rows: NewRecord[] = []
    const pairs = new Map<string, FoundPair>()
    for (const [at, prepared] of batch.entries()) {
      const id = first + at
      const { certain, doubtful } = looked[at]!
      const kept = certain === null ? null : target(certain.place)
      rows.push({
        ...prepared.columns,
        ...{ reviewId, id, importId, raw: prepared.raw, line: prepared.line, searchId: prepared.searchId },
        ...{ createdAt: ctx.now, createdBy: personOf(ctx), cameIn: null },
        ...standingColumns(standingAtFirst(stage), kept !== null),
        duplicateOf: kept,
        duplicateBy: kept === null ? null : (certain?.rule ?? null),
      })
      for (const { place, score } of kept === null ? doubtful : []) {
        const other = target(place)
        if (other !== null && other !== id) pairs.set(pairKey(id, other), { ids: [other, id], score: percent(score) })
      }
    }
    await insertRecords(ctx.db, rows)
    await notePairs(ctx, [...pairs.values()], { foundBy: 'import', importId })
    await index(
      ctx.db,
      reviewId,
      batch.map(({ fields }, at) => entryOf(first + at, fields)),
    )
    const duplicates = rows.filter(row => row.duplicateOf !== null).length
    return { new: batch.length - duplicates, duplicates }
  })
}

function entryOf(id: number, fields: RecordFields) {
  return { kind: 'record', id, title: fields.title, body: searchBody(fields) }
}

/** What was found may have been set aside or taken out since it was remembered: by place, the record that stands there now. */
async function targetsOf(ctx: ReviewCtx, importId: number, looked: readonly Looked[], finder: Finder, first: number) {
  const places = looked.flatMap(({ certain, doubtful }) => [
    ...(certain ? [certain.place] : []),
    ...doubtful.map(one => one.place),
  ])
  const earlier = [...new Set(places.map(finder.numberOf))].filter(id => id < first)
  const standins = await listStandins(ctx.db, ctx.review.id, importId, earlier)
  return (place: number): number | null => {
    const id = finder.numberOf(place)
    return id >= first ? id : (standins.get(id) ?? null)
  }
}

/** Records of the import that repeat what became visible while it ran are set aside as well; returns how many. */
export async function settleLateArrivals(
  ctx: ReviewCtx,
  importId: number,
  arrived: { readonly finder: Finder; readonly since: string },
  progress: () => Promise<void>,
): Promise<number> {
  const { finder, since } = arrived
  let settled = 0
  for (let after = 0; ; ) {
    const late = await listLate(ctx.db, ctx.review.id, importId, since, after, LATE_AT_ONCE)
    const last = late.at(-1)
    if (!last) return settled
    after = last.id
    const unknown = late.filter(row => !finder.isKnown(row.id))
    const found = unknown.map(row => ({ id: row.id, ...finder.find(readCompared(row)) }))
    settled += await transaction(ctx, ctx => settleAgainst(ctx, importId, found, finder))
    for (const row of unknown) finder.know(row.id, readCompared(row))
    await progress()
  }
}

type Arrival = { readonly id: number } & Omit<Looked, 'place'>

async function settleAgainst(
  ctx: ReviewCtx,
  importId: number,
  found: readonly Arrival[],
  finder: Finder,
): Promise<number> {
  const reviewId = ctx.review.id
  const places = found.flatMap(({ certain, doubtful }) => [
    ...(certain ? [certain.place] : []),
    ...doubtful.map(one => one.place),
  ])
  const own = new Map(await listOwnAmong(ctx.db, reviewId, importId, [...new Set(places.map(finder.numberOf))]))
  const pairs = new Map<string, FoundPair>()
  let copies = 0
  for (const { id, certain, doubtful } of found) {
    const mine = certain === null ? 0 : finder.numberOf(certain.place)
    if (certain !== null && own.get(mine) === null) {
      await moveDuplicates(ctx.db, reviewId, mine, id)
      await setDuplicate(ctx.db, reviewId, mine, id, certain.rule)
      own.set(mine, id)
      copies += 1
    }
    for (const { place, score } of doubtful) {
      const other = finder.numberOf(place)
      if (!own.has(other)) continue
      const stands = own.get(other) ?? other
      if (stands !== id) pairs.set(pairKey(id, stands), { ids: [id, stands], score: percent(score) })
    }
  }
  await notePairs(ctx, [...pairs.values()], { foundBy: 'import', importId })
  return copies
}

/** Where the first copy of a record is about to go with its import, the next copy takes its place, and its questions. */
export function adoptOrphans(ctx: ReviewCtx, importId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { db, review } = ctx
    const groups = Map.groupBy(await listOrphans(db, review.id, importId), orphan => orphan.duplicateOf!)
    for (const [gone, orphans] of groups) {
      const [heir, ...others] = orphans
      const apart = new Set(await listToldApartFrom(db, review.id, heir!.id))
      for (const orphan of [heir!, ...others.filter(other => apart.has(other.id))]) {
        await setDuplicate(db, review.id, orphan.id, null, null)
        if (orphan.importId !== null) await countAsNew(db, review.id, orphan.importId)
      }
      await moveDuplicates(db, review.id, gone, heir!.id)
      await inheritPairs(ctx, gone, heir!.id)
    }
  })
}
