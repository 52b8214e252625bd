// Saying something about a thing of the review, and calling it settled.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import type { Subject } from '../subjects.ts'
import { getComment, insertComment, setResolved } from './store.ts'

export function commentOn(ctx: ReviewCtx, subject: Subject, text: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const id = await nextId(ctx.db, ctx.review.id, 'comment')
    await insertComment(ctx.db, {
      reviewId: ctx.review.id,
      id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      text,
      writtenAt: ctx.now,
      writtenBy: personOf(ctx),
    })
    await index(ctx.db, ctx.review.id, [{ kind: 'comment', id, title: '', body: text }])
    await record(ctx, {
      verb: 'commented on',
      subjectKind: subject.kind,
      subjectId: subject.id,
      after: { comment: id },
    })
    return id
  })
}

export function resolveComment(ctx: ReviewCtx, id: number, resolved: boolean): Promise<Subject> {
  return transaction(ctx, async ctx => {
    const comment = await getComment(ctx.db, ctx.review.id, id)
    await setResolved(ctx.db, ctx.review.id, id, resolved ? ctx.now : null, resolved ? personOf(ctx) : null)
    await record(ctx, {
      verb: resolved ? 'resolved a comment on' : 'reopened a comment on',
      subjectKind: comment.subjectKind,
      subjectId: comment.subjectId,
      after: { comment: id },
    })
    return { kind: comment.subjectKind as Subject['kind'], id: comment.subjectId }
  })
}
