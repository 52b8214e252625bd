// One item a page: its words, what the round before said of it, the answers, a comment, and what differs in one's own setting.
import { notFound } from '../../../core/errors.ts'
import { sayIn } from '../../../core/http/page/messages.ts'
import type { Route } from '../../../core/http/routes.ts'
import { ratedQuestions, type Say } from '../../domain.ts'
import { type EarlierAnswer, earlierAnswers, FEWEST_SHOWN } from '../../feedback/earlier.ts'
import { countScoresOf, listFeedback, listOthers } from '../../feedback/store.ts'
import { listItems } from '../../items/store.ts'
import { isReworded } from '../../items/words.ts'
import { listQuestions } from '../../rounds/store.ts'
import { saveAnswers } from '../actions.ts'
import { ItemPage } from '../answers.ts'
import { AnswerForm, differenceOf, longestOf, scoresOf } from '../forms.ts'
import { needOpen, type PanellistCtx, route } from '../guard.ts'
import { keptWords } from '../meanwhile.ts'
import { questionIn } from '../question.ts'
import {
  elsewhere,
  HERE,
  type Item,
  itemPath,
  pageOf,
  placeOf,
  seatOf,
  shownItem,
  type Work,
  wayFrom,
} from '../showing.ts'
import { listOwnRatings } from '../store.ts'
import { loadWork } from '../work/store.ts'

/** What the round before has to say of this item; null where it does not follow one, or asked nothing of it. */
async function earlierOf(ctx: PanellistCtx, item: Item, work: Work, hasRated: boolean, say: Say) {
  const { reviewId, roundId, panellistId, followsId } = ctx.sitting
  if (followsId === null || item.earlierItemId === null) return null
  const then = (await listItems(ctx.db, reviewId, followsId)).find(one => one.id === item.earlierItemId)
  if (then === undefined) return null
  const own = (await listOwnRatings(ctx.db, reviewId, panellistId, followsId)).filter(one => one.itemId === then.id)
  const isHidden = !hasRated && own.length === 0
  const reworded = isReworded({ ...item, subjectKind: then.subjectKind }, then)
  const before = ratedQuestions(await listQuestions(ctx.db, reviewId, [followsId]))
  const questions = ratedQuestions(work.questions)
  const worded = (answer: EarlierAnswer) => {
    const question = questions.find(one => one.id === answer.questionId)
    if (question === undefined) throw new Error('Earlier answers are of a question of this round.')
    const { text, lang } = questionIn(question, say, work.reader)
    return { ...answer, question: text, lang }
  }
  const counts = isHidden || reworded ? [] : await countScoresOf(ctx.db, reviewId, then.id)
  return {
    isReworded: reworded,
    isHidden,
    fewest: FEWEST_SHOWN,
    answers: isHidden || reworded ? [] : earlierAnswers(questions, before, counts, own).map(worded),
    comments: isHidden ? [] : await listFeedback(ctx.db, reviewId, roundId, then.id),
  }
}

/** In an open round, how the others answered, once one has rated the item oneself; in an anonymous one, nothing. */
async function othersOf(ctx: PanellistCtx, item: Item, work: Work, hasRated: boolean, say: Say) {
  if (ctx.sitting.isAnonymous === 1 || !hasRated) return []
  const questions = ratedQuestions(work.questions)
  const { ratings, comments } = await listOthers(ctx.db, ctx.review.id, item.id, ctx.sitting.panellistId)
  const people = new Map([...ratings, ...comments].map(one => [one.panellistId, one.name]))
  return [...people].map(([id, name]) => ({
    name,
    scores: questions.flatMap(question => {
      const rating = ratings.find(one => one.panellistId === id && one.questionId === question.id)
      if (rating === undefined) return []
      const { text, answers } = questionIn(question, say, work.reader)
      const words = answers.find(one => one.score === rating.score)?.words ?? ''
      const given = question.scale === 'agree' ? words : [rating.score, words].filter(part => part !== '').join(' ')
      const answer = rating.score === null ? say('panel.answer.cannot') : given
      return [questions.length === 1 ? answer : `${text} ${answer}`]
    }),
    comment: comments.find(one => one.panellistId === id)?.text ?? '',
  }))
}

async function itemPage(ctx: PanellistCtx, id: number) {
  const work = await loadWork(ctx.db, ctx.sitting)
  const item = work.items.find(one => one.id === id)
  if (item === undefined) return null
  const say = sayIn(ctx.sitting.language)
  const shown = shownItem(item, work, say)
  const place = placeOf(work, itemPath(id))
  const hasRated = shown.questions.some(question => question.chosen !== '')
  return pageOf(ctx, 'item', say('panel.where', { n: place.n, of: place.of }), {
    item: shown,
    n: place.n,
    of: place.of,
    answered: place.answered,
    earlier: await earlierOf(ctx, item, work, hasRated, say),
    others: await othersOf(ctx, item, work, hasRated, say),
  })
}

export const routes: readonly Route[] = [
  route(
    'GET',
    `${HERE}/items/:item`,
    'panel.answer',
    { answer: ItemPage },
    async (ctx, { params }) => elsewhere(ctx) ?? (await itemPage(ctx, params.item)) ?? { see: HERE },
  ),
  route(
    'POST',
    `${HERE}/items/:item`,
    'panel.answer',
    {
      form: AnswerForm,
      answer: ItemPage,
      example: { q1: 5, comment: 'It fits.', to: 'next' },
      again: async (ctx, { params }) => {
        const page = await itemPage(ctx, params.item)
        if (page === null) throw notFound()
        return page
      },
    },
    async (ctx, { params, form }) => {
      needOpen(ctx)
      const say = sayIn(ctx.sitting.language)
      const long = longestOf(form)
      if (long !== null) return { invalid: { [long.field]: [say('panel.answer.tooLong', { n: long.most })] } }
      const difference = differenceOf(form)
      const sent = { seen: form.seen, comment: form.comment, ...(difference === null ? {} : { difference }) }
      const { clash, ...words } = keptWords(sent, (await loadWork(ctx.db, ctx.sitting)).comments, params.item)
      if (clash !== null) return { invalid: { [clash.field]: [say('panel.answer.meanwhile', { text: clash.text })] } }
      await saveAnswers(ctx, seatOf(ctx), params.item, { scores: scoresOf(form), ...words })
      const path = itemPath(params.item)
      return { see: wayFrom(placeOf(await loadWork(ctx.db, ctx.sitting), path), path, form.to) }
    },
  ),
]
