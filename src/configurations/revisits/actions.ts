// Settling documents that were to be read again, and taking that back.
import { record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextIds } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, notFound } from '../../core/errors.ts'
import { getTheory } from '../../theories/store.ts'
import type { Outcome } from './domain.ts'
import { deleteOfAct, insertRevisits, listOfAct, readRevisits } from './store.ts'

type Settling = {
  readonly documentIds: readonly number[]
  readonly theoryId: number
  readonly theoryVersion: number
  readonly outcome: Outcome
  readonly reason: string
}

/** Settles what still waits of these; what somebody settled meanwhile stays as it is. Returns the act, for taking it back. */
export function settleRevisits(ctx: ReviewCtx, settling: Settling): Promise<{ act: number; settled: number }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const { theoryId, theoryVersion, outcome, reason } = settling
    const theory = await getTheory(ctx.db, reviewId, theoryId)
    if (theoryVersion > theory.version) throw invalid('theoryVersion', 'There is no such version of this theory.')
    if (outcome === 'no need' && reason === '') throw invalid('reason', 'Say why there is no need to read them again.')
    if (settling.documentIds.length === 0) throw invalid('documentIds', 'Choose at least one document.')
    const waiting = (await readRevisits(ctx.db, reviewId)).filter(
      one => one.theoryId === theoryId && one.from < theoryVersion,
    )
    const chosen = [...new Set(settling.documentIds)].filter(id => waiting.some(one => one.documentId === id))
    if (chosen.length === 0)
      throw invalid('documentIds', 'What you chose does not wait any more; somebody may have settled it just now.')
    const first = await nextIds(ctx.db, reviewId, 'revisit', chosen.length)
    const stamp = {
      actId: first,
      theoryId,
      theoryVersion,
      outcome,
      reason,
      settledAt: ctx.now,
      settledBy: personOf(ctx),
    }
    await insertRevisits(
      ctx.db,
      chosen.map((documentId, at) => ({ reviewId, id: first + at, documentId, ...stamp })),
    )
    const verb = outcome === 'read again' ? 'read again' : 'settled without reading again'
    const after = { revisit: first, theory: theoryId, theoryVersion, outcome, reason }
    for (const subjectId of chosen) await record(ctx, { verb, subjectKind: 'document', subjectId, after })
    return { act: first, settled: chosen.length }
  })
}

/** They wait again. Returns the bin's number. */
export function takeBackRevisits(ctx: ReviewCtx, act: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const rows = await listOfAct(ctx.db, ctx.review.id, act)
    if (rows.length === 0) throw notFound('This')
    const title = `Reading again of ${rows.length === 1 ? `document ${rows[0]?.documentId}` : `${rows.length} documents`}`
    const bin = await keepInBin(ctx, {
      kind: 'revisit',
      id: act,
      title,
      rows: [{ table: 'revisit', rows }],
      see: '/revisits',
    })
    await deleteOfAct(ctx.db, ctx.review.id, act)
    return bin
  })
}
