// What contradicts a principle, study by study, with the passages in which it does and what the team answers.
import { nameOf } from '../../configurations/domain.ts'
import type { Ref } from '../domain.ts'
import type { Contradiction, Resting } from '../resting/resting.ts'
import type { Answer } from './store.ts'

type Row = {
  readonly ref: Ref | null
  readonly via: number | null
  readonly documentId: number
  readonly stance: string
  readonly isConverse: boolean
  readonly excerptId: number | null
  readonly quote?: string | null
  readonly onPage?: string
  readonly locator?: string
  readonly note?: string
}

export type Passage = {
  /** "CMOC 1, through account 2"; empty for what hangs on the principle itself. */
  readonly under: string
  readonly documentId: number
  readonly excerptId: number | null
  readonly quote: string | null
  readonly place: string
  readonly note: string
}

export type Contradicting = {
  readonly label: string
  /** The document that an answer is written to. */
  readonly documentId: number
  readonly answered: Contradiction['answered']
  readonly passages: readonly Passage[]
  readonly answer: Answer | null
}

/** What contradicts, and what confirmed it by finding the opposite where conditions were opposite. */
export function contradictionsOf(principle: {
  readonly resting: Resting
  readonly rows: readonly Row[]
  readonly answers: readonly Answer[]
}): { readonly contradicting: Contradicting[]; readonly converse: { label: string; passages: Passage[] }[] } {
  const { resting, rows, answers } = principle
  const contradicting = resting.contradictions.map(study => {
    const answer = answers.find(one => study.documentIds.includes(one.documentId)) ?? null
    const own = rows.filter(row => row.stance === 'contradicts' && study.documentIds.includes(row.documentId))
    return {
      label: study.label,
      documentId: answer?.documentId ?? own[0]?.documentId ?? study.documentIds[0] ?? 0,
      answered: study.answered,
      passages: own.map(passageOf),
      answer,
    }
  })
  const converse = [...resting.studies, ...resting.consultations]
    .filter(study => study.isConverse)
    .map(study => ({
      label: study.label,
      passages: rows.filter(row => row.isConverse && study.documentIds.includes(row.documentId)).map(passageOf),
    }))
  return { contradicting, converse }
}

/** The documents of the studies that were answered apart from the explanation. */
export function answeredIn({ answers }: { readonly answers: readonly Pick<Answer, 'documentId'>[] }): number[] {
  return answers.map(answer => answer.documentId)
}

function passageOf(row: Row): Passage {
  const { ref, via } = row
  const under = ref === null ? '' : nameOf(ref.layer, ref.id)
  return {
    under: via === null || under === '' ? under : `${under}, through ${nameOf('account', via)}`,
    documentId: row.documentId,
    excerptId: row.excerptId,
    quote: row.quote ?? null,
    place: row.onPage || row.locator || '',
    note: row.note ?? '',
  }
}
