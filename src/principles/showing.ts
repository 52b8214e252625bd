// How a read principle is handed to pages and JSON.
import { nameOf } from '../configurations/domain.ts'
import { headingOf } from '../configurations/reading.ts'
import type { ReadPrinciple } from './reading.ts'
import { linked } from './references.ts'
import type { Ground } from './resting/store.ts'

export function shownConfiguration(reading: Ground['readings'][number], levels: ReadonlyMap<number, string>) {
  return {
    name: nameOf(reading.layer, reading.id),
    layer: reading.layer,
    id: reading.id,
    heading: headingOf(reading),
    status: reading.status,
    sentence: reading.sentence,
    levels: [...levels].filter(([id]) => reading.levelIds.includes(id)).map(([, name]) => name),
  }
}

/** `slug` is the address of the review, for the links in the explanation. */
export function shownPrinciple(principle: ReadPrinciple, ground: Ground, slug: string) {
  const { position, createdAt, rows, places, ...rest } = principle
  return {
    ...rest,
    lines: [...principle.lines],
    linked: linked(principle.explanation, slug),
    configurations: principle.configurations.flatMap(ref =>
      ground.readings
        .filter(reading => reading.layer === ref.layer && reading.id === ref.id)
        .map(reading => shownConfiguration(reading, ground.levelNames)),
    ),
    evidence: ground.own.filter(row => row.principleId === principle.id),
  }
}
