// What a panellist's pages are made of: items with one's own answers, how far one is, and who to ask.
import { factsIn, type Question, questionIn, ratedQuestions, type Say } from '../domain.ts'
import type { Sitting } from './guard.ts'

type Item = {
  readonly id: number
  readonly heading: string
  readonly plainWords: string
  readonly restsOn: string
  readonly position: number
}
type Rating = {
  readonly itemId: number
  readonly questionId: number
  readonly score: number | null
  readonly enteredBy: number | null
}
type Comment = {
  readonly itemId: number | null
  readonly text: string
  readonly enteredBy: number | null
  readonly choice: string | null
  readonly reason: string | null
}

export type Work = {
  readonly items: readonly Item[]
  readonly questions: readonly Question[]
  readonly ratings: readonly Rating[]
  readonly comments: readonly Comment[]
}

/** The person to ask, which every panel page prints, and the way to paper. */
export function contactOf(sitting: Sitting) {
  return {
    contact: { name: sitting.contactName, phone: sitting.contactPhone, email: sitting.contactEmail },
    paper: '/panel/answer/paper',
  }
}

export function shownItem(item: Item, work: Work, say: Say) {
  const own = work.ratings.filter(rating => rating.itemId === item.id)
  const comment = work.comments.find(one => one.itemId === item.id)
  return {
    id: item.id,
    position: item.position,
    heading: item.heading,
    plainWords: item.plainWords,
    facts: factsIn(item.restsOn),
    questions: ratedQuestions(work.questions).map(question => {
      const rating = own.find(one => one.questionId === question.id)
      return {
        ...questionIn(question, say),
        chosen: rating === undefined ? '' : rating.score === null ? 'cannot' : String(rating.score),
      }
    }),
    comment: comment?.text ?? '',
    answered: comment?.choice == null ? '' : say(`panel.disposed.${comment.choice}`, { reason: comment.reason ?? '' }),
    entered: own.some(rating => rating.enteredBy !== null) || (comment?.enteredBy ?? null) !== null,
    isAnswered: own.length > 0,
  }
}

export function shownItems(work: Work, say: Say) {
  return work.items.map(item => shownItem(item, work, say))
}

/** The first item without an answer, or the last of all. */
export function nextUnanswered(work: Work): Item | undefined {
  return work.items.find(item => !work.ratings.some(rating => rating.itemId === item.id)) ?? work.items.at(-1)
}
