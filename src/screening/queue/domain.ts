// The order in which a screen is worked through: what it means that a record waits for somebody.
import type { Screen } from '../domain.ts'

/** Where a record stands when nobody has decided on it in that screen. */
export const UNTOUCHED = {
  'title-abstract': 'not screened',
  'full-text': 'full text to screen',
} as const satisfies Readonly<Record<Screen, string>>

export type Progress = { readonly total: number; readonly done: number }

/** The lowest number of several searches, undefined when none found one. */
export function lowest(found: readonly (number | null | undefined)[]): number | undefined {
  const numbers = found.filter(one => typeof one === 'number')
  return numbers.length === 0 ? undefined : Math.min(...numbers)
}
