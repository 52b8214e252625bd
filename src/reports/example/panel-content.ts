// The panel's part of the example as it is written: people, meetings, rounds, answers and what became of them.
import type { Language } from '../../principles/domain.ts'

type Keyed = { readonly key: string }
export type PanelRole = 'patient or public' | 'practitioner' | 'policy' | 'expert'
type Disposed = {
  readonly choice: 'accept' | 'partly' | 'reject' | 'park' | null
  readonly reason: string
  readonly resultingVersion: number | null
  readonly disposedAt: string
}
type Item = {
  readonly meeting: string | null
  readonly round: string | null
  readonly subjectKind: 'principle' | 'configuration' | 'theory statement' | 'question' | 'search' | 'free text'
  readonly subject: string | null
  readonly subjectVersion: number | null
  readonly heading: string
  readonly plainWords: string
}

export type PanelContent = {
  readonly panels: readonly (Keyed & {
    readonly kind: 'local reference' | 'expert'
    readonly name: string
    readonly consentText: string
    readonly consentTextNl: string
    readonly contactName: string
    readonly contactPhone: string
    readonly contactEmail: string
    /** The team's words on involving the panel, and the day they were written. */
    readonly account: Readonly<Record<'aim' | 'recruitment' | 'support' | 'effect' | 'reflection' | 'at', string>>
  })[]
  readonly panellists: readonly (Keyed & {
    readonly panel: string
    readonly code: string
    readonly name: string
    readonly email: string
    readonly role: PanelRole
    readonly organisation: string
    readonly language: Language
  })[]
  readonly consents: readonly {
    readonly panellist: string
    readonly mayQuote: boolean
    readonly mayThank: boolean
    readonly givenAt: string
  }[]
  readonly meetings: readonly (Keyed & {
    readonly panel: string
    readonly title: string
    readonly heldOn: string
    readonly form: 'in person' | 'online' | 'telephone' | 'mixed'
    readonly minutes: string
    /** Those there who are not on the panel, by role. */
    readonly presence: readonly { readonly role: PanelRole | 'review team'; readonly people: number }[]
    readonly attending: readonly string[]
    readonly corrections: readonly {
      readonly role: PanelRole | 'review team'
      readonly text: string
      readonly receivedOn: string
      readonly outcome: 'corrected' | 'noted'
      readonly answer: string
    }[]
  })[]
  readonly rounds: readonly (Keyed & {
    readonly panel: string
    readonly title: string
    readonly intro: string
    /** A draft is neither opened nor answered; it is made on the day it would open. */
    readonly status: 'closed' | 'draft'
    readonly follows?: string
    readonly isAnonymous: boolean
    readonly opensOn: string
    readonly closesOn: string
    readonly questions: readonly (Keyed & {
      readonly text: string
      readonly scale: '1-5' | '1-7' | '1-9' | 'agree' | 'choose' | 'points'
      readonly most?: number
      readonly lowLabel: string
      readonly highLabel: string
    })[]
  })[]
  readonly items: readonly (Keyed & Item)[]
  readonly points: readonly (Disposed & {
    readonly meeting: string
    readonly item: string | null
    readonly role: PanelRole | 'review team'
    readonly saidBy: string
    readonly text: string
  })[]
  readonly ratings: readonly {
    readonly round: string
    readonly item: string
    readonly question: string
    readonly panellist: string
    readonly score: number | null
    readonly ratedAt: string
  }[]
  readonly differences: readonly {
    readonly round: string
    readonly item: string
    readonly panellist: string
    readonly setting: string
    readonly differs: string
    readonly because: string
    readonly writtenAt: string
  }[]
  /** Comments of the round before that a draft shows. */
  readonly feedback: readonly {
    readonly round: string
    readonly item: string
    readonly panellist: string
    readonly text: string
  }[]
  readonly panelComments: readonly (Disposed & {
    readonly round: string
    readonly item: string | null
    readonly panellist: string
    readonly text: string
    readonly writtenAt: string
  })[]
}
