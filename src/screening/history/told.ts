// Which rows of the activity a person may be told, where they tell of decisions: those of others only as far as the decisions themselves are seen.
import { isOpenTo, type Rules, SCREENS, type Screen } from '../domain.ts'

export const VOTED = ['decided on', 'took back a decision on']
export const RESOLVED = ['resolved a conflict about', 'changed the resolution of', 'took back the resolution of']
export const RETRIEVED = ['noted retrieval of', 'took back a note on retrieval of']

export type Kept = {
  readonly actorKind: string
  readonly actorId: number | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly before: string | null
  readonly after: string | null
}

type InScreen = { readonly screen: Screen }
type ByRecord<T> = ReadonlyMap<number, readonly T[]>

/** What is to be known of the records that the rows are about, by their numbers. */
export type Known = {
  readonly personId: number
  readonly rules: Readonly<Record<Screen, Pick<Rules, 'screeners' | 'isBlind'>>>
  /** Whose votes there are. */
  readonly votes: ByRecord<InScreen & { readonly personId: number | null }>
  /** Conflicts that are resolved by now: their outcome stands on every list. */
  readonly resolved: ByRecord<InScreen>
  /** What the person has still to check without seeing the first decision. */
  readonly unchecked: ByRecord<InScreen>
}

/** Whether a row can tell of a decision at all; of the others everybody is told. */
export function tellsOfDecision(row: Kept): boolean {
  if (row.subjectKind === 'check') return true
  return row.subjectKind === 'record' && [...VOTED, ...RESOLVED, ...RETRIEVED].includes(row.verb)
}

/** The record that a row is about; null for none. */
export function recordOf(row: Kept): number | null {
  if (row.subjectKind !== 'check') return row.subjectId
  const { record } = fieldsOf(row.after ?? row.before)
  return typeof record === 'number' ? record : null
}

/** What one did oneself is told always. */
export function isToldTo(row: Kept, known: Known): boolean {
  if (row.actorKind === 'person' && row.actorId === known.personId) return true
  const id = tellsOfDecision(row) ? recordOf(row) : null
  if (id === null) return true
  const unchecked = (known.unchecked.get(id) ?? []).map(one => one.screen)
  if (row.subjectKind === 'check') return unchecked.length === 0
  // That a full text was sought tells of the first decision, as all does that came of it.
  if (unchecked.includes('title-abstract')) return false
  if (RETRIEVED.includes(row.verb)) return true
  return screensOf(row).every(screen => !unchecked.includes(screen) && isOpen(row, id, screen, known))
}

function isOpen(row: Kept, id: number, screen: Screen, { personId, rules, votes, resolved }: Known): boolean {
  const here = <T extends InScreen>(of: ByRecord<T>) => (of.get(id) ?? []).filter(one => one.screen === screen)
  if (rules[screen].screeners < 2) return true
  if (RESOLVED.includes(row.verb) && here(resolved).length > 0) return true
  return isOpenTo(here(votes), personId, rules[screen])
}

function screensOf(row: Kept): readonly Screen[] {
  const { screen } = fieldsOf(row.after ?? row.before)
  const named = SCREENS.find(one => one === screen)
  return named === undefined ? SCREENS : [named]
}

/** What was kept before or after a change, field by field. */
export function fieldsOf(kept: string | null): Readonly<Record<string, unknown>> {
  const value: unknown = kept === null ? null : JSON.parse(kept)
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
}
