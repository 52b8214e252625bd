// Saying what became of a comment or a point, with the reason panellists read and the version it led to.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { findVersioned } from './became/store.ts'
import { versionNow } from './became/versioned.ts'
import { getDisposable, insertDisposition, updateDisposition } from './store.ts'

export type Disposition = {
  readonly choice: 'accept' | 'partly' | 'reject' | 'park'
  readonly reason: string
  /** A version of what it was about; searches and words of one's own have none. */
  readonly resultingVersion: number | null
  /** 0 when nobody has disposed of it yet. */
  readonly version: number
}

/** Returns where what was disposed of belongs. */
export function dispose(
  ctx: ReviewCtx,
  what: 'comment' | 'point',
  id: number,
  disposition: Disposition,
): Promise<{ itemId: number | null; roundId: number | null; meetingId: number | null }> {
  return transaction(ctx, async ctx => {
    const { present, text, ...place } = await getDisposable(ctx.db, ctx.review.id, what, id)
    const { version, ...words } = disposition
    const subjectKind = what === 'comment' ? 'panel comment' : 'point'
    await checkVersion(ctx, place.itemId, words.resultingVersion)
    const set = { ...words, disposedAt: ctx.now, disposedBy: personOf(ctx) }
    if (present === undefined)
      await insertDisposition(ctx.db, {
        ...set,
        reviewId: ctx.review.id,
        id: await nextId(ctx.db, ctx.review.id, 'disposition'),
        commentId: what === 'comment' ? id : null,
        pointId: what === 'point' ? id : null,
      })
    else if (present.version !== version || !(await updateDisposition(ctx.db, ctx.review.id, present.id, version, set)))
      throw stale('What became of it', {
        version: present.version,
        ...(await lastChange(ctx.db, ctx.review.id, subjectKind, id, ['disposed of'])),
        fields: [{ name: 'reason', label: 'Reason', theirs: present.reason, mine: words.reason }],
      })
    await record(ctx, {
      verb: 'disposed of',
      subjectKind,
      subjectId: id,
      before: present,
      after: words,
      audience: 'lead',
    })
    return place
  })
}

async function checkVersion(ctx: ReviewCtx, itemId: number | null, version: number | null): Promise<void> {
  if (version === null) return
  const subject = itemId === null ? undefined : await findVersioned(ctx.db, ctx.review.id, itemId)
  if (subject === undefined)
    throw invalid('resultingVersion', 'What this was said of has no versions. Say what came of it in the reason.')
  if (version > subject.version) throw invalid('resultingVersion', versionNow(subject))
}
