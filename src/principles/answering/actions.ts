// Answering what contradicts a principle: writing an answer to a study, changing it, taking it away with a way back.
import { record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { notFound, stale } from '../../core/errors.ts'
import { listDocumentNames } from '../evidence/store.ts'
import { getPrinciple } from '../store.ts'
import { deleteAnswerRow, findAnswerRow, insertAnswer, updateAnswer } from './store.ts'

/** The words of the principle stay as they are, and so does what a panel rated. */
export function answerContradiction(
  ctx: ReviewCtx,
  principleId: number,
  documentId: number,
  answer: { readonly text: string; readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await getPrinciple(ctx.db, ctx.review.id, principleId)
    if (!(await listDocumentNames(ctx.db, ctx.review.id)).some(document => document.id === documentId))
      throw notFound('This document')
    const before = await findAnswerRow(ctx.db, ctx.review.id, principleId, documentId)
    const row = {
      ...{ reviewId: ctx.review.id, principleId, documentId, text: answer.text },
      ...{ writtenAt: ctx.now, writtenBy: personOf(ctx) },
    }
    const isLate = (before?.version ?? 0) !== answer.version
    if (isLate || (before !== undefined && !(await updateAnswer(ctx.db, row, answer.version))))
      throw stale('This answer', {
        version: before?.version ?? 0,
        fields: [{ name: 'text', label: 'Answer', theirs: before?.text ?? '', mine: answer.text }],
      })
    if (before === undefined) await insertAnswer(ctx.db, row)
    await record(ctx, {
      verb: 'answered a contradiction of',
      subjectKind: 'principle',
      subjectId: principleId,
      before: before === undefined ? undefined : { document: documentId, text: before.text },
      after: { document: documentId, text: answer.text },
    })
  })
}

/** Returns the number to undo with. */
export function deleteAnswer(ctx: ReviewCtx, principleId: number, documentId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await findAnswerRow(ctx.db, ctx.review.id, principleId, documentId)
    if (row === undefined) throw notFound('This answer')
    const bin = await keepInBin(ctx, {
      kind: 'answer',
      id: documentId,
      title: `Answer of principle ${principleId} to document ${documentId}`,
      rows: [{ table: 'principleAnswer', rows: [row] }],
      see: `/principles/${principleId}/answers`,
    })
    await deleteAnswerRow(ctx.db, ctx.review.id, principleId, documentId)
    return bin
  })
}
