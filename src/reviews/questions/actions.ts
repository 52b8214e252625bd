// Writing the review question, and narrowing it with a reason (RAMESES item 4: how and why the focus was narrowed).
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { insertQuestion, listQuestions } from './store.ts'

/** Adds a version; `version` is the number of the one that was on the page (0 for none). Returns the new number. */
export function writeQuestion(
  ctx: ReviewCtx,
  question: { readonly text: string; readonly reason: string; readonly version: number },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const [latest] = await listQuestions(ctx.db, ctx.review.id)
    if ((latest?.id ?? 0) !== question.version) {
      throw stale('The question', {
        version: latest?.id ?? 0,
        savedBy: latest?.writtenBy ?? null,
        savedAt: latest?.writtenAt ?? null,
        fields: [
          { name: 'text', label: 'Question', theirs: latest?.text ?? '', mine: question.text },
          { name: 'reason', label: 'Reason', theirs: latest?.reason ?? '', mine: question.reason },
        ],
      })
    }
    if (latest !== undefined && question.reason === '') throw invalid('reason', 'Say why the question changes.')
    const id = await nextId(ctx.db, ctx.review.id, 'question')
    await insertQuestion(ctx.db, {
      reviewId: ctx.review.id,
      id,
      text: question.text,
      reason: question.reason,
      writtenAt: ctx.now,
      writtenBy: personOf(ctx),
    })
    await index(ctx.db, ctx.review.id, [{ kind: 'question', id, title: question.text, body: question.reason }])
    await record(ctx, {
      verb: latest === undefined ? 'wrote' : 'narrowed',
      subjectKind: 'question',
      subjectId: id,
      before: latest?.text,
      after: question.text,
    })
    return id
  })
}
