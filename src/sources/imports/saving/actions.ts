// What saves the records of an import: batch by batch, copies set aside, and settled where others came meanwhile.
import { nextIds } from '../../../core/db/counter.ts'
import { index } from '../../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { isBetween, pairKey } from '../../duplicates/domain.ts'
import { type FoundPair, inheritPairs, notePairs } from '../../duplicates/pairs/actions.ts'
import { listStandpoints, listToldApartFrom } from '../../duplicates/pairs/store.ts'
import type { RecordFields } from '../../records/fields.ts'
import { searchBody } from '../../records/rows.ts'
import { standingAtFirst, standingColumns } from '../../standing/domain.ts'
import { comparable, type Prepared } from './batch.ts'
import { type Finder, type Keyed, type Looked, namedIn, newFinder, percent, type Seen } from './finder.ts'
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
    for (const row of rows) finder.know(row.id, readCompared(row), row.duplicateOf)
    const last = rows.at(-1)
    if (last === undefined || rows.length < READ_AT_ONCE) return finder
    after = last.id
    await progress()
  }
}

export function readCompared(row: ComparedRow): Keyed {
  return { ...row, type: row.type as Keyed['type'], authors: JSON.parse(row.authors) as string[] }
}

/** A record with what the finder says of it: asked before the transaction, so that nobody waits for the lock meanwhile. */
export type LookedUp = { readonly prepared: Prepared; readonly seen: Looked }

/** To be called once for each record, in their order. */
export function lookUp(prepared: Prepared, finder: Finder): LookedUp {
  return { prepared, seen: finder.look(comparable(prepared.fields, prepared.columns.titleKey)) }
}

/** Saves up to a few hundred records of a running import in one transaction: copies set aside, doubtful pairs noted. */
export async function saveBatch(
  ctx: ReviewCtx,
  importId: number,
  lookedUp: readonly LookedUp[],
  finder: Finder,
): Promise<{ new: number; duplicates: number }> {
  if (lookedUp.length === 0) return { new: 0, duplicates: 0 }
  const batch = lookedUp.map(one => one.prepared)
  const looked = lookedUp.map(one => one.seen)
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const stage = await getStage(ctx.db, reviewId, importId)
    const first = await nextIds(ctx.db, reviewId, 'record', batch.length)
    for (const [at, { place }] of looked.entries()) finder.setNumber(place, first + at)
    const target = await targetsOf(ctx, importId, looked, { finder, first })
    const copyOf = new Map<number, number>()
    const rows = batch.map((prepared, at): NewRecord => {
      const { certain } = looked[at]!
      const found = certain === null ? null : target(certain.id)
      const kept = found === null ? null : (copyOf.get(found) ?? found)
      if (kept !== null) copyOf.set(first + at, kept)
      return {
        ...prepared.columns,
        ...{ reviewId, id: first + at, importId, raw: prepared.raw, line: prepared.line, searchId: prepared.searchId },
        ...{ createdAt: ctx.now, createdBy: personOf(ctx), cameIn: null },
        ...standingColumns(standingAtFirst(stage), kept !== null),
        duplicateOf: kept,
        duplicateBy: kept === null ? null : (certain?.rule ?? null),
      }
    })
    await insertRecords(ctx.db, rows)
    const isNew = (row: NewRecord, at: number) =>
      row.duplicateOf === null ? [{ id: first + at, seen: looked[at]! }] : []
    await notePairs(ctx, doubtfulPairs(rows.flatMap(isNew), target), { foundBy: 'import', importId })
    const joined = await joinGroups(ctx, importId, looked, target)
    const entries = batch.map(({ fields }, at) => entryOf(first + at, fields))
    await index(ctx.db, reviewId, entries)
    const duplicates = copyOf.size + joined
    return { new: batch.length - duplicates, duplicates }
  })
}

function entryOf(id: number, fields: RecordFields) {
  return { kind: 'record', id, title: fields.title, body: searchBody(fields) }
}

