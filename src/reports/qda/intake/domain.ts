// What a project of another program is while it is brought in: its states, what was found in it, what a person chooses, what came of it.
import { DOCUMENT_KINDS, type DocumentKind } from '../../../documents/domain.ts'
import type { Counting } from './reading/positions.ts'

export const PROJECT_STATES = [
  ...(['reading', 'preview', 'running', 'complete', 'cancelled', 'failed', 'undone'] as const),
] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

export type FoundDocument = {
  readonly guid: string
  readonly name: string
  readonly form: 'text' | 'pdf'
  /** Null where no text came along. */
  readonly characters: number | null
  readonly quotations: number
  readonly unplaced: number
  readonly counting: Counting
  /** A document of this review that came of the same source, or that it was exported from. */
  readonly known: number | null
}

/** What the preview shows. */
export type Found = {
  readonly name: string
  readonly origin: string
  readonly documents: readonly FoundDocument[]
  readonly codes: number
  /** Selections that repeat the words of another, as one quotation with the codes of all. */
  readonly merged: number
}

export const NOTHING_FOUND: Found = { name: '', origin: '', documents: [], codes: 0, merged: 0 }

/** Codes become themes, or terms of a facet of their own. */
export const INTO = ['theme', 'own'] as const

export type Choices = { readonly into: (typeof INTO)[number]; readonly kind: DocumentKind }
export const NO_CHOICES: Choices = { into: 'theme', kind: 'article' }

export function readChoices(json: string): Choices {
  const { into, kind } = { ...NO_CHOICES, ...(JSON.parse(json) as Partial<Choices>) }
  return {
    into: INTO.find(one => one === into) ?? 'theme',
    kind: DOCUMENT_KINDS.find(one => one === kind) ?? 'article',
  }
}

export type Made = {
  readonly documents?: number
  readonly quotations?: number
  readonly terms?: number
  /** When it was taken out: what others have worked on since and stays. */
  readonly stayed?: readonly { readonly kind: string; readonly id: number }[]
}
