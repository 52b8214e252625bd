// What the full report and the appendix say beside the principles, as the queries deliver it.
import type { Excerpt } from '../../../documents/excerpts/store.ts'
import type { Archetype } from '../../../principles/framework/archetypes/store.ts'
import type { Cell } from '../../../principles/framework/resources/cells.ts'
import type { Pathway } from '../../../principles/framework/stages/stages.ts'
import type { Tension } from '../../../principles/framework/tensions/store.ts'
import type { Ground } from '../../../principles/resting/store.ts'
import type { Depths } from '../../../principles/trace/trace.ts'
import type { Facts, Item, Logged } from '../../../sources/searches/checklist/domain.ts'
import type { Move } from '../../../synthesis/moves/store.ts'
import type { Bearing, Resting } from '../../../synthesis/theories/bearings/domain.ts'

type Named = { readonly id: number; readonly name: string }

export type Around = {
  readonly bearings: readonly Bearing[]
  readonly resting: Resting
  /** Of configurations that bear on the theory, by "layer id". */
  readonly names: ReadonlyMap<string, { readonly id: number; readonly label: string | null; readonly title: string }>
  readonly substantive: readonly Substantive[]
  readonly moves: readonly Move[]
  /** Versions of theories that nobody told as a move. */
  readonly versionsTold: readonly VersionTold[]
  readonly framework: Framework
  /** Records whose full text was read and excluded, and those that could not be had. */
  readonly leftOut: readonly LeftOut[]
  /** Whoever takes the report has records still to choose on in a check that hides what was decided; those are not among them. */
  readonly isBlind: boolean
  /** PRISMA-S, item by item. */
  readonly prismaS: {
    readonly items: readonly Item[]
    readonly searches: readonly LoggedSearch[]
    readonly records: RecordsFound
  }
  readonly involvement: readonly Involvement[]
  /** Synthesised configurations that were retired, which the report leaves out. */
  readonly retired: readonly { readonly id: number; readonly title: string }[]
  /** Under all synthesised configurations, for the appendix; null elsewhere. */
  /** For the appendix alone: what lies under every configuration, and passages without a code. */
  readonly whole: { readonly ground: Ground; readonly depths: Depths; readonly parked: readonly Excerpt[] } | null
  readonly principleVersions: readonly PrincipleVersion[]
}

export type LoggedSearch = Logged & { readonly tool: string }
export type RecordsFound = Facts

export type Substantive = {
  readonly id: number
  readonly name: string
  readonly summary: string
  readonly citation: string
  readonly url: string
  readonly statements: readonly { readonly statementId: number; readonly note: string }[]
  readonly configurations: readonly { readonly layer: string; readonly id: number; readonly note: string }[]
}

export type VersionTold = {
  readonly theoryId: number
  readonly version: number
  readonly title: string
  readonly status: string
  readonly reason: string
  readonly inference: 'abduction' | 'retroduction' | null
  readonly inferenceReason: string
  readonly writtenAt: string
  readonly writtenBy: string | null
}

export type Framework = {
  readonly archetypes: readonly Archetype[]
  readonly tensions: readonly Tension[]
  readonly resources: {
    readonly levels: readonly Named[]
    readonly themes: readonly Named[]
    readonly cells: readonly Cell[]
  }
  readonly pathway: Pathway
}

export type LeftOut = {
  readonly id: number
  readonly standing: 'excluded' | 'not retrieved'
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
  readonly journal: string
  readonly doi: string
  readonly reason: string
}

/** One panel, in the order of the GRIPP2 short form; words the team has not written are empty. */
export type Involvement = {
  readonly panelId: number
  readonly name: string
  readonly kind: string
  readonly aim: string
  readonly recruitment: string
  readonly support: string
  readonly effect: string
  readonly reflection: string
  readonly roles: readonly {
    readonly role: string
    readonly people: number
    readonly agreed: number
    readonly withdrew: number
  }[]
}

export type PrincipleVersion = {
  readonly principleId: number
  readonly version: number
  readonly reason: string
  readonly writtenAt: string
  readonly writtenBy: string | null
}
