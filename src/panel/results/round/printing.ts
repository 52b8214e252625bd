// Results as they leave the page: what a drawing shows of a question, and ratings as rows under codes.
import type { Plotted } from '../plot.ts'
import type { QuestionResult } from './result.ts'

/** A median says nothing of agree and disagree. */
export function plottedOf(question: QuestionResult): Plotted {
  const { counts, cannot, answered, lowLabel, highLabel, middle, before, statistics } = question
  const isOrdered = question.scale !== 'agree'
  return {
    ...{ question: question.question, lowLabel, highLabel, counts, cannot, answered, middle },
    median: isOrdered ? statistics.median : null,
    before: isOrdered && before !== null ? before.median : null,
  }
}

type Coded = {
  readonly position: number
  readonly heading: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly subjectVersion: number | null
  readonly text: string
  readonly scale: string
  readonly code: string
  /** Null where it would tell how a small group answered. */
  readonly role: string | null
  readonly score: number | null
  readonly enteredBy: number | null
}

export const RATING_COLUMNS = [
  'round',
  'item',
  'heading',
  'of',
  'number',
  'version',
  'question',
  'scale',
  'code',
  'role',
  'score',
  'can’t judge',
  'entered by the team',
] as const

/** A score is empty where somebody cannot judge, a role where it would tell how fewer than four people answered. */
export function ratingRows(round: string, ratings: readonly Coded[]): string[][] {
  const word = (is: boolean) => (is ? 'yes' : 'no')
  const number = (value: number | null) => (value === null ? '' : String(value))
  return ratings.map(one => [
    round,
    number(one.position),
    one.heading,
    one.subjectKind,
    number(one.subjectId),
    number(one.subjectVersion),
    one.text,
    one.scale,
    one.code,
    one.role ?? '',
    number(one.score),
    word(one.score === null),
    word(one.enteredBy !== null),
  ])
}
