// The example review as it is written in data/example: lists that refer to each other by key.

import type { Layer, LinkKind, Polarity, Role, Stance, Status } from '../../configurations/domain.ts'
import type { Appraisal } from '../../documents/appraisals/domain.ts'
import type { ColumnKind } from '../../documents/characteristics/domain.ts'
import type { DocumentKind } from '../../documents/domain.ts'
import type { LineKind, PrincipleStatus } from '../../principles/domain.ts'
import type { Head } from '../../principles/sureness/heads.ts'
import type { Choice, Screen } from '../../screening/domain.ts'
import type { Written } from '../rameses/store.ts'
import type { PanelContent } from './panel-content.ts'

type Keyed = { readonly key: string }
type Dated = { readonly at: string }
type Signed = { readonly by: string }

export type Content = PanelContent & {
  readonly review: {
    readonly title: string
    readonly slug: string
    readonly kind: 'rapid-realist-review'
    readonly intervention: string
  }
  readonly members: readonly (Keyed & { readonly name: string; readonly role: 'lead' | 'reviewer' | 'observer' })[]
  readonly levels: readonly (Keyed & { readonly name: string; readonly definition: string })[]
  readonly facets: readonly (Keyed & {
    readonly name: string
    readonly terms: readonly (Keyed & { readonly name: string; readonly definition: string })[]
  })[]
  readonly questions: readonly (Keyed & Dated & { readonly text: string; readonly reason: string })[]
  readonly substantiveTheories: readonly (Keyed & {
    readonly name: string
    readonly summary: string
    readonly citation: string
    readonly url: string
    readonly informs: readonly { readonly statement: string; readonly note: string }[]
  })[]
  readonly theories: readonly (Keyed & {
    readonly versions: readonly (Dated & {
      readonly version: number
      readonly status: 'initial' | 'candidate' | 'refined'
      readonly title: string
      readonly text: string
      readonly reason: string
      readonly inference?: 'abduction' | 'retroduction'
      readonly inferenceReason?: string
      readonly statements: readonly string[]
    })[]
  })[]
  readonly theoryStatements: readonly (Keyed & {
    readonly versions: readonly {
      readonly version: number
      readonly number: string
      readonly ifText: string
      readonly thenText: string
      readonly becauseText: string
    }[]
  })[]
  readonly searches: readonly (Keyed & Search)[]
  readonly imports: readonly (Keyed & Dated & { readonly search: string; readonly file: string })[]
  readonly records: readonly (Keyed & {
    readonly import: string
    readonly position: number
    readonly duplicateOf?: string
    readonly duplicateBy?: string
  })[]
  readonly corrections: readonly (Dated & { readonly record: string; readonly field: string; readonly value: string })[]
  readonly criteria: readonly { readonly kind: 'include' | 'exclude'; readonly text: string }[]
  readonly exclusionReasons: readonly string[]
  readonly decisions: readonly (Dated &
    Signed & {
      readonly record: string
      readonly screen: Screen
      readonly choice: Choice
      readonly reason: string | null
      readonly note: string
    })[]
  readonly retrievals: readonly (Dated & {
    readonly record: string
    readonly state: 'sought' | 'retrieved' | 'not retrieved'
    readonly reason: string
  })[]
  readonly studies: readonly (Keyed & { readonly name: string; readonly note: string })[]
  readonly documents: readonly (Keyed & Document)[]
  readonly characteristics?: readonly {
    readonly name: string
    readonly kind: ColumnKind
    readonly options: readonly string[]
    readonly help: string
    readonly values: Readonly<Record<string, readonly string[]>>
  }[]
  readonly measures?: readonly { readonly document: string; readonly lines: readonly string[] }[]
  readonly appraisals: readonly (Dated & Signed & Appraisal & { readonly document: string })[]
  readonly excerpts: readonly (Keyed & Excerpt)[]
  readonly statements: readonly (Keyed & {
    readonly name: string
    readonly definition: string
    readonly code: string | null
    readonly partOf: string | null
  })[]
  readonly configurations: readonly (Keyed & Dated & Signed & Configuration)[]
  readonly elements: readonly Element[]
  readonly evidence: readonly (Said & {
    readonly configuration: string
    readonly mark: string | null
    readonly document: string
    readonly excerpt: string | null
    readonly locator: string
  })[]
  readonly contributions: readonly (Said & { readonly configuration: string; readonly account: string })[]
  readonly bearings: readonly (Dated &
    Signed & {
      readonly statement: string
      readonly configuration: string
      readonly stance: 'supports' | 'refines' | 'contradicts'
      readonly note: string
    })[]
  readonly revisits: readonly (Dated &
    Signed & {
      readonly documents: readonly string[]
      readonly theory: string
      readonly theoryVersion: number
      readonly outcome: 'read again' | 'no need'
      readonly reason: string
    })[]
  readonly moves: readonly (Dated & Signed & Move)[]
  readonly links: readonly (Dated & {
    readonly kind: LinkKind
    readonly from: End
    readonly to: End
    readonly note: string
  })[]
  /** The team's own words for how sure it is, the surest first. */
  readonly grades?: readonly string[]
  readonly principles: readonly (Keyed & Principle)[]
  readonly archetypes: readonly Archetype[]
  readonly ramesesItems: readonly (Dated & Signed & Written & { readonly item: number })[]
  readonly tensions: readonly Tension[]
  readonly principleEvidence: readonly (Said & {
    readonly principle: string
    readonly document: string
    readonly excerpt: string | null
    readonly locator: string
  })[]
  readonly memos: readonly (Keyed &
    Dated &
    Signed & {
      readonly kind: Memo['kind']
      readonly title: string
      readonly text: string
      readonly present: string
      readonly follows: string | null
      readonly subjects: readonly { readonly kind: string; readonly key: string }[]
    })[]
  readonly comments: readonly (Dated &
    Signed & {
      readonly subject: { readonly kind: string; readonly key: string }
      readonly text: string
      readonly resolvedAt: string | null
    })[]
}

