// Answering an item of PRISMA-S in words, where the log of searches cannot.
import { lastChange, record } from '../../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { notFound, stale } from '../../../core/errors.ts'
import { insertAnswer, listAnswers, updateAnswer } from './store.ts'

export function answerItem(ctx: ReviewCtx, item: number, version: number, text: string): Promise<void> {
  return transaction(ctx, async ctx => {
    if (item > 16) throw notFound('This item')
    const before = (await listAnswers(ctx.db, ctx.review.id)).find(one => one.item === item)
    if (before === undefined) {
      const written = { writtenAt: ctx.now, writtenBy: personOf(ctx) }
      await insertAnswer(ctx.db, { reviewId: ctx.review.id, item, text, ...written })
    } else if (!(await updateAnswer(ctx.db, ctx.review.id, item, version, text))) {
      throw stale('This answer', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'PRISMA-S item', item, ['answered'])),
        fields: [{ name: 'text', label: 'In words', theirs: before.text, mine: text }],
      })
    }
    await record(ctx, {
      verb: 'answered',
      subjectKind: 'PRISMA-S item',
      subjectId: item,
      before: before === undefined ? undefined : { text: before.text },
      after: { text },
    })
  })
}
