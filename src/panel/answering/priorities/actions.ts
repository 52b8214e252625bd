// Saves what somebody chose among all items of a round, or how they shared their points; whole or not at all.
import { record } from '../../../core/db/activity.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { invalid, notFound } from '../../../core/errors.ts'
import { priorityQuestions } from '../../domain.ts'
import { listItems } from '../../items/store.ts'
import { excessOf } from '../../rounds/priorities.ts'
import { listQuestions } from '../../rounds/store.ts'
import { needLeave, openSitting, type Seat } from '../actions.ts'
import { insertRating, listOwnRatings, updateRating } from '../store.ts'

/** What each item is given: 1 where it is chosen, or its points; null as a whole for "I can't judge". */
export function savePriorities(
  ctx: ReviewCtx,
  seat: Seat,
  position: number,
  given: ReadonlyMap<number, number> | null,
  instead?: boolean,
): Promise<void> {
  return transaction(ctx, async ctx => {
    await openSitting(ctx, seat)
    const questions = priorityQuestions(await listQuestions(ctx.db, ctx.review.id, [seat.roundId]))
    const question = questions.find(one => one.position === position)
    if (question === undefined) throw notFound('This page')
    const items = (await listItems(ctx.db, ctx.review.id, seat.roundId)).map(item => item.id)
    if (given !== null) {
      const scores = [...given.values()]
      const isForeign = [...given.keys()].some(id => !items.includes(id)) || scores.some(one => one < 0 || one > 1000)
      if (isForeign || excessOf(question, scores) !== null) throw invalid('items', 'Choose from the list.')
    }
    const before = (await listOwnRatings(ctx.db, ctx.review.id, seat.panellistId, seat.roundId)).filter(
      one => one.questionId === question.id,
    )
    let changed = 0
    for (const itemId of items) {
      const score = given === null ? null : (given.get(itemId) ?? 0)
      const old = before.find(one => one.itemId === itemId)
      if (old !== undefined && old.score === score) continue
      needLeave(ctx, old, instead)
      changed++
      const set = { score, ratedAt: ctx.now, enteredBy: personOf(ctx) }
      if (old !== undefined) await updateRating(ctx.db, ctx.review.id, old.id, old.version, set)
      else {
        const id = await nextId(ctx.db, ctx.review.id, 'rating')
        await insertRating(ctx.db, { reviewId: ctx.review.id, id, ...seat, itemId, questionId: question.id, ...set })
      }
    }
    if (changed === 0) return
    await record(ctx, {
      verb: 'gave priorities in',
      subjectKind: 'round',
      subjectId: seat.roundId,
      before: { scores: before.map(one => [one.itemId, one.score]) },
      after: {
        panellist: seat.panellistId,
        question: question.id,
        scores: given === null ? null : [...given].filter(([, score]) => score > 0),
      },
      audience: 'self',
    })
  })
}
