// What carries decisions of another tool into the screening of a review, and takes them back.
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict } from '../../core/errors.ts'
import { addJob, askToCancel } from '../../core/jobs/store.ts'
import { getImport } from '../../sources/imports/store.ts'
import { addReason } from '../criteria/actions.ts'
import type { Screen } from '../domain.ts'
import { getRules } from '../rules/store.ts'
import { refreshStandings } from '../standing/actions.ts'
import { type Decided, outcomeOf, reasonKey } from './domain.ts'
import {
  countCarriedIn,
  countToCarry,
  deleteCarried,
  deleteLeftAloneOn,
  findCarryingJob,
  insertCarried,
  listDecisionsOf,
  listReasonTexts,
  listSettledHere,
} from './store.ts'

export const CARRYING = 'carry in decisions'

/** Starts the carrying in; what people here have decided stays as it is. Returns the number of the job. */
export function startCarrying(ctx: ReviewCtx, importId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const imported = await getImport(ctx.db, ctx.review.id, importId)
    if (imported.state !== 'complete') throw conflict('Decisions can be carried in once the import is complete.')
    await checkIdle(ctx, importId)
    if ((await countToCarry(ctx.db, ctx.review.id, importId)).decisions === 0)
      throw conflict('No decision of another tool came with this import.')
    if ((await countCarriedIn(ctx.db, ctx.review.id, importId)).length > 0)
      throw conflict('The decisions of this import were carried in already.')
    const jobId = await addJob(ctx, ctx.review.id, CARRYING, { importId })
    await record(ctx, { verb: 'began to carry in decisions of', subjectKind: 'import', subjectId: importId })
    return jobId
  })
}

/** Takes back what was carried in; statuses that people have settled since stay. */
export function startTakingBack(ctx: ReviewCtx, importId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    await getImport(ctx.db, ctx.review.id, importId)
    await checkIdle(ctx, importId)
    const before = await countCarriedIn(ctx.db, ctx.review.id, importId)
    if (before.length === 0) throw conflict('Nothing of this import is carried in.')
    const jobId = await addJob(ctx, ctx.review.id, CARRYING, { importId, back: true })
    await record(ctx, {
      verb: 'took back the carried decisions of',
      subjectKind: 'import',
      subjectId: importId,
      before: { carried: before },
    })
    return jobId
  })
}

export function cancelCarrying(ctx: ReviewCtx, importId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const job = await findCarryingJob(ctx.db, ctx.review.id, CARRYING, importId)
    if (job === undefined || !['waiting', 'running'].includes(job.state))
      throw conflict('This is over; there is nothing left to cancel.')
    await askToCancel(ctx.db, ctx.review.id, job.id)
    await record(ctx, { verb: 'asked to cancel the carrying in of', subjectKind: 'import', subjectId: importId })
  })
}

async function checkIdle(ctx: ReviewCtx, importId: number): Promise<void> {
  const job = await findCarryingJob(ctx.db, ctx.review.id, CARRYING, importId)
  if (job !== undefined && ['waiting', 'running'].includes(job.state))
    throw conflict('Decisions of this import are being carried in or taken back right now.')
}

export type Frame = {
  readonly importId: number
  readonly screeners: Readonly<Record<Screen, number>>
  /** The number of each reason, by its words. */
  readonly reasons: Map<string, number>
}

export async function frameOf(ctx: ReviewCtx, importId: number): Promise<Frame> {
  const first = await getRules(ctx.db, ctx.review.id, 'title-abstract')
  const second = await getRules(ctx.db, ctx.review.id, 'full-text')
  const reasons = await listReasonTexts(ctx.db, ctx.review.id)
  return {
    importId,
    screeners: { 'title-abstract': first.screeners, 'full-text': second.screeners },
    reasons: new Map(reasons.map(({ id, text }) => [reasonKey(text), id])),
  }
}

export type Target = { readonly target: number; readonly recordIds: readonly number[] }

/** Carries in the decisions on some records, in one transaction. */
export function carryIn(ctx: ReviewCtx, frame: Frame, targets: readonly Target[]): Promise<void> {
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const { importId } = frame
    const settled = await listSettledHere(
      ctx.db,
      reviewId,
      targets.map(one => one.target),
    )
    const all = targets.flatMap(one => one.recordIds)
    const decisions = Map.groupBy(await listDecisionsOf(ctx.db, reviewId, importId, all), one => one.recordId)
    const carried = []
    const statuses = []
    for (const { target, recordIds } of targets) {
      const own = recordIds.flatMap(id => decisions.get(id) ?? [])
      const decided = own.map((one): Decided => ({ ...one, screen: one.screen ?? 'title-abstract' }))
      const isLeft = settled.has(target)
      const origins = [...new Set(own.map(one => one.origin))].join(', ')
      for (const { screen, status, reason } of outcomeOf(decided, frame.screeners)) {
        const reasonId = isLeft || reason === '' ? null : await reasonFor(ctx, frame, reason)
        carried.push({
          ...{ reviewId, importId, recordId: target, screen, status, reasonId, origin: origins },
          ...({ outcome: isLeft ? 'left alone' : 'carried', carriedAt: ctx.now, carriedBy: personOf(ctx) } as const),
        })
        if (!isLeft)
          statuses.push({
            ...{ reviewId, recordId: target, screen, status, reasonId, settledAt: ctx.now },
            settledHow: 'carried' as const,
          })
      }
    }
    await insertCarried(ctx.db, carried, statuses)
    await refreshStandings(ctx, [...new Set(statuses.map(one => one.recordId))])
  })
}

/** A reason of the review with the same words; one that is missing is added to its list. */
async function reasonFor(ctx: ReviewCtx, frame: Frame, text: string): Promise<number> {
  const known = frame.reasons.get(reasonKey(text))
  if (known !== undefined) return known
  const id = await addReason(ctx, text)
  frame.reasons.set(reasonKey(text), id)
  return id
}

/** Takes the carried statuses of some records back, in one transaction. */
export function takeBack(ctx: ReviewCtx, importId: number, recordIds: readonly number[]): Promise<void> {
  return transaction(ctx, async ctx => {
    await deleteCarried(ctx.db, ctx.review.id, importId, recordIds)
    await refreshStandings(ctx, recordIds)
  })
}

/** Before the records of an import go: nothing that was carried in or left alone may rest on them. */
export function clearForUndo(ctx: ReviewCtx, importId: number): Promise<void> {
  return transaction(ctx, ctx => deleteLeftAloneOn(ctx.db, ctx.review.id, importId))
}

/** The end of a carrying in: what came of it. */
export function noteCarried(ctx: ReviewCtx, importId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const after = { carried: await countCarriedIn(ctx.db, ctx.review.id, importId) }
    await record(ctx, { verb: 'carried in decisions of', subjectKind: 'import', subjectId: importId, after })
  })
}
