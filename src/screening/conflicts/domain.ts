// Who may resolve a conflict, how a resolution comes about, and whether votes were changed after it.
import type { Rules } from '../domain.ts'

export const RESOLUTION_CHOICES = ['include', 'exclude'] as const
export type ResolutionChoice = (typeof RESOLUTION_CHOICES)[number]

export const HOWS = ['third person', 'talk'] as const
export type How = (typeof HOWS)[number]

type Cast = { readonly personId: number | null; readonly decidedAt: string }

/** A sentence when this person may not resolve; null when they may. */
export function whyNot(votes: readonly Cast[], personId: number | null, rules: Pick<Rules, 'resolver'>): string | null {
  const isVoter = votes.some(vote => vote.personId === personId)
  if (isVoter && rules.resolver === 'third person')
    return 'In this review a third person resolves what two decided differently, and you are one of the two.'
  return null
}

/** Those who voted can only have talked; anybody else may have decided as a third person or talked with them. */
export function howResolved(votes: readonly Cast[], personId: number | null, said: How | null): How {
  return votes.some(vote => vote.personId === personId) ? 'talk' : (said ?? 'third person')
}

/** Votes changed since; the resolution stands all the same. */
export function changedSince(votes: readonly Cast[], resolvedAt: string): boolean {
  return votes.some(vote => vote.decidedAt > resolvedAt)
}

/** Whether a record waits for a resolution: two people differ here, or those of another tool did. */
export function isOpenConflict(
  votes: readonly Cast[],
  status: { readonly status: string; readonly settledHow: string } | undefined,
): boolean {
  if (status?.status !== 'conflict' && status?.status !== 'maybe') return false
  return votes.length > 1 || (status.status === 'conflict' && status.settledHow === 'carried')
}
