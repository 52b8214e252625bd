// What people decide about pairs of records: set aside or told apart, by the pages of pairs or by hand, and taken back.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { addJob, askToCancel } from '../../core/jobs/store.ts'
import { moveDuplicates, setDuplicate } from '../imports/saving/store.ts'
import { correctRecord, refuseCorrected } from '../records/actions.ts'
import { fromColumns } from '../records/rows.ts'
import { findRecord, getRecord } from '../records/store.ts'
import { fillable } from './alongside.ts'
import { implied, type PairAnswer, pairKey, toldApart, whyNotAside } from './domain.ts'
import { type FoundPair, notePairs } from './pairs/actions.ts'
import {
  deletePair,
  findPairOf,
  insertPairs,
  listCopyIds,
  listSettingAside,
  listStandpoints,
  moveCopies,
  reopenPairs,
  settlePair,
  tellApartWith,
} from './pairs/store.ts'
import { findLastLook, getCandidates, getPair, listThere } from './store.ts'

/** `kept`: the record that stands; asked for only where the two are duplicates. `version` as it was shown. */
export type Answered = { readonly answer: PairAnswer; readonly kept: number | null; readonly version: number }

/** Answers a doubtful pair. Returns the record that was set aside, or null. */
export function answerPair(ctx: ReviewCtx, id: number, { answer, kept, version }: Answered): Promise<number | null> {
  return transaction(ctx, async ctx => {
    const pair = await getPair(ctx.db, ctx.review.id, id)
    const { left, right } = pair
    if (pair.state !== 'open') throw conflict(settledAlready(pair))
    if (left === right) throw conflict(`Both records of pair ${id} stand under record ${left} by now.`)
    if (pair.version !== version || (answer === 'duplicate' && kept !== left && kept !== right))
      throw conflict('The records of this pair have changed in the meantime. Nothing was saved; look at them again.')
    if (answer === 'not a duplicate') {
      await settle(ctx, id, answer, null, [])
      await settleImplied(ctx, id, [left, right])
      await record(ctx, {
        verb: 'told apart',
        subjectKind: 'record',
        subjectId: left,
        after: { pair: id, from: right },
      })
      return null
    }
    const aside = kept === left ? right : left
    const why = await whyNot(ctx, aside, kept ?? left, id)
    if (why !== null) throw conflict(why)
    await settle(ctx, id, answer, aside, await setAsideFor(ctx, aside, kept ?? left, id))
    await settleImplied(ctx, id, [kept ?? left])
    return aside
  })
}

function settledAlready(pair: { id: number; state: string; settledByName: string | null }): string {
  const word = pair.state === 'duplicate' ? 'a duplicate' : 'not a duplicate'
  const by = pair.settledByName === null ? '' : ` by ${pair.settledByName}`
  return `Pair ${pair.id} has been settled${by} in the meantime, as ${word}. Nothing was changed.`
}

async function settle(ctx: ReviewCtx, id: number, state: PairAnswer, asideId: number | null, moved: readonly number[]) {
  const settlement = { state, asideId, moved, settledAt: ctx.now, settledBy: personOf(ctx), settledWith: null }
  await settlePair(ctx.db, ctx.review.id, id, ['open', 'duplicate', 'not a duplicate'], settlement)
}

/** Why one record cannot be set aside for the other; null when it can. `pair` is the question being answered, if any. */
async function whyNot(ctx: ReviewCtx, aside: number, kept: number, pair: number | null): Promise<string | null> {
  const candidates = await getCandidates(ctx.db, ctx.review.id, [aside, kept])
  const why = whyNotAside(candidates.get(aside)!, candidates.get(kept)!)
  if (why !== null) return why
  const others = (await listStandpoints(ctx.db, ctx.review.id, [aside, kept])).filter(one => one.id !== pair)
  if (!toldApart(others).has(pairKey(aside, kept))) return null
  return `Records ${aside} and ${kept}, or copies of them, were told apart before. Undo that first: it stands under “Told apart”.`
}

/** One record goes aside with its own copies, which are returned. */
async function setAsideFor(ctx: ReviewCtx, aside: number, kept: number, pair: number): Promise<readonly number[]> {
  const moved = await listCopyIds(ctx.db, ctx.review.id, aside)
  await moveDuplicates(ctx.db, ctx.review.id, aside, kept)
  await setDuplicate(ctx.db, ctx.review.id, aside, kept, 'person')
  await record(ctx, { verb: 'set aside', subjectKind: 'record', subjectId: aside, after: { duplicateOf: kept, pair } })
  return moved
}

