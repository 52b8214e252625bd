// What a panellist reads of the round before: one's own earlier score, how the group answered, and comments without names.
import type { RatingQuestion } from '../domain.ts'

/** A distribution of fewer people than this would tell who said what. */
export const FEWEST_SHOWN = 4

type Asked = RatingQuestion & { readonly id: number }
type Count = { readonly questionId: number; readonly score: number | null; readonly count: number }
type Own = { readonly questionId: number; readonly score: number | null }

export type EarlierAnswer = {
  readonly questionId: number
  /** "4", "cannot" for "I can't judge", or '' where one did not answer. */
  readonly own: string
  /** People who gave a score; with fewer than four there are no counts. */
  readonly people: number
  readonly counts: readonly { readonly score: number; readonly count: number }[]
}

/** By question of this round: only one that was asked in the same words on the same scale can be compared. */
export function earlierAnswers(
  questions: readonly Asked[],
  before: readonly Asked[],
  counts: readonly Count[],
  own: readonly Own[],
): EarlierAnswer[] {
  return questions.flatMap(question => {
    const then = before.find(one => one.text === question.text && one.scale === question.scale)
    if (then === undefined) return []
    const rated = counts.filter(one => one.questionId === then.id && one.score !== null)
    const people = rated.reduce((sum, one) => sum + one.count, 0)
    const mine = own.find(one => one.questionId === then.id)
    return [
      {
        questionId: question.id,
        own: mine === undefined ? '' : mine.score === null ? 'cannot' : String(mine.score),
        people,
        counts: people < FEWEST_SHOWN ? [] : rated.map(one => ({ score: one.score ?? 0, count: one.count })),
      },
    ]
  })
}
