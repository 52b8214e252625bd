// What a panellist's pages are made of: items with one's own answers, how far one is, and who to ask.
import {
  factsIn,
  mostOf,
  priorityQuestions,
  type Question,
  type RatingQuestion,
  ratedQuestions,
  type Say,
} from '../domain.ts'
import { contactIn } from '../panels/phone.ts'
import { type Reader, wordsFor } from '../wording.ts'
import type { PanellistCtx, Sitting } from './guard.ts'
import { seenOf } from './meanwhile.ts'
import { questionIn } from './question.ts'

export const HERE = '/panel/answer'
export const itemPath = (id: number) => `${HERE}/items/${id}`
export const priorityPath = (position: number) => `${HERE}/priorities/${position}`

export type Item = {
  readonly id: number
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly subjectVersion: number | null
  readonly earlierItemId: number | null
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
  readonly enteredByName: string | null
}
type Comment = {
  readonly itemId: number | null
  readonly kind: string
  readonly text: string
  readonly setting: string
  readonly because: string
  readonly writtenAt: string
  readonly enteredBy: number | null
  readonly enteredByName: string | null
  readonly choice: string | null
  readonly reason: string | null
}

export type Work = {
  readonly reader: Reader
  readonly items: readonly Item[]
  readonly questions: readonly Question[]
  readonly ratings: readonly Rating[]
  readonly comments: readonly Comment[]
}

/** The person to ask, which every panel page prints, and the way to paper. */
export function contactOf(sitting: Sitting) {
  return {
    contact: contactIn(sitting),
    paper: '/panel/answer/paper',
  }
}

/** The frame of every page here: language, large type, the round and the person to ask. */
export function pageOf<D extends object>(ctx: PanellistCtx, view: string, title: string, data: D) {
  const { closesOn, isAnonymous, language } = ctx.sitting
  const { title: named, intro } = roundFor(ctx.sitting)
  const words = { title: named.text, titleLang: named.lang, intro: intro.text, introLang: intro.lang }
  const round = { ...words, closesOn, isOpen: ctx.isOpen, isAnonymous: isAnonymous === 1 }
  return {
    view: `panel/answering/${view}`,
    layout: 'panel' as const,
    language,
    title,
    data: { ...data, ...contactOf(ctx.sitting), round },
  }
}

/** What a round is called and how it is introduced, in the words its panellist reads. */
export function roundFor({ reader, roundTitle, titleNl, intro, introNl }: Sitting) {
  return { title: wordsFor(reader, roundTitle, titleNl), intro: wordsFor(reader, intro, introNl) }
}

export const seatOf = (ctx: PanellistCtx) => ({ panellistId: ctx.sitting.panellistId, roundId: ctx.sitting.roundId })

/** Kinds of item whose answers can differ from setting to setting. */
const LOCAL: readonly string[] = ['principle', 'configuration', 'theory statement']

/** `isDone`: the round is closed, so that what awaits a decision says so. */
export function shownItem(item: Item, work: Work, say: Say, isDone = false) {
  const questions = ratedQuestions(work.questions)
  const own = work.ratings.filter(
    rating => rating.itemId === item.id && questions.some(question => question.id === rating.questionId),
  )
  const said = work.comments.filter(one => one.itemId === item.id)
  const comment = said.find(one => one.kind === 'comment')
  const difference = said.find(one => one.kind === 'difference')
  const entered = [...own, ...said].find(one => one.enteredBy !== null)
  const shown = questions.map(question => {
    const rating = own.find(one => one.questionId === question.id)
    const chosen = rating === undefined ? '' : rating.score === null ? 'cannot' : String(rating.score)
    return { ...questionIn(question, say, work.reader), chosen, isExtreme: isExtreme(question, rating?.score ?? null) }
  })
  return {
    id: item.id,
    position: item.position,
    heading: item.heading,
    plainWords: item.plainWords,
    facts: factsIn(item.restsOn),
    questions: shown,
    comment: comment?.text ?? '',
    answered: becameOf(comment, say, isDone),
    asksDifference: LOCAL.includes(item.subjectKind),
    setting: difference?.setting ?? '',
    differs: difference?.text ?? '',
    because: difference?.because ?? '',
    differenceAnswered: becameOf(difference, say, isDone),
    enteredBy: entered === undefined ? '' : (entered.enteredByName ?? say('panel.summary.team')),
    byLink: own.some(rating => rating.enteredBy === null),
    seen: seenOf(work.comments, item.id),
    isAnswered: questions.length > 0 && own.length >= questions.length,
    /** One end of a scale was chosen and nothing said of it: asked for, never forced. */
    asksWhy: shown.some(one => one.isExtreme) && (comment?.text ?? '') === '',
  }
}

