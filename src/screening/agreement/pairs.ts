// Which two votes on a record are compared: each as it stood before the person could see the other's.
import type { Choice, Screen } from '../domain.ts'

export type Voted = { readonly personId: number; readonly choice: Choice; readonly decidedAt: string }

export type Pair = {
  readonly firstPersonId: number
  readonly secondPersonId: number
  readonly firstChoice: Choice
  readonly secondChoice: Choice
}

/**
 * The pair that the second vote on a record completes, null before. From then on both votes are open, so that a vote that is
 * changed, taken back and cast again, or cast by a third person, makes no pair.
 */
export function pairOf(votes: readonly Voted[]): Pair | null {
  const [first, second, ...more] = votes.toSorted(
    (a, b) => a.decidedAt.localeCompare(b.decidedAt) || a.personId - b.personId,
  )
  if (first === undefined || second === undefined || more.length > 0) return null
  return {
    firstPersonId: first.personId,
    secondPersonId: second.personId,
    firstChoice: first.choice,
    secondChoice: second.choice,
  }
}

export type PairCount = Pair & { readonly screen: Screen; readonly count: number }

export type PairTally = {
  readonly screen: Screen
  readonly people: readonly [number, number]
  readonly counts: readonly { readonly first: Choice; readonly second: Choice; readonly count: number }[]
}

/** By screen and two people, whoever of them voted first. */
export function tallyPairs(rows: readonly PairCount[]): readonly PairTally[] {
  const tallies = new Map<string, PairTally & { counts: PairTally['counts'][number][] }>()
  for (const row of rows) {
    const isTurned = row.firstPersonId > row.secondPersonId
    const people = isTurned
      ? ([row.secondPersonId, row.firstPersonId] as const)
      : ([row.firstPersonId, row.secondPersonId] as const)
    const key = `${row.screen} ${people.join(' ')}`
    const tally = tallies.get(key) ?? { screen: row.screen, people, counts: [] }
    const [first, second] = isTurned ? [row.secondChoice, row.firstChoice] : [row.firstChoice, row.secondChoice]
    tally.counts.push({ first, second, count: row.count })
    tallies.set(key, tally)
  }
  return [...tallies.values()]
}