/** Questions that this answer settles too carry its number, so that they open again with it. */
async function settleImplied(ctx: ReviewCtx, pair: number, kept: readonly number[]): Promise<void> {
  for (const { id, answer } of implied(await listStandpoints(ctx.db, ctx.review.id, kept)))
    await settlePair(ctx.db, ctx.review.id, id, ['open'], {
      ...{ state: answer, asideId: null, moved: [], settledWith: pair },
      ...{ settledAt: ctx.now, settledBy: personOf(ctx) },
    })
}

/** Takes an answer back: a record that was set aside by it stands on its own. Returns whether the question is open again: one that nobody asked is gone. */
export function reopenPair(ctx: ReviewCtx, id: number): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const pair = await getPair(ctx.db, ctx.review.id, id)
    const { state, settledWith, asideId, left, right } = pair
    if (state === 'open') throw conflict(`Pair ${id} is open; there is nothing to take back.`)
    if (settledWith !== null)
      throw conflict(`Pair ${id} was settled along with pair ${settledWith}. Take that one back.`)
    if (state === 'not a duplicate' && left === right)
      throw conflict(`Both records of pair ${id} stand under record ${left} by now.`)
    if (state === 'duplicate') {
      const row = asideId === null ? undefined : await findRecord(ctx.db, ctx.review.id, asideId)
      if (row === undefined) throw conflict('The record that was set aside has gone with its import.')
      if (row.duplicateOf === null) throw conflict(`Record ${row.id} stands on its own already.`)
      await standAlone(ctx, row.id, row.duplicateOf, JSON.parse(pair.moved) as number[])
      await record(ctx, {
        verb: 'brought back',
        subjectKind: 'record',
        subjectId: row.id,
        before: { duplicateOf: row.duplicateOf, pair: id },
      })
    } else
      await record(ctx, {
        verb: 'reopened the pair of',
        subjectKind: 'record',
        subjectId: left,
        after: { pair: id, with: right },
      })
    await reopenPairs(ctx.db, ctx.review.id, id)
    const isAsked = pair.foundBy !== 'person' || state !== 'duplicate'
    if (!isAsked) await deletePair(ctx.db, ctx.review.id, id)
    return isAsked
  })
}

async function standAlone(ctx: ReviewCtx, id: number, from: number, moved: readonly number[]): Promise<void> {
  await setDuplicate(ctx.db, ctx.review.id, id, null, null)
  await moveCopies(ctx.db, ctx.review.id, moved, from, id)
}

/** A record that was set aside, by whomever, is no duplicate: it stands on its own again, and that is remembered. Returns the pair. */
export function bringBack(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const { db, review } = ctx
    const { duplicateOf: kept, duplicateBy } = await getRecord(db, review.id, id)
    if (kept === null) throw conflict('This record is not set aside.')
    const [by, ...earlier] = await listSettingAside(db, review.id, id)
    await standAlone(ctx, id, kept, by === undefined ? [] : (JSON.parse(by.moved) as number[]))
    for (const pair of by === undefined ? [] : [by, ...earlier]) {
      await settle(ctx, pair.id, 'not a duplicate', null, [])
      await tellApartWith(db, review.id, pair.id)
    }
    const pair = await remember(ctx, id, kept, {
      state: 'not a duplicate',
      reason: duplicateBy ?? 'person',
      asideId: null,
      moved: [],
    })
    await settleImplied(ctx, pair, [id, kept])
    await record(ctx, {
      verb: 'brought back',
      subjectKind: 'record',
      subjectId: id,
      before: { duplicateOf: kept },
      after: { pair },
    })
    return pair
  })
}

type Remembered = {
  readonly state: PairAnswer
  readonly reason: 'doi' | 'title' | 'person'
  readonly asideId: number | null
  readonly moved: readonly number[]
}

/** What a person said about two records, whether they were asked or not. Returns the pair. */
async function remember(ctx: ReviewCtx, one: number, other: number, { reason, ...said }: Remembered): Promise<number> {
  const known = await findPairOf(ctx.db, ctx.review.id, one, other)
  if (known !== undefined) {
    await settle(ctx, known.id, said.state, said.asideId, said.moved)
    return known.id
  }
  const id = await nextId(ctx.db, ctx.review.id, 'duplicate pair')
  await insertPairs(ctx.db, [
    {
      ...{ reviewId: ctx.review.id, id, recordId: Math.min(one, other), otherId: Math.max(one, other), reason },
      ...{ score: 100, foundBy: 'person', importId: null, foundAt: ctx.now, settledAt: ctx.now },
      ...{ settledBy: personOf(ctx), settledWith: null, ...said, moved: JSON.stringify(said.moved) },
    },
  ])
  return id
}

