// Which roles a review's shape asks for, in the order in which a list offers them.
import type { Role, Shape } from '../domain.ts'

/** Where mechanisms are split, one that has only its resource or only its response lacks the other half. */
const NEEDED: Readonly<Record<Shape, readonly Role[]>> = {
  CMO: ['context', 'mechanism', 'outcome'],
  'resource + response': ['context', 'mechanism', 'resource', 'response', 'outcome'],
  SCMO: ['strategy', 'context', 'mechanism', 'outcome'],
  ICAMO: ['strategy', 'actor', 'context', 'mechanism', 'outcome'],
}

export function neededRoles(shape: Shape): readonly Role[] {
  return NEEDED[shape]
}
