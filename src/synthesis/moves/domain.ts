// The five kinds of synthesis moves, what a move did, which kind an act suggests, and what it takes to undo one.
import type { Stance, Status } from '../../configurations/domain.ts'

/** The five moves by which realist reviews bring accounts together. */
export const MOVE_KINDS = ['juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

/** What a move did to configurations; none for one that was noted. */
export const ACTS = ['put under', 'join', 'split', 'nest', 'label', 'retire', 'bring back'] as const
export type Act = (typeof ACTS)[number]

const BY_STANCE: Readonly<Record<Stance, MoveKind>> = {
  supports: 'consolidate',
  refines: 'situate',
  contradicts: 'reconcile',
  background: 'juxtapose',
}

/** What putting an account under a configuration usually is, when nobody says. */
export function suggestedMove(stance: Stance): MoveKind {
  return BY_STANCE[stance]
}

/** What the other acts usually are. */
export const BY_ACT: Readonly<Record<Exclude<Act, 'put under'>, MoveKind>> = {
  join: 'consolidate',
  split: 'situate',
  nest: 'situate',
  label: 'juxtapose',
  retire: 'adjudicate',
  'bring back': 'adjudicate',
}

type HungEvidence = { readonly id: number; readonly elementId: number | null }

/** What was as it is now no more; kept with the move as JSON. */
export type Undoing =
  | { readonly act: 'put under'; readonly contributions: readonly number[]; readonly begun: boolean }
  | {
      readonly act: 'join'
      readonly contributions: readonly number[]
      readonly evidence: readonly HungEvidence[]
      readonly links: readonly { readonly id: number; readonly end: 'from' | 'to'; readonly elementId: number | null }[]
      readonly children: readonly number[]
      readonly terms: readonly number[]
      readonly theories: readonly number[]
      /** The elements that were copied over. */
      readonly elements: readonly number[]
      /** Whether the theory statement came from the one that was joined. */
      readonly isTestedAlso: boolean
      readonly parentId: number | null
      readonly status: Status
    }
  | { readonly act: 'split'; readonly contributions: readonly number[]; readonly evidence: readonly HungEvidence[] }
  | { readonly act: 'nest'; readonly before: number | null; readonly after: number | null }
  | { readonly act: 'label'; readonly before: string; readonly after: string }
  | { readonly act: 'retire' | 'bring back'; readonly before: Status; readonly after: Status }
