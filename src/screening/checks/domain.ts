// The rules of a second check: what a checker is asked next, when checker and first reviewer disagree, and what was found.
import type { Choice } from '../domain.ts'

export const DRAWN_FROM = ['all', 'excluded'] as const
export type DrawnFrom = (typeof DRAWN_FROM)[number]
export const OPINIONS = ['agree', 'disagree'] as const
export type Opinion = (typeof OPINIONS)[number]
export const OUTCOMES = ['kept', 'changed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Beyond this a second check is a second screening, and two people should decide on each record. */
export const MOST_CHECKED = 5_000

export type Verdict = {
  readonly choice: Choice | null
  readonly opinion: Opinion | null
  readonly outcome: Outcome | null
}

/** The verdict of an item that was read together with it; null before the checker has said anything. */
export function verdictOf({ choice, opinion, outcome }: Verdict): Verdict | null {
  return choice === null && opinion === null ? null : { choice, opinion, outcome }
}

/** Who decided first settles; the lead does for those who left or became observers. */
export function maySettle(
  item: { readonly firstPersonId: number | null; readonly firstRole: string | null },
  personId: number | null,
  isLead: boolean,
): boolean {
  if (item.firstPersonId !== null && item.firstPersonId === personId) return true
  return isLead && (item.firstRole === null || item.firstRole === 'observer')
}

export type Step = 'choose' | 'say' | 'done'

/** What the checker does next with an item: choose without seeing the first decision, then say agree or disagree. */
export function stepOf(verdict: Verdict | null, isBlind: boolean): Step {
  if (verdict === null) return isBlind ? 'choose' : 'say'
  return verdict.opinion === null ? 'say' : 'done'
}

const keeps = (choice: Choice) => choice !== 'exclude'

/** Maybe keeps a record as include does: they agree. */
export function isSame(first: Choice, second: Choice): boolean {
  return keeps(first) === keeps(second)
}

/** What the checker says by a verdict; who saw the first decision says it by agreeing or not. */
export function checkersChoice(first: Choice, verdict: Pick<Verdict, 'choice' | 'opinion'>): Choice {
  if (verdict.choice !== null) return verdict.choice
  if (verdict.opinion === 'agree') return first
  return keeps(first) ? 'exclude' : 'include'
}

export type Counted = {
  readonly first: Choice
  readonly choice: Choice | null
  readonly opinion: Opinion | null
  readonly outcome: Outcome | null
  readonly count: number
}

export type Found = {
  readonly answered: number
  readonly disagreed: number
  readonly toSettle: number
  readonly changed: number
  /** Chosen before the first decision was shown. */
  readonly chosen: number
  /** Of those, chosen differently; and of these, settled by agreeing once the first decision was seen. */
  readonly differed: number
  readonly agreedOnSeeing: number
}

/** An item counts as answered once the opinion is given. */
export function foundOf(rows: readonly Counted[]): Found {
  const sum = (fits: (row: Counted) => boolean) => rows.filter(fits).reduce((total, row) => total + row.count, 0)
  return {
    answered: sum(row => row.opinion !== null),
    disagreed: sum(row => row.opinion === 'disagree'),
    toSettle: sum(row => row.opinion === 'disagree' && row.outcome === null),
    changed: sum(row => row.outcome === 'changed'),
    chosen: sum(row => row.choice !== null),
    differed: sum(hasDiffered),
    agreedOnSeeing: sum(row => hasDiffered(row) && row.opinion === 'agree'),
  }
}

const hasDiffered = (row: Counted) => row.choice !== null && !isSame(row.first, row.choice)

/** Pairs for the table of agreement: the first decision beside the checker's, as given before the first was seen. */
export function pairsOf(rows: readonly Counted[]) {
  return rows
    .filter(row => row.choice !== null || row.opinion !== null)
    .map(row => ({ first: row.first, second: checkersChoice(row.first, row), count: row.count }))
}
