// What bears on theory statements as pages show it: names, counts, and all of it together, statement by statement.
import { longName } from '../../../configurations/addresses.ts'
import { titleOf } from '../../../configurations/domain.ts'
import { BEARING_STANCES, type Bearing, countsBehind, type Resting, weightOf } from './domain.ts'

type Names = ReadonlyMap<string, Parameters<typeof longName>[1]>

const ORDER: readonly (string | null)[] = [...BEARING_STANCES, null]

/** `of(statement)`: supporting ones first, those of which nobody has said how they stand last. */
export function shownBearings(found: readonly Bearing[], resting: Resting, names: Names) {
  const byStatement = Map.groupBy(found, one => one.statementId)
  return {
    of(statementId: number) {
      const own = byStatement.get(statementId) ?? []
      const bearings = own
        .map(one => {
          const row = names.get(`${one.layer} ${one.configurationId}`)
          const name = row === undefined ? titleOf(one.layer, one.configurationId) : longName(one.layer, row)
          return { ...one, name, counts: countsBehind(resting, one.layer, one.configurationId) }
        })
        .sort((a, b) => ORDER.indexOf(a.stance) - ORDER.indexOf(b.stance))
      return { bearings, weight: weightOf(own, resting) }
    },
  }
}
