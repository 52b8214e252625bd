// The rules of screening: what several people's decisions come to, and where a record stands.
import type { OwnStanding, Standing } from '../sources/standing/domain.ts'

export const SCREENS = ['title-abstract', 'full-text'] as const
export type Screen = (typeof SCREENS)[number]

export const SCREEN_NAMES: Readonly<Record<Screen, string>> = {
  'title-abstract': 'Title and abstract',
  'full-text': 'Full text',
}

export const CHOICES = ['include', 'exclude', 'maybe'] as const
export type Choice = (typeof CHOICES)[number]

export type ScreenStatus = 'awaiting second reviewer' | 'conflict' | 'included' | 'excluded' | 'maybe'

export type Vote = { readonly choice: Choice; readonly reasonId: number | null; readonly decidedAt: string }

const STATUS_OF: Readonly<Record<Choice, ScreenStatus>> = { include: 'included', exclude: 'excluded', maybe: 'maybe' }

/**
 * What the votes of one record in one screen come to; null without a vote. With one reviewer the latest vote counts.
 * With two, both have to say the same, and the reason of the later one is kept.
 */
export function settle(
  votes: readonly Vote[],
  screeners: number,
): { readonly status: ScreenStatus; readonly reasonId: number | null } | null {
  const latest = votes.toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt)).at(-1)
  if (latest === undefined) return null
  const reasonId = latest.choice === 'exclude' ? latest.reasonId : null
  if (screeners <= 1) return { status: STATUS_OF[latest.choice], reasonId }
  if (votes.length < screeners) return { status: 'awaiting second reviewer', reasonId: null }
  if (votes.some(vote => vote.choice !== latest.choice)) return { status: 'conflict', reasonId: null }
  return { status: STATUS_OF[latest.choice], reasonId }
}

export { STANDINGS, type Standing } from '../sources/standing/domain.ts'

export type Facts = {
  readonly isDuplicate: boolean
  /** The record came in as already included. */
  readonly isChosenBefore: boolean
  readonly titleAbstract: ScreenStatus | null
  readonly fullText: ScreenStatus | null
  readonly isNotRetrieved: boolean
}

/** Where a record stands in the whole of screening, in one word. */
export function standingOf(facts: Facts): Standing {
  return facts.isDuplicate ? 'duplicate' : ownStandingOf(facts)
}

/** The same for a record as if it were no copy of another: what it comes back to when it is brought back. */
export function ownStandingOf(facts: Facts): OwnStanding {
  const first = facts.titleAbstract ?? (facts.isChosenBefore ? 'included' : null)
  if (first === null) return 'not screened'
  if (first !== 'included') return first
  if (facts.fullText !== null) return facts.fullText
  if (facts.isChosenBefore && facts.titleAbstract === null) return 'included'
  return facts.isNotRetrieved ? 'not retrieved' : 'full text to screen'
}

/** Votes a person may see: with two reviewers nobody sees the other's before their own is cast in that screen. */
export function visibleTo<V extends { readonly screen: Screen; readonly personId: number | null }>(
  votes: readonly V[],
  personId: number,
  screeners: number,
): readonly V[] {
  if (screeners <= 1) return votes
  return votes.filter(
    vote => vote.personId === personId || votes.some(own => own.screen === vote.screen && own.personId === personId),
  )
}
