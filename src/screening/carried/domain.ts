// The rules by which decisions made in another tool become a record's screening here, without inventing anyone's vote.
import type { Screen } from '../domain.ts'

export type Decided = {
  readonly screen: Screen
  readonly choice: 'include' | 'exclude' | 'maybe'
  readonly reason: string
}
export type CarriedStatus = 'conflict' | 'included' | 'excluded' | 'maybe'
export type Carried = { readonly screen: Screen; readonly status: CarriedStatus; readonly reason: string }

/**
 * What the decisions on one record come to. People who agree settle it. Include against exclude is a conflict, or a
 * maybe where one person screens and nobody is there to disagree with; anything else with a maybe in it is a maybe.
 * A decision on the full text means that the record had passed the first screen; an exclusion there that repeats the
 * one of the first says nothing more.
 */
export function outcomeOf(
  decisions: readonly Decided[],
  screeners: Readonly<Record<Screen, number>>,
): readonly Carried[] {
  const first = outcomeIn(decisions, 'title-abstract', screeners)
  const second = outcomeIn(decisions, 'full-text', screeners)
  if (second === null) return first === null ? [] : [first]
  if (first?.status === 'excluded' && second.status !== 'included') return [first]
  return [{ screen: 'title-abstract', status: 'included', reason: '' }, second]
}

function outcomeIn(
  decisions: readonly Decided[],
  screen: Screen,
  screeners: Readonly<Record<Screen, number>>,
): Carried | null {
  const own = decisions.filter(one => one.screen === screen)
  const choices = new Set(own.map(one => one.choice))
  if (choices.size === 0) return null
  if (choices.has('include') && choices.has('exclude'))
    return { screen, status: screeners[screen] > 1 ? 'conflict' : 'maybe', reason: '' }
  if (choices.has('maybe')) return { screen, status: 'maybe', reason: '' }
  if (choices.has('include')) return { screen, status: 'included', reason: '' }
  const reason = own.map(one => firstReason(one.reason)).find(text => text !== '') ?? ''
  return { screen, status: 'excluded', reason }
}

/** A record is excluded for one reason here; the others stay with what came in. */
function firstReason(text: string): string {
  return (text.split(';')[0] ?? '').trim().slice(0, 200)
}

/** How reasons are compared: without case and with single spaces. */
export function reasonKey(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}
