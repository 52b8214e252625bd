// A principle as its page and the list show it: with levels, what it rests on and what it lacks.
import { answeredIn } from './answering/contradicting.ts'
import { byRef, flagsOf, type Ref } from './domain.ts'
import { type Inherited, inheritedTerms } from './inheriting.ts'
import { type Place, placesOf } from './reach/reach.ts'
import { foreignReferences } from './references.ts'
import { type BasisRow, type Resting, restingOf, supporting } from './resting/resting.ts'
import type { Ground } from './resting/store.ts'
import type { Principle } from './store.ts'

const keyOf = (ref: Ref) => `${ref.layer} ${ref.id}`

export type ReadPrinciple = Principle & {
  readonly resting: Resting
  readonly levels: readonly string[]
  /** Those in which it was studied. */
  readonly settings: readonly string[]
  readonly places: readonly Place[]
  /** Terms that come from its configurations, and from which. */
  readonly terms: readonly Inherited[]
  readonly flags: ReturnType<typeof flagsOf>
  readonly rows: readonly BasisRow[]
}

const indexes = new WeakMap<Ground, ReadonlyMap<string, readonly BasisRow[]>>()

/** Put in order once for all principles of a list. */
function basisByRef(ground: Ground): ReadonlyMap<string, readonly BasisRow[]> {
  const found = indexes.get(ground)
  if (found !== undefined) return found
  const fresh = Map.groupBy(ground.basis, row => (row.ref === null ? '' : keyOf(row.ref)))
  indexes.set(ground, fresh)
  return fresh
}

/** `dead` names references of explanations that lead to nothing in the review, for who has looked. */
export function readPrinciple(principle: Principle, around: Ground, dead: readonly string[] = []): ReadPrinciple {
  const keys = principle.configurations.map(keyOf)
  const rows = [
    ...keys.flatMap(key => basisByRef(around).get(key) ?? []),
    ...around.own.filter(row => row.principleId === principle.id),
  ]
  const places = placesOf(rows, principle.configurations, around.reach)
  const settings = places.filter(one => one.isSetting && one.there.studies > 0).map(one => one.name)
  const resting = restingOf(rows, around.richness, settings.length, principle.explanation, answeredIn(principle))
  const inherited = around.readings
    .filter(reading => keys.includes(keyOf(reading)))
    .flatMap(reading => reading.levelIds)
  const levelIds = new Set(principle.levelsAreSet ? principle.levelIds : inherited)
  const levels = [...around.levelNames].filter(([id]) => levelIds.has(id)).map(([, name]) => name)
  const reachable = [
    ...principle.configurations,
    ...rows.flatMap(row => (row.via === null ? [] : [{ layer: 'account' as const, id: row.via }])),
  ]
  const foreign = foreignReferences(principle.explanation, reachable)
  const flags = flagsOf({
    heading: principle.heading,
    studies: supporting(resting).length,
    unanswered: resting.unanswered,
    levels: levels.length,
    plainWords: principle.plainWords,
    foreignReferences: foreign,
    deadReferences: foreign.filter(name => dead.includes(name)),
  })
  return {
    ...principle,
    configurations: [...principle.configurations].sort(byRef),
    resting,
    levels,
    settings,
    places,
    terms: inheritedTerms(principle.configurations, around.terms),
    flags,
    rows,
  }
}
