// How the documents of a review stand to the records of its flow: which records they are of, and which became none.
import { counted } from '../../core/text.ts'
import { type FlowGroup, type Stage, stageOf } from './stages.ts'

/** Consultations are no documents of the diagram and are counted apart; a document without a study is its own study. */
export type TextCounts = { readonly documents: number; readonly studies: number; readonly consultations: number }

/** Documents that are alike in where their record stands; consultations left out. Standing null: without a record. */
export type TextGroup = {
  readonly standing: FlowGroup['standing'] | null
  readonly isAssessed: boolean
  readonly documents: number
  /** How many records these documents are of. */
  readonly records: number
}

export type Texts = TextCounts & {
  /** Where the documents came from; the parts make up `documents`. */
  readonly ofIncluded: number
  readonly notReadYet: number
  readonly notRetrieved: number
  readonly stillOpen: number
  readonly ofExcluded: number
  readonly ofOthers: number
  readonly withoutRecord: number
  /** Records included that nobody has made a document of. */
  readonly includedWithout: number
  /** The last box of the diagram: studies included, and the reports (records and documents without one) of them. */
  readonly studiesIncluded: number
  readonly reportsIncluded: number
}

type Part = 'ofIncluded' | 'notReadYet' | 'notRetrieved' | 'stillOpen' | 'ofExcluded' | 'ofOthers'

const STANDS: Readonly<Record<Stage, Part>> = {
  'assessed included': 'ofIncluded',
  'chosen before': 'ofIncluded',
  unassessed: 'notReadYet',
  'not retrieved': 'notRetrieved',
  'assessed open': 'stillOpen',
  excluded: 'ofExcluded',
  'assessed excluded': 'ofExcluded',
  duplicate: 'ofOthers',
  unscreened: 'ofOthers',
  open: 'stillOpen',
}

/** Where the record of a document stands, in the words of tables and reports. */
export const TEXT_STANDINGS = [
  'included',
  'without a record',
  'not decided on',
  'not retrieved',
  'excluded',
  'duplicate or not screened',
] as const
export type TextStanding = (typeof TEXT_STANDINGS)[number]

const WORD_OF: Readonly<Record<Part, TextStanding>> = {
  ofIncluded: 'included',
  notReadYet: 'not decided on',
  stillOpen: 'not decided on',
  notRetrieved: 'not retrieved',
  ofExcluded: 'excluded',
  ofOthers: 'duplicate or not screened',
}

const partOf = (of: { readonly standing: FlowGroup['standing'] | null; readonly isAssessed: boolean }) =>
  of.standing === null ? 'withoutRecord' : STANDS[stageOf({ standing: of.standing, isAssessed: of.isAssessed })]

export function textStanding(of: Parameters<typeof partOf>[0]): TextStanding {
  const part = partOf(of)
  return part === 'withoutRecord' ? 'without a record' : WORD_OF[part]
}

/** Whether the diagram counts it among the included: what came without a record was chosen before it came here. */
export const isCounted = (standing: TextStanding) => standing === 'included' || standing === 'without a record'

/** A study is included when one of its documents is. */
export function studyStanding(standings: readonly TextStanding[]): TextStanding {
  return TEXT_STANDINGS.find(one => standings.includes(one)) ?? 'without a record'
}

/** `included`: records included, `studiesRead`: studies of their documents and of documents without a record. */
export function textsOf(
  groups: readonly TextGroup[],
  counts: TextCounts,
  { included, studiesRead }: { readonly included: number; readonly studiesRead: number },
): Texts {
  const parts = {
    ...{ ofIncluded: 0, notReadYet: 0, notRetrieved: 0, stillOpen: 0 },
    ...{ ofExcluded: 0, ofOthers: 0, withoutRecord: 0 },
  }
  let recordsRead = 0
  for (const group of groups) {
    const { standing, isAssessed, documents, records } = group
    const part = partOf({ standing, isAssessed })
    parts[part] += documents
    if (part === 'ofIncluded') recordsRead += records
  }
  const includedWithout = Math.max(0, included - recordsRead)
  return {
    ...counts,
    ...parts,
    includedWithout,
    studiesIncluded: studiesRead + includedWithout,
    reportsIncluded: included + parts.withoutRecord,
  }
}

/** Why there are more or fewer documents than included records; empty when every document is of an included record and the other way round. */
export function whyTheyDiffer(texts: Texts): readonly string[] {
  const { documents, ofIncluded, notReadYet, notRetrieved, stillOpen, ofExcluded, ofOthers } = texts
  const { withoutRecord, includedWithout } = texts
  const parts = [
    ofIncluded > 0 && `${ofIncluded} of included records`,
    notReadYet > 0 && `${notReadYet} included by title and abstract, full text not screened yet`,
    notRetrieved > 0 && `${notRetrieved} noted as not retrieved`,
    stillOpen > 0 && `${stillOpen} of records that are still open: maybe, in conflict or awaiting a second reviewer`,
    ofExcluded > 0 && `${ofExcluded} of records that were excluded`,
    ofOthers > 0 && `${ofOthers} of records that are duplicates or not screened yet`,
    withoutRecord > 0 && `${withoutRecord} added without a record`,
  ].filter(part => part !== false)
  return [
    ...(documents > ofIncluded ? [`${counted(documents, 'document')} = ${parts.join(' + ')}`] : []),
    ...(includedWithout > 0
      ? [`${counted(includedWithout, 'included record')} ${includedWithout === 1 ? 'has' : 'have'} no document yet`]
      : []),
  ]
}
