// Everything a report is written from, as the queries deliver it.
import type { Reading } from '../../configurations/reading.ts'
import type { Aspect, Rating } from '../../documents/appraisals/domain.ts'
import type { Difference } from '../../panel/differences/difference.ts'
import type { Question } from '../../panel/domain.ts'
import type { RoundResult } from '../../panel/results/round/result.ts'
import type { Basis, Ground } from '../../principles/resting/store.ts'
import type { Principle } from '../../principles/store.ts'
import type { Sureness } from '../../principles/sureness/heads.ts'
import type { Depths } from '../../principles/trace/trace.ts'
import type { Screen } from '../../screening/domain.ts'
import type { Flow } from '../../screening/flow/domain.ts'
import type { TextStanding, Texts } from '../../screening/flow/texts.ts'
import type { Grounds } from '../../sources/searches/stopping/domain.ts'
import type { Answer } from '../../synthesis/checking/domain.ts'
import type { Outline } from '../outline/sections.ts'
import type { Item } from '../rameses/items.ts'
import type { Around } from './around/around.ts'
import type { Place } from './reach/places.ts'

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export type Disposition = {
  readonly choice: 'accept' | 'partly' | 'reject' | 'park'
  readonly reason: string
  readonly resultingVersion: number | null
}

export type Source = {
  readonly review: {
    readonly slug: string
    readonly title: string
    readonly kind: string
    readonly intervention: string
    readonly registration: string
    readonly isExample: boolean
  }
  readonly questions: readonly {
    readonly id: number
    readonly text: string
    readonly reason: string
    readonly writtenAt: string
  }[]
  readonly theories: readonly {
    readonly id: number
    readonly title: string
    readonly status: string
    readonly versions: readonly TheoryVersion[]
  }[]
  readonly searches: readonly {
    readonly id: number
    readonly iteration: number
    readonly status: string
    readonly source: string
    readonly platform: string
    readonly runOn: string | null
    readonly coverage: string
    readonly strategy: string
    readonly limits: string
    readonly filters: string
    readonly hits: number | null
    readonly why: string
    readonly note: string
  }[]
  /** Rounds of searching that somebody wrote about. */
  readonly iterationNotes: readonly { readonly number: number; readonly title: string; readonly reason: string }[]
  /** The decision to stop searching, where it stands. */
  readonly stopped: { readonly grounds: Grounds; readonly reason: string; readonly writtenAt: string } | null
  readonly flow: Flow
  readonly texts: Texts
  /** Records decided on in another tool, their decisions carried in. */
  readonly carried: { readonly titleAbstract: number; readonly fullText: number }
  readonly criteria: readonly { readonly kind: string; readonly text: string }[]
  /** How each screen was done: by how many, how far two people agreed, and what was checked a second time. */
  readonly screening: readonly {
    readonly screen: Screen
    readonly screeners: number
    /** Records with a status in it that was decided here. */
    readonly decided: number
    readonly pairs: readonly { readonly n: number; readonly observed: number | null; readonly kappa: number | null }[]
    readonly checks: readonly {
      readonly drawnFrom: 'all' | 'excluded'
      readonly population: number
      readonly size: number
      readonly answered: number
      readonly observed: number | null
      readonly isBlind: boolean
    }[]
  }[]
  /** Configurations of each layer that stand, and the latest answers of second people to them. */
  readonly checking: readonly {
    readonly layer: 'account' | 'synthesised'
    readonly standing: number
    readonly answers: readonly { readonly answer: Answer; readonly count: number }[]
  }[]
  readonly documents: readonly Document[]
  /** What the team extracted beyond the columns that every report has; only what is filled somewhere. */
  readonly characteristics: {
    readonly columns: readonly string[]
    readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[]
  }
  readonly principles: readonly Principle[]
  /** By principle, where the team has said how sure it is. */
  readonly sureness: ReadonlyMap<number, Sureness>
  readonly ground: Ground
  /** Names in the words of principles of configurations that are not in this review. */
  readonly dead: readonly string[]
  readonly depths: Depths
  /** All synthesised configurations that are not retired. */
  readonly configurations: readonly Reading[]
  readonly basis: readonly Basis[]
  readonly levels: readonly { readonly id: number; readonly name: string }[]
  /** Principles that were withdrawn, with the reason; the report leaves them out and says so. */
  readonly withdrawn: readonly { readonly id: number; readonly heading: string; readonly reason: string }[]
  /** Where the evidence behind the principles comes from. */
  readonly places: readonly Place[]
  readonly items: readonly Item[]
  readonly outline: Outline
  /** For the full report and the appendix; null for what leaves them out. */
  readonly around: Around | null
  readonly panel: Panel
  readonly memos: readonly {
    readonly kind: string
    readonly title: string
    readonly text: string
    readonly writtenAt: string
  }[]
}