/** The record that stands there by now; null where there is none. */
type Target = (placeOrId: number) => number | null

/** What was found may have been set aside or taken out since it was remembered. */
async function targetsOf(
  ctx: ReviewCtx,
  importId: number,
  looked: readonly Seen[],
  { finder, first }: { readonly finder: Finder; readonly first: number },
): Promise<Target> {
  const earlier = [...new Set(looked.flatMap(namedIn).map(finder.numberOf))].filter(id => id < first)
  const standins = await listStandins(ctx.db, ctx.review.id, importId, earlier)
  return place => {
    const id = finder.numberOf(place)
    return id >= first ? id : (standins.get(id) ?? null)
  }
}

function doubtfulPairs(rows: readonly { readonly id: number; readonly seen: Seen }[], target: Target): FoundPair[] {
  const pairs = new Map<string, FoundPair>()
  for (const { id, seen } of rows) {
    for (const { id: place, score } of seen.doubtful) {
      const other = target(place)
      if (other !== null && other !== id) pairs.set(pairKey(id, other), { ids: [other, id], score: percent(score) })
    }
  }
  return [...pairs.values()]
}

/**
 * Records kept apart so far that turn out to be the same by way of a third one: those of this import, which nobody has
 * seen, are set aside; about two that people see a person is asked. Returns how many were set aside.
 */
async function joinGroups(ctx: ReviewCtx, importId: number, looked: readonly Seen[], target: Target): Promise<number> {
  let joined = 0
  for (const { certain, also } of looked) {
    if (certain === null || also.length === 0) continue
    const ids = [certain.id, ...also].map(target)
    const there = await listStandins(
      ctx.db,
      ctx.review.id,
      importId,
      ids.filter(id => id !== null),
    )
    const [kept, ...others] = [...new Set(there.values())].sort((a, b) => a - b)
    if (kept === undefined || others.length === 0) continue
    const own = await listOwnAmong(ctx.db, ctx.review.id, importId, others)
    for (const other of others) {
      if (own.has(other)) {
        await moveDuplicates(ctx.db, ctx.review.id, other, kept)
        await setDuplicate(ctx.db, ctx.review.id, other, kept, certain.rule)
        joined += 1
      } else if ((await listStandpoints(ctx.db, ctx.review.id, [kept])).every(one => !isBetween(one, kept, other)))
        await notePairs(ctx, [{ ids: [kept, other], score: 100, reason: certain.rule }], {
          foundBy: 'import',
          importId,
        })
    }
  }
  return joined
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
    const found = unknown.map(row => ({ id: row.id, seen: finder.find(readCompared(row)) }))
    settled += await transaction(ctx, ctx => settleAgainst(ctx, importId, found, finder))
    for (const row of unknown) finder.know(row.id, readCompared(row))
    await progress()
  }
}

async function settleAgainst(
  ctx: ReviewCtx,
  importId: number,
  found: readonly { readonly id: number; readonly seen: Seen }[],
  finder: Finder,
): Promise<number> {
  const reviewId = ctx.review.id
  const named = found.flatMap(({ seen }) => namedIn(seen)).map(finder.numberOf)
  const own = new Map(await listOwnAmong(ctx.db, reviewId, importId, [...new Set(named)]))
  let copies = 0
  for (const { id, seen } of found) {
    for (const mine of seen.certain === null ? [] : [seen.certain.id, ...seen.also].map(finder.numberOf)) {
      if (own.get(mine) !== null) continue
      await moveDuplicates(ctx.db, reviewId, mine, id)
      await setDuplicate(ctx.db, reviewId, mine, id, seen.certain?.rule ?? 'title')
      own.set(mine, id)
      copies += 1
    }
  }
  const target: Target = place => {
    const id = finder.numberOf(place)
    return own.has(id) ? (own.get(id) ?? id) : null
  }
  await notePairs(ctx, doubtfulPairs(found, target), { foundBy: 'import', importId })
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
