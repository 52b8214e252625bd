// The evidence a configuration rests on: its own, and through the accounts that contribute to it, each with the stance it takes there.
import { type Layer, type Stance, stanceThrough } from '../configurations/domain.ts'
import type { Evidence } from '../configurations/evidence/store.ts'
import { type Counted, type RestingStudy, studiesOf } from '../configurations/rests-on.ts'

/** A contribution as far as evidence needs it. `document…` is the account's own text. */
export type Through = {
  readonly id: number
  readonly accountId: number
  readonly configurationId: number
  readonly stance: Stance
  readonly isConverse: boolean
  readonly note: string
}

export type RestingEvidence = Omit<Evidence, 'id' | 'version'> & {
  /** The configuration that was asked about; `configurationId` is where the row itself hangs. */
  readonly of: number
  readonly layer: Layer
  /** Null for an account's own text, which claims it without a quotation having been coded. */
  readonly id: number | null
  /** The contribution it comes through; null for what hangs on the configuration itself. */
  readonly through: Through | null
  /** The stance towards `of`; the row's own, towards where it hangs, is `ownStance`. */
  readonly ownStance: Stance
}

/** An account without evidence of its own still is what its document claims. */
export type ClaimingAccount = {
  readonly id: number
  readonly documentId: number
  readonly documentLabel: string
  readonly documentKind: string
  readonly studyId: number | null
  readonly studyName: string | null
  readonly createdAt: string
}

export function ownEvidence(layer: Layer, rows: readonly Evidence[]): RestingEvidence[] {
  return rows.map(row => ({ ...row, of: row.configurationId, layer, through: null, ownStance: row.stance }))
}

/** What an account's own text says for it when nothing has been quoted yet. */
export function claimOf(account: ClaimingAccount): RestingEvidence {
  const { id, ...document } = account
  return {
    ...document,
    of: id,
    layer: 'account',
    id: null,
    configurationId: id,
    elementId: null,
    mark: null,
    role: null,
    excerptId: null,
    quote: null,
    page: null,
    printedPage: null,
    onPage: '',
    isLost: false,
    locator: '',
    stance: 'supports',
    ownStance: 'supports',
    isConverse: false,
    note: '',
    createdBy: null,
    through: null,
  }
}

/** Rows of an account as they bear on the configuration it contributes to. */
export function carried(contribution: Through, rows: readonly RestingEvidence[]): RestingEvidence[] {
  return rows.map(row => ({
    ...row,
    of: contribution.configurationId,
    through: contribution,
    stance: stanceThrough(contribution.stance, row.ownStance),
    isConverse: contribution.isConverse || row.isConverse,
  }))
}

/**
 * The studies a configuration rests on, each once, own evidence and contributions together; and the consultations, which are
 * heard and not counted among them. What gives background alone is neither.
 */
export function restsOn(rows: readonly (Counted & { readonly documentKind: string })[]): {
  readonly studies: readonly RestingStudy[]
  readonly consultations: readonly RestingStudy[]
} {
  const of = (isConsultation: boolean) =>
    studiesOf(rows.filter(row => (row.documentKind === 'consultation') === isConsultation)).filter(
      study => study.stance !== 'background',
    )
  return { studies: of(false), consultations: of(true) }
}

export type RestingCounts = Readonly<
  Record<'studies' | 'supports' | 'refines' | 'contradicts' | 'converse' | 'consultations', number>
>

/** How many studies take each stance; one that both supports and contradicts is counted in both, and once in `studies`. */
export function countsOf({ studies, consultations }: ReturnType<typeof restsOn>): RestingCounts {
  const count = (stance: Stance) => studies.filter(study => study.stances.includes(stance)).length
  return {
    studies: studies.length,
    supports: count('supports'),
    refines: count('refines'),
    contradicts: count('contradicts'),
    converse: studies.filter(study => study.isConverse).length,
    consultations: consultations.length,
  }
}
