// The order in which a screen is worked through: what it means that a record waits for somebody.
import type { Standing } from '../../sources/standing/domain.ts'
import type { Screen } from '../domain.ts'

/** Where a record stands when nobody has decided on it in that screen. */
export const UNTOUCHED = {
  'title-abstract': 'not screened',
  'full-text': 'full text to screen',
} as const satisfies Readonly<Record<Screen, string>>

export type Progress = { readonly total: number; readonly done: number }

/**
 * How many records a screen is about, and how many of them are settled or wait for a talk. `fullTexts` are full texts with a
 * status that still holds, by status; while titles are screened only those that await somebody matter. `chosenBefore` came in
 * as chosen already and pass by the first screen.
 */
export function progressOf(
  screen: Screen,
  counts: Readonly<Record<Standing, number>>,
  fullTexts: readonly { readonly status: string; readonly count: number }[],
  chosenBefore: number,
): Progress {
  const touched = fullTexts.reduce((all, line) => all + Number(line.count), 0)
  const awaiting = Number(fullTexts.find(line => line.status === 'awaiting second reviewer')?.count ?? 0)
  if (screen === 'full-text') return { total: counts['full text to screen'] + touched, done: touched - awaiting }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const total = all - counts.duplicate - chosenBefore
  const open = counts['not screened'] + counts['awaiting second reviewer'] - awaiting
  return { total, done: Math.max(0, total - open) }
}

/** The lowest number of several searches, undefined when none found one. */
export function lowest(found: readonly (number | null | undefined)[]): number | undefined {
  const numbers = found.filter(one => typeof one === 'number')
  return numbers.length === 0 ? undefined : Math.min(...numbers)
}