/** Any two records, by hand: `id` is set aside as a copy of `of`, or the other way round. Returns the pair. */
export function setAside(
  ctx: ReviewCtx,
  id: number,
  of: number,
  keep: 'other' | 'this' = 'other',
  version: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getRecord(ctx.db, ctx.review.id, id)
    await refuseCorrected(ctx, row, version)
    const other = of === id ? undefined : await findRecord(ctx.db, ctx.review.id, of)
    if (other === undefined)
      throw invalid('of', of === id ? 'A record is no copy of itself.' : `There is no record ${of} in this review.`)
    if (row.duplicateOf !== null)
      throw invalid('of', `Record ${id} was set aside already, as a copy of record ${row.duplicateOf}.`)
    const first = other.duplicateOf ?? of
    if (first === id) throw invalid('of', `Record ${of} was itself set aside as a copy of this one.`)
    const [aside, kept] = keep === 'other' ? [id, first] : [first, id]
    const asked = await findPairOf(ctx.db, ctx.review.id, aside, kept)
    const why = await whyNot(ctx, aside, kept, asked?.id ?? null)
    if (why !== null) throw invalid('of', why)
    const pair = await remember(ctx, aside, kept, { state: 'duplicate', reason: 'person', asideId: aside, moved: [] })
    await settle(ctx, pair, 'duplicate', aside, await setAsideFor(ctx, aside, kept, pair))
    await settleImplied(ctx, pair, [kept])
    return pair
  })
}

/** Fields that the kept record leaves empty are taken over from one of its copies. */
export function adoptFields(
  ctx: ReviewCtx,
  id: number,
  given: { readonly from: number; readonly fields: readonly string[]; readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const kept = fromColumns(await getRecord(ctx.db, ctx.review.id, id))
    const row = await getRecord(ctx.db, ctx.review.id, given.from)
    if (row.duplicateOf !== id) throw conflict(`Record ${given.from} is not set aside as a copy of record ${id}.`)
    const copy = fromColumns(row)
    const names = fillable(kept, copy).filter(name => given.fields.includes(name))
    if (names.length === 0) throw invalid('fields', 'Choose a field that is empty here and filled there.')
    const adopted = Object.fromEntries(names.map(name => [name, copy[name]]))
    await correctRecord(ctx, id, given.version, adopted)
  })
}

export const LOOK_KIND = 'find duplicates again'

/** Has the whole review looked through again by a worker; returns the number of the job. */
export function lookAgain(ctx: ReviewCtx): Promise<number> {
  return transaction(ctx, async ctx => {
    const last = await findLastLook(ctx.db, ctx.review.id, LOOK_KIND)
    if (last?.state === 'waiting' || last?.state === 'running')
      throw conflict('The records are being looked through already.')
    const job = await addJob(ctx, ctx.review.id, LOOK_KIND, {})
    await record(ctx, { verb: 'looked again for duplicates in', subjectKind: 'review', after: { job } })
    return job
  })
}

export function stopLooking(ctx: ReviewCtx, job: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const last = await findLastLook(ctx.db, ctx.review.id, LOOK_KIND)
    if (last?.id !== job || (last.state !== 'waiting' && last.state !== 'running'))
      throw conflict('Nothing is being looked through; there is nothing to stop.')
    await askToCancel(ctx.db, ctx.review.id, job)
    await record(ctx, { verb: 'stopped looking for duplicates in', subjectKind: 'review', after: { job } })
  })
}

/** Pairs found by looking again, as far as their records stand on their own still. Returns how many. */
export function notePairsFound(ctx: ReviewCtx, found: readonly FoundPair[]): Promise<number> {
  return transaction(ctx, async ctx => {
    const standing = await listThere(
      ctx.db,
      ctx.review.id,
      found.flatMap(one => one.ids),
    )
    const there = found.filter(({ ids }) => ids.every(id => standing.has(id)))
    await notePairs(ctx, there, { foundBy: 'looking again', importId: null })
    return there.length
  })
}
