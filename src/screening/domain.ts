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

/** How a screen is done. `usual` for maybe: with one reviewer it waits, with two it goes forward to the full text. */
export type Rules = {
  readonly screeners: number
  readonly isBlind: boolean
  readonly maybe: 'usual' | 'forward' | 'waits'
  readonly resolver: 'anyone' | 'third person'
}
export const USUAL: Rules = { screeners: 1, isBlind: true, maybe: 'usual', resolver: 'anyone' }

const STATUS_OF: Readonly<Record<Choice, ScreenStatus>> = { include: 'included', exclude: 'excluded', maybe: 'maybe' }

/** Whether a maybe counts as going forward; never on a full text, which has to be settled. */
export function goesForward(screen: Screen, { screeners, maybe }: Pick<Rules, 'screeners' | 'maybe'>): boolean {
  if (screen === 'full-text') return false
  return maybe === 'forward' || (maybe === 'usual' && screeners > 1)
}

export type Settled = { readonly status: ScreenStatus; readonly reasonId: number | null }

/**
 * What the votes of one record in one screen come to; null without a vote. With one reviewer the latest vote counts.
 * With two, both have to say the same: on a full text for the same reason too, since it is counted by reason; by title and
 * abstract the reason of the later one is kept. Where a maybe goes forward it counts as an include, so that an exclude
 * beside it is a conflict.
 */
export function settle(
  votes: readonly Vote[],
  screen: Screen,
  rules: Pick<Rules, 'screeners' | 'maybe'>,
): Settled | null {
  const latest = votes.toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt)).at(-1)
  if (latest === undefined) return null
  const choice = countedAs(latest.choice, screen, rules)
  const reasonId = choice === 'exclude' ? latest.reasonId : null
  if (rules.screeners <= 1) return { status: STATUS_OF[choice], reasonId }
  if (votes.length < rules.screeners) return { status: 'awaiting second reviewer', reasonId: null }
  if (votes.some(vote => countedAs(vote.choice, screen, rules) !== choice)) return CONFLICT
  const isForOneReason = votes.every(vote => vote.reasonId === latest.reasonId)
  if (screen === 'full-text' && choice === 'exclude' && !isForOneReason) return CONFLICT
  return { status: STATUS_OF[choice], reasonId }
}

const CONFLICT: Settled = { status: 'conflict', reasonId: null }

function countedAs(choice: Choice, screen: Screen, rules: Pick<Rules, 'screeners' | 'maybe'>): Choice {
  return choice === 'maybe' && goesForward(screen, rules) ? 'include' : choice
}

/** What two people said first, as it is kept from the moment when both had voted. */
export type FirstVotes = { readonly firstChoice: Choice; readonly secondChoice: Choice }

/** Whether the first two votes on a record differed in what they say; reasons are not kept with them. */
export function differedAtFirst(
  { firstChoice, secondChoice }: FirstVotes,
  screen: Screen,
  rules: Pick<Rules, 'screeners' | 'maybe'>,
): boolean {
  return countedAs(firstChoice, screen, rules) !== countedAs(secondChoice, screen, rules)
}

/**
 * Whether a record stays a conflict whatever its votes say by now: where a third person alone resolves, the two cannot
 * make it go away by changing a vote or by casting it anew. On a full text the reasons may be all that differed, which is
 * told by where the record stood until now.
 */
export function isHeld(
  pair: FirstVotes | null,
  screen: Screen,
  rules: Pick<Rules, 'screeners' | 'maybe' | 'resolver'>,
  stoodAs: ScreenStatus | null,
): boolean {
  if (rules.resolver !== 'third person' || rules.screeners < 2 || pair === null) return false
  return differedAtFirst(pair, screen, rules) || (screen === 'full-text' && stoodAs === 'conflict')
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
  if (facts.fullText !== null && !(facts.isNotRetrieved && isOpenStatus(facts.fullText))) return facts.fullText
  if (facts.fullText === null && facts.isChosenBefore && facts.titleAbstract === null) return 'included'
  return facts.isNotRetrieved ? 'not retrieved' : 'full text to screen'
}

/** Whether something is still to be decided: only such a full text can turn out not to be retrieved after all. */
export function isOpenStatus(status: ScreenStatus): boolean {
  return status !== 'included' && status !== 'excluded'
}

/** Whether a person may see the votes of a record in one screen: all are cast, their own is, or the lead opened the screen. */
export function isOpenTo(
  votes: readonly { readonly personId: number | null }[],
  personId: number,
  { screeners, isBlind }: Pick<Rules, 'screeners' | 'isBlind'>,
): boolean {
  return !isBlind || votes.length >= screeners || votes.some(vote => vote.personId === personId)
}

/** The votes of a record, in either screen, that a person may see by now. */
export function visibleTo<V extends { readonly screen: Screen; readonly personId: number | null }>(
  votes: readonly V[],
  personId: number,
  rules: Readonly<Record<Screen, Pick<Rules, 'screeners' | 'isBlind'>>>,
): readonly V[] {
  return SCREENS.flatMap(screen => {
    const own = votes.filter(vote => vote.screen === screen)
    return isOpenTo(own, personId, rules[screen]) ? own : []
  })
}
