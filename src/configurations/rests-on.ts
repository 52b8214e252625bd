// What a claim rests on, counted once per study: documents of the same research are one voice, a document without a study its own.
import type { Stance } from './domain.ts'

/** The part of an evidence row that counting needs. */
export type Counted = {
  readonly documentId: number
  readonly documentLabel: string
  readonly studyId: number | null
  readonly studyName: string | null
  readonly stance: Stance
  readonly isConverse: boolean
  readonly excerptId: number | null
}

export type RestingStudy = {
  /** `study 3` or `document 17`, stable for lists. */
  readonly key: string
  readonly label: string
  readonly studyId: number | null
  readonly documentIds: readonly number[]
  /** The strongest of its stances: contradicts, refines, supports, background. */
  readonly stance: Stance
  readonly stances: readonly Stance[]
  readonly isConverse: boolean
  readonly quotations: number
}

const STRENGTH: readonly Stance[] = ['contradicts', 'refines', 'supports', 'background']

/** In the order in which the evidence names them. */
export function studiesOf(evidence: readonly Counted[]): RestingStudy[] {
  const groups = Map.groupBy(evidence, row =>
    row.studyId === null ? `document ${row.documentId}` : `study ${row.studyId}`,
  )
  return [...groups].map(([key, rows]) => {
    const first = rows[0] as Counted
    const stances = STRENGTH.filter(stance => rows.some(row => row.stance === stance))
    return {
      key,
      label: first.studyName ?? first.documentLabel,
      studyId: first.studyId,
      documentIds: [...new Set(rows.map(row => row.documentId))],
      stance: stances[0] ?? 'background',
      stances,
      isConverse: rows.some(row => row.isConverse),
      quotations: new Set(rows.flatMap(row => (row.excerptId === null ? [] : [row.excerptId]))).size,
    }
  })
}
