// What can be said of a claim under conditions: it holds there, is disputed, does not hold, is said without a study, was not studied, or cannot be placed.
import type { Layer } from '../../../configurations/domain.ts'
import type { RestingCounts } from '../../../synthesis/evidence.ts'
import { countVoices, type Voice } from '../voices/voices.ts'
import type { Condition } from './conditions.ts'

export const VERDICTS = ['holds', 'disputed', 'does not hold', 'no study yet', 'not studied', 'not placed'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Which of the terms of the facets asked about are on what: `level` stands for levels. */
export type Marks = {
  readonly configurations: Marked<string>
  readonly documents: Marked<number>
  readonly excerpts: Marked<number>
}
/** By facet, or null for levels; then by thing. */
export type Marked<K> = ReadonlyMap<number | null, ReadonlyMap<K, ReadonlySet<number>>>

export type Claim = {
  readonly layer: Layer
  readonly id: number
  readonly voices: readonly Voice[]
}
export type Judged = {
  readonly verdict: Verdict
  /** Studies that speak under the conditions. */
  readonly there: RestingCounts
  /** Studies that speak anywhere. */
  readonly anywhere: RestingCounts
}

export const markKey = (layer: Layer, id: number) => `${layer} ${id}`

type Answer = 'yes' | 'no' | 'unknown'

/** Of one configuration. Its own terms say that it is about there; only studies that speak there say that it holds. */
export function judge(claim: Claim, conditions: readonly Condition[], marks: Marks): Judged {
  const own = markKey(claim.layer, claim.id)
  const there = claim.voices.filter(voice => conditions.every(one => voiceIs(voice, own, one, marks) === 'yes'))
  const isNamed = conditions.every(one => hasOwn(own, one, marks) === 'yes')
  const isPlaced = conditions.every(
    one =>
      hasOwn(own, one, marks) !== 'unknown' ||
      claim.voices.some(voice => voiceIs(voice, own, one, marks) !== 'unknown'),
  )
  return judged(there, claim.voices, isNamed, isPlaced)
}

export function judged(there: readonly Voice[], all: readonly Voice[], isNamed: boolean, isPlaced: boolean): Judged {
  const counts = countVoices(there)
  return { verdict: verdictOf(counts, isNamed, isPlaced), there: counts, anywhere: countVoices(all) }
}

export function verdictOf(counts: RestingCounts, isNamed: boolean, isPlaced: boolean): Verdict {
  const speaksFor = counts.supports + counts.refines > 0
  if (counts.contradicts > 0) return speaksFor ? 'disputed' : 'does not hold'
  if (speaksFor) return 'holds'
  if (isNamed || counts.consultations > 0) return 'no study yet'
  return isPlaced ? 'not studied' : 'not placed'
}

/** Only levels and terms of configurations can be on a configuration itself. */
export function hasOwn(own: string, { facetId, describes, ids }: Condition, marks: Marks): Answer {
  if (describes === 'documents' || describes === 'excerpts') return 'unknown'
  return answerOf(marks.configurations.get(facetId)?.get(own), ids)
}

/**
 * Whether one voice speaks under a condition: by what its document or quotation carries, or by the account through which it
 * comes; where that account says nothing of the facet, by the configuration it speaks of.
 */
export function voiceIs(voice: Voice, own: string, condition: Condition, marks: Marks): Answer {
  const { facetId, describes, ids } = condition
  const ofDocument = answerOf(marks.documents.get(facetId)?.get(voice.documentId), ids)
  if (describes === 'documents') return ofDocument
  if (describes === 'excerpts')
    return voice.excerptId === null ? 'unknown' : answerOf(marks.excerpts.get(facetId)?.get(voice.excerptId), ids)
  const carrier = voice.via === null ? own : markKey('account', voice.via)
  const ofCarrier = answerOf(marks.configurations.get(facetId)?.get(carrier), ids)
  if (ofCarrier === 'yes' || ofDocument === 'yes') return 'yes'
  if (ofCarrier === 'no' || ofDocument === 'no') return 'no'
  return answerOf(marks.configurations.get(facetId)?.get(own), ids)
}

function answerOf(carried: ReadonlySet<number> | undefined, wanted: ReadonlySet<number>): Answer {
  if (carried === undefined || carried.size === 0) return 'unknown'
  for (const id of carried) if (wanted.has(id)) return 'yes'
  return 'no'
}
