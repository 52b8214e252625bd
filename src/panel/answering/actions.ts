// What a panellist does, or the lead in their name: agreeing, rating, commenting. The last answer of a person counts; all are in the activity.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, notFound } from '../../core/errors.ts'
import { keepConsent } from '../consents/actions.ts'
import type { Difference } from '../differences/difference.ts'
import { mostOf, ratedQuestions, takesAnswers } from '../domain.ts'
import { listItems } from '../items/store.ts'
import { listQuestions } from '../rounds/store.ts'
import {
  deleteComment,
  findSitting,
  insertComment,
  insertRating,
  listOwnComments,
  listOwnRatings,
  updateComment,
  updateRating,
} from './store.ts'

/** Whose answers to which round. */
export type Seat = { readonly panellistId: number; readonly roundId: number }

const CLOSED = 'This round is closed. Nothing was saved.'

/** Agrees to the panel's present text; what may be quoted and thanked for are separate answers. */
export function giveConsent(
  ctx: ReviewCtx,
  seat: Seat,
  consent: { readonly mayQuote: boolean; readonly mayThank: boolean },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await openSitting(ctx, seat, false)
    await keepConsent(ctx, seat.panellistId, consent, ctx.now)
  })
}

/** Refuses whatever arrives for a round that takes nothing, from someone who withdrew, or before consent. */
export async function openSitting(ctx: ReviewCtx, seat: Seat, consented = true) {
  const sitting = await findSitting(ctx.db, { reviewId: ctx.review.id, ...seat })
  if (sitting === undefined) throw notFound('This panellist')
  if (!takesAnswers(sitting, ctx.now)) throw conflict(CLOSED)
  if (sitting.withdrawnAt !== null) throw conflict('This person no longer takes part. Nothing was saved.')
  if (consented && sitting.givenAt === null) throw conflict('Consent comes before the first answer. Nothing was saved.')
  return sitting
}

export type Answers = {
  /** By position of the question: a score, null for "I can't judge", or left out. */
  readonly scores: ReadonlyMap<number, number | null>
  readonly comment: string
  /** "In my setting this differs because …"; left out, it stays as it is. */
  readonly difference?: Difference
  /** The team enters other scores where the person has sent theirs by link: only when the person asked for it. */
  readonly instead?: boolean
}

const BY_LINK = 'This person sent another answer by link. Tick that they asked to change it, or leave it as it is.'

/** What somebody sent by link stands before what the team enters for them. */
export function needLeave(
  ctx: ReviewCtx,
  before: { readonly enteredBy: number | null } | undefined,
  instead: boolean | undefined,
): void {
  if (before?.enteredBy === null && personOf(ctx) !== null && instead !== true) throw invalid('instead', BY_LINK)
}

/** Saves the answers to one item; questions left out keep what they had. Nothing changed means nothing written. */
export function saveAnswers(ctx: ReviewCtx, seat: Seat, itemId: number, answers: Answers): Promise<void> {
  return transaction(ctx, async ctx => {
    await openSitting(ctx, seat)
    const items = await listItems(ctx.db, ctx.review.id, seat.roundId)
    if (!items.some(item => item.id === itemId)) throw notFound('This page')
    const questions = ratedQuestions(await listQuestions(ctx.db, ctx.review.id, [seat.roundId]))
    const ratings = await listOwnRatings(ctx.db, ctx.review.id, seat.panellistId, seat.roundId)
    for (const [position, score] of answers.scores) {
      const question = questions.find(one => one.position === position)
      if (question === undefined || (score !== null && (score < 1 || score > mostOf(question.scale))))
        throw invalid(`q${position}`, 'Choose one of the answers.')
      const before = ratings.find(one => one.itemId === itemId && one.questionId === question.id)
      // The same score again changes nothing, unless the person now gives it where the team had entered it.
      const isOwnNow = before?.enteredBy != null && personOf(ctx) === null
      if (before !== undefined && before.score === score && !isOwnNow) continue
      needLeave(ctx, before, answers.instead)
      const set = { score, ratedAt: ctx.now, enteredBy: personOf(ctx) }
      if (before === undefined)
        await insertRating(ctx.db, {
          reviewId: ctx.review.id,
          id: await nextId(ctx.db, ctx.review.id, 'rating'),
          ...seat,
          itemId,
          questionId: question.id,
          ...set,
        })
      else await updateRating(ctx.db, ctx.review.id, before.id, before.version, set)
      const after = { panellist: seat.panellistId, round: seat.roundId, question: question.id, score }
      await record(ctx, {
        verb: 'rated',
        subjectKind: 'item',
        subjectId: itemId,
        before: before === undefined ? undefined : { score: before.score },
        after,
        audience: 'self',
      })
    }
    await saveWords(ctx, seat, { itemId, kind: 'comment', text: answers.comment, setting: '', because: '' })
    if (answers.difference !== undefined) {
      const { setting, differs, because } = answers.difference
      await saveWords(ctx, seat, { itemId, kind: 'difference', text: differs, setting, because })
    }
  })
}

/** What is missing, at the end of the round. */
export function saveMissing(ctx: ReviewCtx, seat: Seat, text: string): Promise<void> {
  return transaction(ctx, async ctx => {
    await openSitting(ctx, seat)
    await saveWords(ctx, seat, { itemId: null, kind: 'missing', text, setting: '', because: '' })
  })
}

type Words = {
  readonly itemId: number | null
  readonly kind: 'comment' | 'difference' | 'missing'
  readonly text: string
  readonly setting: string
  readonly because: string
}

/** One comment and one difference a person and item. Emptied, it goes, unless the team has answered or used it already. */
async function saveWords(ctx: ReviewCtx, seat: Seat, words: Words): Promise<void> {
  const { itemId, kind, text, setting, because } = words
  const before = (await listOwnComments(ctx.db, ctx.review.id, seat.panellistId, seat.roundId)).find(
    one => one.itemId === itemId && one.kind === kind,
  )
  const isSame = (before?.text ?? '') === text && (before?.setting ?? '') === setting
  if (isSame && (before?.because ?? '') === because) return
  const set = { text, setting, because, writtenAt: ctx.now, enteredBy: personOf(ctx) }
  const isUsed = before !== undefined && (before.choice !== null || before.lineId !== null)
  if (before === undefined)
    await insertComment(ctx.db, {
      reviewId: ctx.review.id,
      id: await nextId(ctx.db, ctx.review.id, 'panel comment'),
      ...seat,
      itemId,
      kind,
      ...set,
    })
  else if (text === '' && setting === '' && because === '' && !isUsed)
    await deleteComment(ctx.db, ctx.review.id, before.id)
  else await updateComment(ctx.db, ctx.review.id, before.id, before.version, set)
  const more = kind === 'difference' ? { setting, because } : {}
  await record(ctx, {
    verb: kind === 'difference' ? 'said what differs in' : 'commented on',
    subjectKind: itemId === null ? 'round' : 'item',
    subjectId: itemId ?? seat.roundId,
    before: before === undefined ? undefined : { text: before.text },
    after: { panellist: seat.panellistId, text, ...more },
    audience: 'self',
  })
}
