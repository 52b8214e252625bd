// Choosing what panellists of a round read of the round before; once the round is open it stands.
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { standingOf } from '../domain.ts'
import { getRound } from '../rounds/store.ts'
import { listQuotable, setFeedback } from './store.ts'

/** Comments of the round before, each in words from which what tells who wrote it has been taken. */
export function chooseFeedback(
  ctx: ReviewCtx,
  roundId: number,
  chosen: readonly { readonly id: number; readonly text: string }[],
): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, roundId)
    if (round.status !== 'draft') throw conflict('This round has been opened; what it shows is fixed.')
    if (round.followsId === null) throw conflict('This round follows no other.')
    const earlier = await getRound(ctx.db, ctx.review.id, round.followsId)
    if (standingOf(earlier, ctx.now) !== 'closed')
      throw conflict(`Close “${earlier.title}” first: until then people can change what they wrote.`)
    const quotable = await listQuotable(ctx.db, ctx.review.id, round.followsId, roundId)
    const rows = chosen.map(({ id, text }) => {
      const comment = quotable.find(one => one.id === id)
      if (comment === undefined) throw invalid('comments', 'Choose from the comments that may be quoted.')
      return { commentId: id, text: text === '' ? comment.text : text, chosenAt: ctx.now, chosenBy: personOf(ctx) }
    })
    await setFeedback(ctx.db, ctx.review.id, roundId, rows)
    await record(ctx, {
      verb: 'chose what is shown in',
      subjectKind: 'round',
      subjectId: roundId,
      before: { comments: quotable.flatMap(one => (one.chosen === null ? [] : [one.id])) },
      after: { comments: rows.map(row => row.commentId) },
      audience: 'lead',
    })
  })
}
