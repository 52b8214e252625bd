// The five kinds of synthesis moves: what each does, and which one a stance suggests.
import type { Stance } from '../../configurations/domain.ts'

/** The five moves by which realist reviews bring accounts together. */
export const MOVE_KINDS = ['juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

export const MOVE_WORDS: Readonly<Record<MoveKind, string>> = {
  juxtapose: 'placed side by side, so that one sheds light on the other',
  reconcile: 'a difference explained by other circumstances',
  adjudicate: 'judged which holds, on its merits',
  consolidate: 'brought together into one explanation',
  situate: 'said where and for whom it holds',
}

const SUGGESTED: Readonly<Record<Stance, MoveKind>> = {
  supports: 'consolidate',
  refines: 'situate',
  contradicts: 'reconcile',
  background: 'juxtapose',
}

/** What putting an account under a configuration usually is, when nobody says. */
export function suggestedMove(stance: Stance): MoveKind {
  return SUGGESTED[stance]
}
