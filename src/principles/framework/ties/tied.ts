// What archetypes and tensions rest on: their configurations as they read, and the studies behind some of them together.
import { nameOf } from '../../../configurations/domain.ts'
import { headingOf, type Reading } from '../../../configurations/reading.ts'
import { countsOf, restsOn } from '../../../synthesis/evidence.ts'
import { byRef, type Ref } from '../../domain.ts'
import { type BasisRow, type Richness, richest } from '../../resting/resting.ts'
import { studiesSaid } from '../said.ts'

export type Tied = {
  readonly readings: readonly Reading[]
  readonly basis: readonly BasisRow[]
  readonly richness: ReadonlyMap<number, Richness>
}

/** The configurations of one thing, and what they rest on together: each study once. */
export function tiedTo(refs: readonly Ref[], tied: Tied) {
  const names = new Set(refs.map(ref => nameOf(ref.layer, ref.id)))
  const rows = tied.basis.filter(row => row.ref !== null && names.has(nameOf(row.ref.layer, row.ref.id)))
  const found = restsOn(rows)
  const counts = countsOf(found)
  return {
    configurations: [...refs].sort(byRef).flatMap(ref => shown(ref, tied)),
    studies: found.studies.map(({ label, stance, stances, documentIds }) => ({
      ...{ label, stance, stances, documentIds },
      richness: richest(documentIds.map(id => tied.richness.get(id) ?? 'none')),
    })),
    counts,
    rests: studiesSaid(counts),
  }
}

function shown(ref: Ref, { readings }: Tied) {
  return readings
    .filter(reading => reading.layer === ref.layer && reading.id === ref.id)
    .map(reading => ({
      ...{ name: nameOf(ref.layer, ref.id), layer: ref.layer, id: ref.id, status: reading.status },
      ...{ heading: headingOf(reading), sentence: reading.sentence },
    }))
}
