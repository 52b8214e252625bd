// Queries on where elements stand: their levels, and the terms of a facet that their configurations carry.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { listPlaces } from '../../../synthesis/matrix/store.ts'
import type { Places } from './cells.ts'

/** Levels of elements, those the team set where an element has none, and terms of a facet with those above them. */
export async function readPlaces(db: Db, reviewId: number, layer: Layer, facetId: number | null): Promise<Places> {
  const own = byNumber(await listElementLevels(db, reviewId, layer))
  const set = byNumber(await listSetLevels(db, reviewId, layer))
  const places = await listPlaces(db, reviewId, layer, facetId)
  const terms = byNumber(places.terms.map(({ configurationId, id }) => [configurationId, id]))
  return {
    levelsOf: use => own.get(use.id) ?? set.get(use.configurationId) ?? [],
    themesOf: use => terms.get(use.configurationId) ?? [],
  }
}

function byNumber(pairs: readonly (readonly [number, number])[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const [key, value] of pairs) {
    const own = found.get(key)
    if (own === undefined) found.set(key, [value])
    else own.push(value)
  }
  return found
}

async function listElementLevels(db: Db, reviewId: number, layer: Layer): Promise<(readonly [number, number])[]> {
  const rows = await db
    .selectFrom('elementLevel')
    .innerJoin('element', join =>
      join.onRef('element.reviewId', '=', 'elementLevel.reviewId').onRef('element.id', '=', 'elementLevel.elementId'),
    )
    .select(['elementLevel.elementId', 'elementLevel.levelId'])
    .where('elementLevel.reviewId', '=', reviewId)
    .where('element.layer', '=', layer)
    .orderBy('elementLevel.elementId')
    .execute()
  return rows.map(row => [row.elementId, row.levelId] as const)
}

async function listSetLevels(db: Db, reviewId: number, layer: Layer): Promise<(readonly [number, number])[]> {
  const rows = await db
    .selectFrom('configurationLevel')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'configurationLevel.reviewId')
        .onRef('configuration.layer', '=', 'configurationLevel.layer')
        .onRef('configuration.id', '=', 'configurationLevel.configurationId'),
    )
    .select(['configurationLevel.configurationId', 'configurationLevel.levelId'])
    .where('configurationLevel.reviewId', '=', reviewId)
    .where('configurationLevel.layer', '=', layer)
    .where('configuration.levelsAreSet', '=', 1)
    .execute()
  return rows.map(row => [row.configurationId, row.levelId] as const)
}
