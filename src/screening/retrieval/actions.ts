// What changes retrieval: somebody notes whether a full text could be had.
import { lastChange, record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, stale } from '../../core/errors.ts'
import { getRecord } from '../../sources/records/store.ts'
import { findStatus } from '../settling/store.ts'
import { refreshStandings } from '../standing/actions.ts'
import type { RetrievalState } from './domain.ts'
import { findRetrieval, insertRetrieval, updateRetrieval } from './store.ts'

/** `version` is that of what was noted before, null when the form saw nothing. */
export function noteRetrieval(
  ctx: ReviewCtx,
  recordId: number,
  note: { readonly state: RetrievalState; readonly reason: string; readonly version: number | null },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const row = await getRecord(ctx.db, ctx.review.id, recordId)
    const [first] = await findStatus(ctx.db, ctx.review.id, recordId, 'title-abstract')
    if (row.duplicateOf !== null || (first?.status !== 'included' && row.stage !== 'included')) {
      throw conflict('Full texts are sought for records that were included by title and abstract.')
    }
    const before = await findRetrieval(ctx.db, ctx.review.id, recordId)
    const change = { state: note.state, reason: note.reason, notedAt: ctx.now, notedBy: personOf(ctx) }
    const saved = await save(ctx, recordId, before, note.version, change)
    if (!saved && before) {
      const fields = [
        { name: 'state', label: 'Full text', theirs: before.state, mine: note.state },
        { name: 'reason', label: 'Reason', theirs: before.reason, mine: note.reason },
      ]
      const saved = await lastChange(ctx.db, ctx.review.id, 'record', recordId, ['noted retrieval of'])
      throw stale('This note', { version: before.version, ...saved, fields })
    }
    await refreshStandings(ctx, [recordId])
    const earlier = before ? { before: { state: before.state, reason: before.reason } } : {}
    await record(ctx, {
      verb: 'noted retrieval of',
      subjectKind: 'record',
      subjectId: recordId,
      ...earlier,
      after: { state: note.state, reason: note.reason },
    })
  })
}

async function save(
  ctx: ReviewCtx,
  recordId: number,
  before: { readonly version: number } | undefined,
  version: number | null,
  change: Parameters<typeof updateRetrieval>[4],
): Promise<boolean> {
  if (!before) {
    await insertRetrieval(ctx.db, { reviewId: ctx.review.id, recordId, ...change })
    return true
  }
  return updateRetrieval(ctx.db, ctx.review.id, recordId, version ?? 0, change)
}
