// What a pair of records may come to, which of the two is kept, and which other questions an answer settles too.

export const PAIR_STATES = ['open', 'duplicate', 'not a duplicate'] as const
export type PairState = (typeof PAIR_STATES)[number]

export const ANSWERS = ['duplicate', 'not a duplicate'] as const
export type PairAnswer = (typeof ANSWERS)[number]

export const PAIR_REASONS = ['doi', 'title', 'alike', 'person'] as const
export type PairReason = (typeof PAIR_REASONS)[number]

export const FINDERS = ['import', 'typing', 'looking again', 'person'] as const
export type FoundBy = (typeof FINDERS)[number]

/** How a record came to be set aside, as lists are filtered, and by what of `duplicateBy` each is known. */
export const WAYS_ASIDE = ['automatic', 'person'] as const
export type WayAside = (typeof WAYS_ASIDE)[number]
export const SET_ASIDE_BY = {
  automatic: ['doi', 'title'],
  person: ['person'],
} as const satisfies Readonly<Record<WayAside, readonly string[]>>

export type Candidate = {
  readonly id: number
  /** Somebody has screened it, sought it or made a document of it. */
  readonly isWorkedOn: boolean
  readonly document: number | null
  /** How many fields say something; an abstract says more than a page. */
  readonly filled: number
}

/** The one that is kept unless a person says otherwise: a document first, then what was worked on, then the more complete, then the older. */
export function preferred(one: Candidate, other: Candidate): number {
  const marks = ({ document, isWorkedOn, filled }: Candidate) => [document === null ? 0 : 1, isWorkedOn ? 1 : 0, filled]
  const [left, right] = [marks(one), marks(other)]
  const at = left.findIndex((mark, index) => mark !== right[index])
  if (at === -1) return Math.min(one.id, other.id)
  return (left[at] ?? 0) > (right[at] ?? 0) ? one.id : other.id
}

/** Why a record cannot be set aside for another; null when it can. A document stays the document of the record that stands. */
export function whyNotAside(aside: Candidate, kept: Candidate): string | null {
  if (aside.document === null) return null
  if (kept.document === null)
    return `Record ${aside.id} is document ${aside.document}, so it is the one to keep. Keep record ${aside.id} instead.`
  return `Both records are documents by now, ${kept.document} and ${aside.document}. What was coded in a document stays with it: link the two documents as kin, or delete one of them first.`
}

/** A pair seen from the records that are kept: each side stands under its kept record. */
export type Standpoint = {
  readonly id: number
  readonly state: PairState
  readonly left: number
  readonly right: number
}

/** Names two records whichever comes first. */
export function pairKey(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

export function isBetween({ left, right }: Standpoint, one: number, other: number): boolean {
  return pairKey(left, right) === pairKey(one, other)
}

export type Implied = { readonly id: number; readonly answer: PairAnswer }

/**
 * Open pairs that need not be asked any more: both sides stand under one record by now, or another pair between the same
 * two groups was told apart.
 */
export function implied(pairs: readonly Standpoint[]): readonly Implied[] {
  const apart = toldApart(pairs)
  return pairs.flatMap(({ id, state, left, right }): Implied[] => {
    if (state !== 'open') return []
    if (left === right) return [{ id, answer: 'duplicate' }]
    return apart.has(pairKey(left, right)) ? [{ id, answer: 'not a duplicate' }] : []
  })
}

/** The groups that people have told apart, by the records that are kept. */
export function toldApart(pairs: readonly Standpoint[]): ReadonlySet<string> {
  const apart = pairs.filter(({ state, left, right }) => state === 'not a duplicate' && left !== right)
  return new Set(apart.map(({ left, right }) => pairKey(left, right)))
}

/** Where a page of pairs stands: how many questions there were, and which one this is. */
export type PairCounts = { readonly open: number; readonly settled: number; readonly total: number }
