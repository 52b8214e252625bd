// What a configuration reads as: its sentence in coloured stretches, its levels and what it still lacks, from its row and its elements.
import { type Layer, missingRoles, type Polarity, type Role, type Shape, type Status, toComplete } from './domain.ts'
import { asWording, generatedSentence } from './sentence.ts'
import { type Segment, segmentsOf, stretchesOf, unmatched } from './wording.ts'

type Row = {
  readonly layer: Layer
  readonly id: number
  readonly label: string | null
  readonly title: string
  readonly wording: string
  readonly status: Status
  readonly levelsAreSet: boolean
  readonly documentId: number | null
  readonly documentLabel: string | null
  readonly parentId: number | null
  readonly theoryStatementId: number | null
  readonly version: number
}

export type Part = {
  readonly id: number
  readonly mark: string
  readonly role: Role
  readonly wording: string
  readonly polarity: Polarity | null
  readonly isInferred: boolean
  readonly mechanismAbsent: boolean
  readonly statementId: number | null
  readonly levelIds: readonly number[]
}

/** A configuration as lists, principles and reports read it. */
export type Reading<E extends Part = Part> = Row & {
  readonly segments: readonly Segment[]
  /** The sentence without marks, for searching and plain texts. */
  readonly sentence: string
  /** The wording, or the generated sentence as one could go on writing it. */
  readonly asWording: string
  /** True while nobody has worded it: the sentence is made from the elements. */
  readonly isGenerated: boolean
  readonly elements: readonly E[]
  readonly missing: readonly Role[]
  /** "no outcome yet"; empty when whole. */
  readonly toComplete: string
  readonly levelIds: readonly number[]
  readonly withoutElement: readonly string[]
  readonly withoutWords: readonly string[]
}

/** `levelIds` are those the team has set; they count only when `levelsAreSet`. */
export function read<E extends Part>(
  row: Row,
  elements: readonly E[],
  levelIds: readonly number[],
  shape: Shape,
): Reading<E> {
  const isGenerated = row.wording.trim() === ''
  const stretches = isGenerated ? generatedSentence(elements, shape) : stretchesOf(row.wording)
  const missing = missingRoles(
    elements.map(element => element.role),
    shape,
  )
  const unmatchedMarks = unmatched(
    stretches,
    elements.map(element => element.mark),
  )
  return {
    ...row,
    segments: segmentsOf(stretches, elements),
    sentence: stretches.map(stretch => stretch.text).join(''),
    asWording: isGenerated ? asWording(stretches) : row.wording,
    isGenerated,
    elements,
    missing,
    toComplete: toComplete(missing),
    levelIds: row.levelsAreSet
      ? levelIds
      : [...new Set(elements.flatMap(element => element.levelIds))].sort((a, b) => a - b),
    ...unmatchedMarks,
  }
}

/** What people call it in a list: its title, else the beginning of its sentence, else its number. */
export function headingOf(configuration: Pick<Reading, 'title' | 'sentence' | 'layer' | 'id'>): string {
  if (configuration.title !== '') return configuration.title
  const sentence = configuration.sentence.trim()
  if (sentence === '') return configuration.layer === 'account' ? 'Account without words' : 'CMOC without words'
  return sentence.length <= 90 ? sentence : `${sentence.slice(0, 88).replace(/\s+\S{0,40}$/, '')} …`
}