type Memo = {
  readonly kind: 'scoping' | 'focus' | 'change' | 'search' | 'appraisal' | 'reasoning' | 'reflexive' | 'session'
}
type Said = { readonly stance: Stance; readonly isConverse: boolean; readonly note: string }
type End = { readonly configuration: string; readonly mark: string | null }
type Search = {
  readonly iteration: number
  readonly status: 'planned' | 'run'
  readonly kind: 'database' | 'register' | 'website' | 'organisation' | 'citation chasing' | 'experts' | 'other'
  readonly source: string
  readonly platform: string
  readonly together?: string
  readonly seeds?: string
  readonly direction?: 'backward' | 'forward' | 'both'
  readonly tool?: string
  readonly contacts?: string
  readonly runOn: string | null
  /** Of one that was planned and not run. */
  readonly plannedOn?: string
  readonly coverage: string
  readonly strategy: string
  readonly limits: string
  readonly hits: number | null
  readonly why: string
  readonly theoryStatement: string | null
  readonly note: string
}
type Document = {
  readonly file: string
  readonly record: string | null
  readonly label: string
  readonly title: string | null
  readonly year: number | null
  readonly kind: DocumentKind
  readonly study: string | null
  readonly country: string
  readonly design: string
  readonly participants: string
  readonly terms: readonly string[]
  readonly note: string
  readonly addedAt: string
}
type Excerpt = {
  readonly document: string
  readonly quote: string
  readonly nth: number
  readonly terms: readonly string[]
  readonly isParked: boolean
  readonly theoryStatement: string | null
  readonly note: string
}
type Configuration = {
  readonly layer: Layer
  readonly number: number
  readonly label: string | null
  readonly title: string
  readonly wording: string
  readonly document: string | null
  readonly parent: string | null
  readonly theoryStatement: string | null
  readonly status: Status
  readonly terms: readonly string[]
  readonly substantiveTheories: readonly { readonly theory: string; readonly note: string }[]
  readonly note: string
}
export type Element = {
  readonly configuration: string
  readonly mark: string
  readonly role: Role
  readonly wording: string
  readonly statement: string | null
  readonly polarity: Polarity | null
  readonly levels: readonly string[]
  readonly isInferred: boolean
  readonly inference: 'abduction' | 'retroduction' | null
  readonly reasoning: string
  readonly intended: 'intended' | 'unintended' | null
  readonly valence: 'positive' | 'negative' | null
  readonly distance: 'proximal' | 'intermediate' | 'distal' | null
  readonly forWhom: string
  readonly mechanismAbsent: boolean
}
type Move = {
  readonly kind: 'juxtapose' | 'reconcile' | 'adjudicate' | 'consolidate' | 'situate'
  readonly inference: 'abduction' | 'retroduction' | null
  readonly configuration: string | null
  readonly theory: string | null
  readonly theoryVersion: number | null
  /** Theory statements that it took up. */
  readonly statements?: readonly string[]
  readonly inputs: readonly string[]
  readonly reason: string
}
/** In each setting the best first. */
type Archetype = {
  readonly setting: string
  readonly name: string
  readonly portrait: string
  readonly explainedBy: string
  readonly configurations: readonly string[]
  readonly principles: readonly string[]
}
type Tension = {
  readonly name: string
  readonly note: string
  readonly holding: string
  readonly sides: readonly [Side, Side]
  readonly principles: readonly string[]
}
type Side = { readonly name: string; readonly configurations: readonly string[] }
type Principle = {
  readonly status: PrincipleStatus
  readonly sureness?: Dated & Readonly<Record<Head, string>> & { readonly grade: string }
  readonly answers?: readonly (Dated & { readonly document: string; readonly text: string })[]
  readonly configurations: readonly string[]
  readonly levels: readonly string[]
  readonly versions: readonly (Dated & {
    readonly heading: string
    readonly explanation: string
    readonly whereItHolds: string
    readonly whereItDoesNot: string
    readonly plainWords: { readonly en: string; readonly nl: string }
    readonly reason: string
  })[]
  readonly lines: readonly {
    readonly kind: LineKind
    readonly text: string
    readonly polarity: Polarity | null
    readonly audience: string
    readonly theme: string | null
    readonly statement: string | null
    readonly configuration: string | null
  }[]
}
