// What an element says once another was merged into it, and the second half of one that is split: nothing that was said is lost.
import { hasPolarity, type Polarity, type Role } from '../domain.ts'
import type { Element } from '../elements/element.ts'

const LONGEST = { reasoning: 10_000, forWhom: 300 } as const

/** The second half of a split has all that was said of the whole, as far as it fits its role. */
export function splitValues(element: Element, wording: string, role: Role) {
  const isOutcome = role === 'outcome'
  return {
    role,
    wording,
    otherWordings: '[]',
    statementId: null,
    polarity: hasPolarity(role) ? element.polarity : null,
    isInferred: element.isInferred ? (1 as const) : (0 as const),
    inference: element.inference,
    reasoning: element.reasoning,
    reasonedBy: element.reasonedById,
    reasonedAt: element.reasonedAt,
    intended: isOutcome ? element.intended : null,
    valence: isOutcome ? element.valence : null,
    distance: isOutcome ? element.distance : null,
    forWhom: isOutcome ? element.forWhom : '',
    mechanismAbsent: isOutcome && element.mechanismAbsent ? (1 as const) : (0 as const),
  }
}

/** A sentence when the two cannot be one; null when they can. */
export function whyNotOne(one: Element, other: Element): string | null {
  if (one.role !== other.role)
    return `${one.mark} is a ${one.role} and ${other.mark} a ${other.role}. Give one of them the role of the other first.`
  if (one.mechanismAbsent !== other.mechanismAbsent)
    return 'One of them says what follows when the mechanism is absent, the other does not. They stay two.'
  return null
}

type Signed = { readonly reasoning: string; readonly reasonedBy: number | null; readonly reasonedAt: string | null }

/**
 * The values of the one that stays. Where one enables and the other hinders, it is both; where both were inferred, both
 * reasonings stand in it, and `merger` signs for having brought them together.
 */
export function mergedValues(kept: Element, gone: Element, wording: string, merger: Omit<Signed, 'reasoning'>) {
  return {
    wording,
    otherWordings: JSON.stringify(othersOf(kept, gone, wording)),
    polarity: polarityOf(kept.polarity, gone.polarity),
    statementId: kept.statementId ?? gone.statementId,
    isInferred: kept.isInferred || gone.isInferred ? (1 as const) : (0 as const),
    inference: kept.inference ?? gone.inference,
    ...reasoningOf(kept, gone, merger),
    intended: kept.intended ?? gone.intended,
    valence: kept.valence ?? gone.valence,
    distance: kept.distance ?? gone.distance,
    forWhom: joined([kept.forWhom, gone.forWhom], '; ').slice(0, LONGEST.forWhom),
  }
}

function othersOf(kept: Element, gone: Element, wording: string): string[] {
  const all = [kept.wording, ...kept.otherWordings, gone.wording, ...gone.otherWordings]
  return [...new Set(all)].filter(words => words !== wording && words !== '')
}

function polarityOf(one: Polarity | null, other: Polarity | null): Polarity | null {
  if (one === null || other === null) return one ?? other
  return one === other ? one : 'both'
}

function reasoningOf(kept: Element, gone: Element, merger: Omit<Signed, 'reasoning'>): Signed {
  const signed = (element: Element): Signed => ({
    reasoning: element.reasoning,
    reasonedBy: element.reasonedById,
    reasonedAt: element.reasonedAt,
  })
  if (!gone.isInferred || gone.reasoning === kept.reasoning) return signed(kept)
  if (!kept.isInferred) return signed(gone)
  return { ...merger, reasoning: joined([kept.reasoning, gone.reasoning], '\n\n').slice(0, LONGEST.reasoning) }
}

function joined(texts: readonly string[], between: string): string {
  return [...new Set(texts.filter(text => text !== ''))].join(between)
}