function becameOf(comment: Comment | undefined, say: Say, isDone: boolean): string {
  const isEmpty = [comment?.text, comment?.setting, comment?.because].every(part => (part ?? '') === '')
  return comment === undefined || isEmpty ? '' : becameIn(comment.choice, comment.reason, say, isDone)
}

/** What became of somebody's words; undecided, nothing is said of it while answers can still change. */
export function becameIn(choice: string | null, reason: string | null, say: Say, isDone: boolean): string {
  if (choice === null) return isDone ? say('panel.disposed.waiting') : ''
  return say(`panel.disposed.${choice}`, { reason: reason ?? '' })
}

/** The ends of a scale; of agree and disagree, to disagree. */
function isExtreme(question: RatingQuestion, score: number | null): boolean {
  return score === 1 || (question.scale !== 'agree' && score === mostOf(question.scale))
}

export function shownItems(work: Work, say: Say, isDone = false) {
  return work.items.map(item => shownItem(item, work, say, isDone))
}

/** A question that weighs all items, with what one gave each. */
export function shownPriority(question: ReturnType<typeof priorityQuestions>[number], work: Work) {
  const own = work.ratings.filter(rating => rating.questionId === question.id)
  const entered = own.find(one => one.enteredBy !== null)
  return {
    position: question.position,
    ...wordsFor(work.reader, question.text, question.textNl),
    scale: question.scale,
    most: question.most,
    cannot: own.length > 0 && own.every(rating => rating.score === null),
    isAnswered: own.length > 0,
    enteredBy: entered?.enteredByName ?? '',
    byLink: own.some(rating => rating.enteredBy === null),
    items: work.items.map(item => ({
      id: item.id,
      position: item.position,
      heading: item.heading,
      plainWords: item.plainWords,
      given: own.find(rating => rating.itemId === item.id)?.score ?? 0,
    })),
  }
}

export function shownPriorities(work: Work) {
  return priorityQuestions(work.questions).map(question => shownPriority(question, work))
}

/** The pages of a round in order: one for each item that is rated, then one for each question of priorities. */
export function stepsOf(work: Work): { readonly path: string; readonly isAnswered: boolean }[] {
  const rated = ratedQuestions(work.questions).map(question => question.id)
  const items = rated.length === 0 ? [] : work.items
  return [
    ...items.map(item => ({
      path: itemPath(item.id),
      isAnswered: rated.every(id => work.ratings.some(one => one.itemId === item.id && one.questionId === id)),
    })),
    ...priorityQuestions(work.questions).map(question => ({
      path: priorityPath(question.position),
      isAnswered: work.ratings.some(rating => rating.questionId === question.id),
    })),
  ]
}

/** Where one is: the number of this page, of how many, how many are answered; and the pages before and after it. */
export function placeOf(work: Work, path: string) {
  const steps = stepsOf(work)
  const at = steps.findIndex(step => step.path === path)
  return {
    n: at + 1,
    of: steps.length,
    answered: steps.filter(step => step.isAnswered).length,
    before: steps[at - 1]?.path ?? HERE,
    after: steps[at + 1]?.path ?? `${HERE}/missing`,
  }
}

/** Where a button leads from one of the pages. */
export function wayFrom(place: ReturnType<typeof placeOf>, path: string, to: string): string {
  if (to === 'stop') return `${HERE}/summary`
  return to === 'back' ? place.before : to === 'next' ? place.after : path
}

/** The first page without an answer, or the last of all. */
export function nextUnanswered(work: Work): string {
  const steps = stepsOf(work)
  return (steps.find(step => !step.isAnswered) ?? steps.at(-1))?.path ?? `${HERE}/missing`
}

/** Answers go on only while the round takes them and after consent; otherwise to where the reason is said. */
export function elsewhere(ctx: PanellistCtx): { see: string } | null {
  if (!ctx.isOpen) return { see: HERE }
  return ctx.hasConsent ? null : { see: `${HERE}/consent` }
}
