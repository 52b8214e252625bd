// Who speaks for and against many configurations, lean enough to ask of all at once: no quotations, no names.
import type { Stance } from '../../../configurations/domain.ts'
import type { RestingCounts } from '../../../synthesis/evidence.ts'

export type Voice = {
  /** The configuration spoken of. */
  readonly of: number
  /** The account through which it comes; null for what hangs on the configuration itself. */
  readonly via: number | null
  readonly documentId: number
  readonly studyId: number | null
  readonly isConsultation: boolean
  readonly excerptId: number | null
  readonly stance: Stance
  readonly isConverse: boolean
}

/** Studies once each, as everywhere: documents of one research are one voice, and background alone is none. */
export function countVoices(voices: readonly Voice[]): RestingCounts {
  const studies = new Map<string, Set<Stance | 'converse'>>()
  const heard = new Set<string>()
  for (const voice of voices) {
    if (voice.stance === 'background') continue
    const key = voice.studyId === null ? `document ${voice.documentId}` : `study ${voice.studyId}`
    if (voice.isConsultation) heard.add(key)
    else {
      const own = studies.get(key) ?? new Set()
      own.add(voice.stance)
      if (voice.isConverse) own.add('converse')
      studies.set(key, own)
    }
  }
  const having = (word: Stance | 'converse') => [...studies.values()].filter(own => own.has(word)).length
  return {
    studies: studies.size,
    ...{ supports: having('supports'), refines: having('refines'), contradicts: having('contradicts') },
    ...{ converse: having('converse'), consultations: heard.size },
  }
}

export function voicesOf(voices: readonly Voice[]): ReadonlyMap<number, readonly Voice[]> {
  return Map.groupBy(voices, voice => voice.of)
}