export type TheoryVersion = {
  readonly version: number
  readonly status: string
  readonly title: string
  readonly text: string
  readonly reason: string
  readonly writtenAt: string
  readonly inference: 'abduction' | 'retroduction' | null
  readonly inferenceReason: string
  readonly writtenBy: string | null
  readonly statements: readonly {
    readonly id: number
    readonly number: string
    readonly ifText: string
    readonly thenText: string
    readonly becauseText: string
  }[]
}

export type Document = {
  readonly id: number
  readonly label: string
  readonly kind: string
  /** Of the record it came from; null without one. */
  readonly type: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly publisher: string
  readonly doi: string
  readonly url: string
  readonly country: string
  readonly design: string
  readonly participants: string
  readonly studyName: string | null
  /** Where its record stands, as the flow of records counts it; null for a consultation. */
  readonly standing: TextStanding | null
  readonly relevance: Judgement
  readonly rigour: Judgement
  readonly richness: Judgement
  /** Of each who judged it, in the order in which they did; nobody is named. */
  readonly reasons: readonly { readonly aspect: Aspect; readonly rating: Rating; readonly reason: string }[]
  /** Why the team settled on what it did, where it did. */
  readonly settledBecause: string
}

/** What stands of what people judged; `different` where they did not judge alike and have not agreed, null where nobody did. */
export type Judgement = 'high' | 'moderate' | 'low' | 'different' | null

export type Panel = {
  readonly meetings: readonly {
    readonly id: number
    readonly title: string
    readonly heldOn: string
    readonly form: string
    readonly panelId: number
    readonly panelName: string
    readonly presence: readonly { readonly role: string; readonly people: number }[]
  }[]
  /** Closed ones only: while a round is open nobody's answers are shown. */
  readonly rounds: readonly {
    readonly id: number
    readonly title: string
    /** The same in Dutch, where the lead gave it. */
    readonly titleNl: string
    readonly panelId: number
    readonly panelName: string
    readonly isAnonymous: number
    readonly openedAt: string | null
    readonly closedAt: string | null
    readonly rule: string
    readonly rulePercent: number
    readonly ruleRange: number
    readonly ruleChosenAt: string | null
    readonly questions: readonly Question[]
    readonly result: RoundResult
  }[]
  readonly items: readonly {
    readonly id: number
    readonly roundId: number | null
    readonly meetingId: number | null
    readonly subjectKind: string
    readonly subjectId: number | null
    readonly subjectVersion: number | null
    readonly heading: string
  }[]
  /** What the lead says of groups too small for figures. */
  readonly sentences: readonly { readonly itemId: number; readonly role: string; readonly text: string }[]
  readonly comments: readonly {
    readonly roundId: number
    readonly itemId: number | null
    readonly text: string
    /** The parts of a structured answer, of which the text is put together. */
    readonly difference: Difference | null
    readonly role: string
    readonly mayQuote: boolean
    readonly disposition: Disposition | null
  }[]
  readonly points: readonly {
    readonly meetingId: number
    readonly itemId: number | null
    readonly text: string
    readonly role: string
    /** As minuted, of whom nobody knows more than the role; a panellist's own who may be quoted; or of one who may not, whose words stay out. */
    readonly words: 'minuted' | 'quoted' | 'kept'
    readonly disposition: Disposition | null
  }[]
  /** The names of those who agreed to be thanked by theirs; they stand in the thanks and nowhere else. */
  readonly thanked: readonly string[]
  readonly openRounds: number
}
