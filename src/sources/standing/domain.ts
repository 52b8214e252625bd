// The places where a record can stand on its way through a review, and what copies and new arrivals come to.

/** What screening makes of a record that stands on its own. */
export const OWN_STANDINGS = [
  'not screened',
  'awaiting second reviewer',
  'conflict',
  'maybe',
  'full text to screen',
  'not retrieved',
  'excluded',
  'included',
] as const
export type OwnStanding = (typeof OWN_STANDINGS)[number]

export const STANDINGS = [...OWN_STANDINGS, 'duplicate'] as const
export type Standing = (typeof STANDINGS)[number]

/** How a row remembers it: `ownStanding` is kept while the record is set aside as a copy, for the day it is brought back. */
export type StandingColumns = { readonly standing: Standing; readonly ownStanding: OwnStanding }

export function standingColumns(own: OwnStanding, isCopy: boolean): StandingColumns {
  return { standing: isCopy ? 'duplicate' : own, ownStanding: own }
}

/** Where a record begins: what was chosen before it came here passes by both screens. */
export function standingAtFirst(stage: 'screening' | 'included' | null): OwnStanding {
  return stage === 'included' ? 'included' : 'not screened'
}

/** Differences of the counters, by standing; what stays the same is left out. */
export function tally(moves: readonly { readonly from: Standing; readonly to: Standing; readonly count: number }[]) {
  const sums = new Map<Standing, number>()
  const add = (standing: Standing, by: number) => sums.set(standing, (sums.get(standing) ?? 0) + by)
  for (const { from, to, count } of moves) {
    add(from, -count)
    add(to, count)
  }
  return new Map([...sums].filter(([, by]) => by !== 0))
}
