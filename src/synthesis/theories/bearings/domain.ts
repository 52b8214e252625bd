// How configurations bear on a theory statement, and what the studies behind them say for and against it.
import { type Layer, type Stance, stanceThrough } from '../../../configurations/domain.ts'
import type { Counted } from '../../../configurations/rests-on.ts'
import { countsOf, type RestingCounts, restsOn } from '../../evidence.ts'

/** Background says nothing for or against a statement, so it is none of them. */
export const BEARING_STANCES = ['supports', 'refines', 'contradicts'] as const
export type BearingStance = (typeof BEARING_STANCES)[number]

export type Bearing = {
  /** Null where a configuration only points to the statement, and nobody has said how it stands to it. */
  readonly id: number | null
  readonly statementId: number
  readonly layer: Layer
  readonly configurationId: number
  readonly stance: BearingStance | null
  readonly note: string
  readonly version: number
  readonly createdAt: string | null
  readonly createdBy: string | null
}

type Row = Counted & { readonly of: number; readonly stance: Stance; readonly documentKind: string }

export type Resting = Readonly<Record<Layer, ReadonlyMap<number, readonly Row[]>>>

const NONE: readonly Row[] = []

/** What one configuration rests on, whatever it says of the theory. */
export function countsBehind(resting: Resting, layer: Layer, id: number): RestingCounts {
  return countsOf(restsOn(resting[layer].get(id) ?? NONE))
}

/**
 * What all of them together say of the statement, each study once for each stance it takes: what supports a configuration
 * that contradicts the statement contradicts the statement. Those of which nobody has said how they stand are left out.
 */
export function weightOf(bearings: readonly Bearing[], resting: Resting): RestingCounts {
  return countsOf(restsOn(rowsTowards(bearings, resting)))
}

/** The studies and consultations that speak here, in the stance that they take towards the statement. */
export function rowsTowards(bearings: readonly Bearing[], resting: Resting): readonly Row[] {
  return bearings.flatMap(({ stance, layer, configurationId }) =>
    stance === null
      ? []
      : (resting[layer].get(configurationId) ?? NONE).map(row => ({
          ...row,
          stance: stanceThrough(stance, row.stance),
        })),
  )
}
