// Who may resolve a conflict, how a resolution comes about, and whether votes were changed after it.
import type { Rules } from '../domain.ts'

export const RESOLUTION_CHOICES = ['include', 'exclude'] as const
export type ResolutionChoice = (typeof RESOLUTION_CHOICES)[number]

export const HOWS = ['third person', 'talk'] as const
export type How = (typeof HOWS)[number]

/** Who cast the first two votes belongs to the two, even where a vote was taken back since. */
export type Pair = { readonly firstPersonId: number; readonly secondPersonId: number }

export function isOneOfTwo(votes: readonly Cast[], pair: Pair | null, personId: number | null): boolean {
  if (personId === null) return false
  const isFirst = pair?.firstPersonId === personId || pair?.secondPersonId === personId
  return isFirst || votes.some(vote => vote.personId === personId)
}

type Cast = { readonly personId: number | null; readonly decidedAt: string }

/** A sentence when this person may not resolve; null when they may. */
export function whyNot(isVoter: boolean, rules: Pick<Rules, 'resolver'>): string | null {
  if (isVoter && rules.resolver === 'third person')
    return 'In this review a third person resolves what two decided differently, and you are one of the two.'
  return null
}

/** Those who voted can only have talked; anybody else may have decided as a third person or talked with them. */
export function howResolved(isVoter: boolean, said: How | null): How {
  return isVoter ? 'talk' : (said ?? 'third person')
}

/** Votes changed since; the resolution stands all the same. */
export function changedSince(votes: readonly Cast[], resolvedAt: string): boolean {
  return votes.some(vote => vote.decidedAt > resolvedAt)
}

/** Whether a record waits for a resolution: two people differ here, or those of another tool did. */
export function isOpenConflict(votes: readonly Cast[], status: { readonly status: string } | undefined): boolean {
  // With one vote left a conflict was carried in, or is kept for a third person after the other vote was taken back.
  return status?.status === 'conflict' || (status?.status === 'maybe' && votes.length > 1)
}
