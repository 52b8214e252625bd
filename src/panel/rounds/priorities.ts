// Priorities across the items of a round: how many chose each, or the points it was given, best first.
import type { PriorityQuestion } from '../domain.ts'

type Rating = { readonly itemId: number; readonly questionId: number; readonly score: number | null }
type Item = { readonly id: number; readonly heading: string; readonly position: number }

export type Ranking = {
  /** People who chose or shared; those who cannot judge are apart. */
  readonly people: number
  readonly cannot: number
  readonly ranked: readonly {
    readonly item: number
    readonly heading: string
    /** People who chose it, or who gave it a point. */
    readonly by: number
    /** Of choosing the same, of sharing the points in all. */
    readonly total: number
    /** Percent of those who answered, or of all the points given. */
    readonly share: number | null
  }[]
}

/** Who answers leaves a row for every item: 1 and 0, or the points; equal ones stay in the order in which they were asked. */
export function rankingOf(question: PriorityQuestion, ratings: readonly Rating[], items: readonly Item[]): Ranking {
  const own = ratings.filter(rating => rating.questionId === question.id)
  const byItem = items.map(item => own.filter(rating => rating.itemId === item.id))
  const people = Math.max(0, ...byItem.map(rows => rows.filter(one => one.score !== null).length))
  const cannot = Math.max(0, ...byItem.map(rows => rows.filter(one => one.score === null).length))
  const given = own.reduce((sum, one) => sum + (one.score ?? 0), 0)
  const whole = question.scale === 'choose' ? people : given
  const ranked = items.map((item, at) => {
    const scores = (byItem[at] ?? []).map(one => one.score ?? 0)
    const total = scores.reduce((sum, score) => sum + score, 0)
    return {
      item: item.id,
      heading: item.heading,
      by: scores.filter(score => score > 0).length,
      total,
      share: whole === 0 ? null : Number(((100 * total) / whole).toFixed(1)),
    }
  })
  return { people, cannot, ranked: ranked.sort((a, b) => b.total - a.total) }
}

/** What is wrong with what somebody chose or shared, or null. */
export function excessOf(question: PriorityQuestion, given: readonly number[]): 'too many' | 'not shared' | null {
  const sum = given.reduce((total, one) => total + one, 0)
  if (question.scale === 'choose') return sum > question.most ? 'too many' : null
  return sum === question.most ? null : 'not shared'
}
