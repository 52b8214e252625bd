// An element as it is read: the use of an idea in one configuration, with everything said about it.
import type { Polarity, Role } from '../domain.ts'

export type Element = {
  readonly id: number
  readonly configurationId: number
  readonly role: Role
  readonly mark: string
  readonly position: number
  readonly wording: string
  /** What it was also called by elements that were merged into it. */
  readonly otherWordings: readonly string[]
  readonly statementId: number | null
  readonly statementName: string | null
  readonly polarity: Polarity | null
  readonly isInferred: boolean
  readonly inference: 'abduction' | 'retroduction' | null
  readonly reasoning: string
  readonly reasonedBy: string | null
  readonly reasonedById: number | null
  readonly reasonedAt: string | null
  readonly intended: 'intended' | 'unintended' | null
  readonly valence: 'positive' | 'negative' | null
  readonly distance: 'proximal' | 'intermediate' | 'distal' | null
  readonly forWhom: string
  readonly mechanismAbsent: boolean
  readonly levelIds: readonly number[]
  readonly version: number
}

/** A row of the table with the names it points to. */
type Row = Omit<Element, 'isInferred' | 'mechanismAbsent' | 'levelIds' | 'reasonedBy' | 'otherWordings'> & {
  /** A JSON list. */
  readonly otherWordings: string
  readonly isInferred: number
  readonly mechanismAbsent: number
  readonly reasonedByName: string | null
}

export function elementOf(row: Row, levelIds: readonly number[]): Element {
  const { reasonedByName, isInferred, mechanismAbsent, ...rest } = row
  return {
    ...rest,
    reasonedBy: reasonedByName,
    isInferred: isInferred === 1,
    mechanismAbsent: mechanismAbsent === 1,
    otherWordings: row.otherWordings === '[]' ? [] : (JSON.parse(row.otherWordings) as string[]),
    levelIds,
  }
}

/** The columns of `element` that a reading shows. */
export const ELEMENT_COLUMNS = [
  'element.id',
  'element.configurationId',
  'element.role',
  'element.mark',
  'element.position',
  'element.wording',
  'element.otherWordings',
  'element.statementId',
  'element.polarity',
  'element.isInferred',
  'element.inference',
  'element.reasoning',
  'element.reasonedBy as reasonedById',
  'element.reasonedAt',
  'element.intended',
  'element.valence',
  'element.distance',
  'element.forWhom',
  'element.mechanismAbsent',
  'element.version',
  'statement.name as statementName',
  'person.name as reasonedByName',
] as const
