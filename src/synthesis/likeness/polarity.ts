// Whether two accounts look at the same coin from opposite sides, and what shows it. It errs towards saying so.
import type { Polarity, Role } from '../../configurations/domain.ts'
import { deniedBetween, negates, wordsOf } from './words.ts'

export type Side = {
  readonly title: string
  readonly sentence: string
  readonly elements: readonly {
    readonly role: Role
    readonly wording: string
    readonly statementId: number | null
    readonly polarity: Polarity | null
    readonly valence?: 'positive' | 'negative' | null
    readonly mechanismAbsent?: boolean
  }[]
}
type Part = Side['elements'][number]

/** Sentences that say what is opposite, none when nothing shows; the same whichever account comes first. */
export function oppositeIn(a: Side, b: Side): readonly string[] {
  const found = new Set<string>()
  for (const one of a.elements)
    for (const other of b.elements) if (isAboutTheSame(one, other) && isTurned(one, other)) found.add(said(one, other))
  const sides = [sidesOf(a), sidesOf(b)] as const
  if (faces(sides[0].polarity, sides[1].polarity, 'enabling', 'hindering')) found.add(HELPS)
  if (faces(sides[0].valence, sides[1].valence, 'positive', 'negative')) found.add(ENDS)
  if (a.elements.some(isAbsent) !== b.elements.some(isAbsent)) found.add('one tells of the mechanism missing')
  const [first, second] = [textOf(a), textOf(b)]
  const denied = deniedBetween(first, second)
  if (denied.length > 0) found.add(`one turns round what the other says: ${denied.slice(0, 3).join(', ')}`)
  else if (negates(first) !== negates(second)) found.add('one of the two negates')
  return [...found].sort()
}

const HELPS = 'one enables, the other hinders'
const ENDS = 'one ends well, the other badly'

const textOf = (side: Side) => `${side.title}. ${side.sentence}`
const isAbsent = (part: Part) => part.mechanismAbsent === true

/** Which sides an account takes as a whole; "both" takes neither. */
function sidesOf(side: Side) {
  return {
    polarity: new Set(
      side.elements.map(part => part.polarity).filter(one => one === 'enabling' || one === 'hindering'),
    ),
    valence: new Set(side.elements.flatMap(part => (part.valence == null ? [] : [part.valence]))),
  }
}

/** One takes only the one side, the other only the other. */
function faces<T>(one: ReadonlySet<T>, other: ReadonlySet<T>, up: T, down: T): boolean {
  const only = (set: ReadonlySet<T>, is: T, isNot: T) => set.has(is) && !set.has(isNot)
  return (only(one, up, down) && only(other, down, up)) || (only(one, down, up) && only(other, up, down))
}

function isAboutTheSame(one: Part, other: Part): boolean {
  if (one.statementId !== null && one.statementId === other.statementId) return true
  const theirs = wordsOf(other.wording).stems
  const own = wordsOf(one.wording).stems
  return own.size > 0 && own.size === theirs.size && [...own].every(word => theirs.has(word))
}

function isTurned(one: Part, other: Part): boolean {
  const faces = (a: unknown, b: unknown, up: string, down: string) =>
    (a === up && b === down) || (a === down && b === up)
  return (
    faces(one.polarity, other.polarity, 'enabling', 'hindering') ||
    faces(one.valence, other.valence, 'positive', 'negative') ||
    isAbsent(one) !== isAbsent(other)
  )
}

function said(one: Part, other: Part): string {
  if (isAbsent(one) !== isAbsent(other)) return 'one tells of the mechanism missing'
  return one.polarity !== null && other.polarity !== null && one.polarity !== other.polarity ? HELPS : ENDS
}
