// How answers to one item spread: counts with their denominators, "can't judge" apart, and the statistics.
import { type Consensus, consensus } from '../consensus.ts'
import { mostOf, type Question, ratedQuestions } from '../domain.ts'

type Rating = {
  readonly itemId: number
  readonly questionId: number
  readonly score: number | null
  readonly isEntered: boolean
}

export type Spread = {
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly counts: readonly { readonly score: number; readonly count: number }[]
  readonly cannot: number
  /** People who gave a score or said that they cannot judge. */
  readonly answered: number
  /** Of these, how many answers the team entered for someone. */
  readonly entered: number
  readonly statistics: Consensus
}

/** One spread a question that is rated item by item, in the order of the questions. */
export function spreadsOf(questions: readonly Question[], ratings: readonly Rating[], itemId: number): Spread[] {
  return ratedQuestions(questions).map(question => {
    const own = ratings.filter(rating => rating.itemId === itemId && rating.questionId === question.id)
    const scores = own.flatMap(rating => (rating.score === null ? [] : [rating.score]))
    const most = mostOf(question.scale)
    return {
      question: question.text,
      lowLabel: question.lowLabel,
      highLabel: question.highLabel,
      counts: Array.from({ length: most }, (_, at) => ({
        score: most - at,
        count: scores.filter(score => score === most - at).length,
      })),
      cannot: own.length - scores.length,
      answered: own.length,
      entered: own.filter(rating => rating.isEntered).length,
      statistics: consensus(scores, most),
    }
  })
}
