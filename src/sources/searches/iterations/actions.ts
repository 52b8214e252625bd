// Writing what an iteration of searching was for.
import { lastChange, record } from '../../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { notFound, stale } from '../../../core/errors.ts'
import type { IterationInput } from './forms.ts'
import { findIteration, insertIteration, isIteration, updateIteration } from './store.ts'

export function describeIteration(
  ctx: ReviewCtx,
  number: number,
  version: number,
  words: IterationInput,
): Promise<void> {
  return transaction(ctx, async ctx => {
    if (!(await isIteration(ctx.db, ctx.review.id, number))) throw notFound('This iteration')
    const before = await findIteration(ctx.db, ctx.review.id, number)
    if (before === undefined) {
      const written = { writtenAt: ctx.now, writtenBy: personOf(ctx) }
      await insertIteration(ctx.db, { ...words, reviewId: ctx.review.id, number, ...written })
    } else if (!(await updateIteration(ctx.db, ctx.review.id, number, version, words))) {
      throw stale('This iteration', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'iteration', number, ['described'])),
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: words.title },
          { name: 'reason', label: 'Reason', theirs: before.reason, mine: words.reason },
        ],
      })
    }
    await record(ctx, {
      verb: 'described',
      subjectKind: 'iteration',
      subjectId: number,
      before: before === undefined ? undefined : { title: before.title, reason: before.reason },
      after: words,
    })
  })
}
