// What a table of configurations is read into: rows with their elements, their sources and what nobody could place.

import type { Layer, Role, Stance, Status } from '../../../configurations/domain.ts'
import type { MoreOfElement } from '../../../configurations/rows/actions.ts'

/** An element as it was found; `mark` is unique in its row. */
export type Part = {
  readonly role: Role
  readonly mark: string
  readonly wording: string
  /** The number it has in the table, where one was given: M3. */
  readonly code: string
  readonly absent: boolean
}

/** A source as it is cited; sources with the same key are the same one. */
export type Source = {
  readonly key: string
  /** As it is printed: Smith et al. 2019. */
  readonly name: string
  readonly families: readonly string[]
  readonly year: number | null
  readonly suffix: string
  readonly kind: 'publication' | 'consultation' | 'named'
  readonly title: string
  readonly doi: string
  readonly stance: Stance
  readonly isConverse: boolean
  readonly locator: string
  /** The element it is cited for; null for the row as a whole. */
  readonly mark: string | null
  /** The very excerpt, in a table of our own. */
  readonly quoted?: {
    readonly documentId: number
    readonly excerptId: number | null
    readonly note: string
    /** The words that were quoted, with those of the row's other evidence. */
    readonly quotations: string
  }
}

/** What a table of our own says of an element besides. */
export type OwnElement = Omit<MoreOfElement, 'levelIds'> & {
  readonly mark: string
  readonly idea: string
  readonly levels: readonly string[]
}

/** What a table of our own says of a configuration besides. */
export type Own = {
  readonly layer: Layer
  readonly status: Status
  /** That an account is of. */
  readonly document: Source | null
  readonly terms: readonly string[]
  readonly elements: readonly OwnElement[]
}

export type LeftOver = { readonly column: string; readonly text: string }
export type RowKind = 'configuration' | 'theme' | 'out'

export type Understood = {
  /** The row of the sheet or the line of the text, from 1. */
  readonly line: number
  readonly kind: RowKind
  readonly label: string
  readonly isOverarching: boolean
  /** The line of the row it stands under. */
  readonly parent: number | null
  readonly title: string
  readonly theme: string
  /** The sentence with its elements marked; empty where the table has columns. */
  readonly wording: string
  readonly parts: readonly Part[]
  readonly levels: readonly string[]
  readonly sources: readonly Source[]
  readonly note: string
  readonly leftOver: readonly LeftOver[]
  readonly remarks: readonly string[]
  readonly own?: Own
}

export type Reference = {
  readonly families: readonly string[]
  readonly year: number | null
  readonly title: string
  readonly doi: string
}
