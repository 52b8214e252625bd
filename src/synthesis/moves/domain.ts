// The five kinds of synthesis moves: what each does, and which one a stance suggests.
import type { Stance } from '../../configurations/domain.ts'

/** The five moves by which realist reviews bring accounts together. */
export const MOVE_KINDS = ['juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

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
