// How the documents of a review stand to the records of its flow: which records they are of, and which became none.
import { counted } from '../../core/text.ts'
import { type FlowGroup, stageOf } from './domain.ts'

/** Consultations are no documents of the diagram and are counted apart; a document without a study is its own study. */
export type TextCounts = { readonly documents: number; readonly studies: number; readonly consultations: number }

export type Texts = TextCounts & {
  /** Where the documents came from; the parts make up `documents`. */
  readonly ofIncluded: number
  readonly notReadYet: number
  readonly ofExcluded: number
  readonly ofOthers: number
  readonly withoutRecord: number
  /** Records included that nobody has made a document of. */
  readonly includedWithout: number
}

const STANDS: Readonly<Record<ReturnType<typeof stageOf>, 'ofIncluded' | 'notReadYet' | 'ofExcluded' | 'ofOthers'>> = {
  'assessed included': 'ofIncluded',
  'chosen before': 'ofIncluded',
  unassessed: 'notReadYet',
  'not retrieved': 'notReadYet',
  'assessed open': 'notReadYet',
  excluded: 'ofExcluded',
  'assessed excluded': 'ofExcluded',
  duplicate: 'ofOthers',
  unscreened: 'ofOthers',
  open: 'ofOthers',
}

export function textsOf(groups: readonly FlowGroup[], counts: TextCounts): Texts {
  const parts = { ofIncluded: 0, notReadYet: 0, ofExcluded: 0, ofOthers: 0 }
  let includedWithout = 0
  for (const group of groups) {
    const stands = STANDS[stageOf(group)]
    if (group.text === 'document') parts[stands] += group.count
    else if (stands === 'ofIncluded' && group.text === null) includedWithout += group.count
  }
  const withRecord = parts.ofIncluded + parts.notReadYet + parts.ofExcluded + parts.ofOthers
  return { ...counts, ...parts, withoutRecord: Math.max(0, counts.documents - withRecord), includedWithout }
}

/** Why there are more or fewer documents than included records; empty when every document is of an included record and the other way round. */
export function whyTheyDiffer(texts: Texts): readonly string[] {
  const { documents, ofIncluded, notReadYet, ofExcluded, ofOthers, withoutRecord, includedWithout } = texts
  const parts = [
    ofIncluded > 0 && `${ofIncluded} of included records`,
    notReadYet > 0 && `${notReadYet} included by title and abstract, full text not screened yet`,
    ofExcluded > 0 && `${ofExcluded} of records that were excluded`,
    ofOthers > 0 && `${ofOthers} of records that are duplicates or not decided on`,
    withoutRecord > 0 && `${withoutRecord} added without a record`,
  ].filter(part => part !== false)
  return [
    ...(documents > ofIncluded ? [`${counted(documents, 'document')} = ${parts.join(' + ')}`] : []),
    ...(includedWithout > 0
      ? [`${counted(includedWithout, 'included record')} ${includedWithout === 1 ? 'has' : 'have'} no document yet`]
      : []),
  ]
}
