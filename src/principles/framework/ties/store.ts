// Queries on what archetypes and tensions can be tied to, and on what is there of what a form names.
import { type Layer, nameOf, type Shape } from '../../../configurations/domain.ts'
import { headingOf } from '../../../configurations/reading.ts'
import { listConfigurationNames, readConfigurations } from '../../../configurations/store.ts'
import { plainWording } from '../../../configurations/wording.ts'
import type { Db } from '../../../core/db/open.ts'
import type { Ref } from '../../domain.ts'
import { loadBasis, richnessOf } from '../../resting/store.ts'
import type { Tied } from './tied.ts'

/** More are named by typing. */
const MOST_OFFERED = 150

/** Synthesised configurations and principles to tick; `more` when there are too many of the first to list. */
export async function listOffers(db: Db, reviewId: number) {
  const rows = await listConfigurationNames(db, reviewId, 'synthesised')
  const inUse = rows.filter(row => row.status !== 'retired')
  const configurations = inUse.slice(0, MOST_OFFERED).map(({ id, title, wording }) => {
    const words = headingOf({ layer: 'synthesised', id, title, sentence: plainWording(wording) })
    return { name: nameOf('synthesised', id), words }
  })
  return { configurations, more: inUse.length > MOST_OFFERED, principles: await listPrincipleNames(db, reviewId) }
}

export async function listPrincipleNames(db: Db, reviewId: number) {
  return db
    .selectFrom('principle')
    .select(['id', 'heading', 'status'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The names among these that no configuration has. */
export async function findNamesOfNothing(db: Db, reviewId: number, refs: readonly Ref[]): Promise<string[]> {
  const missing: string[] = []
  for (const layer of ['synthesised', 'account'] as const) {
    const ids = refs.filter(ref => ref.layer === layer).map(ref => ref.id)
    const known = new Set(await listKnown(db, reviewId, layer, ids))
    missing.push(...ids.filter(id => !known.has(id)).map(id => nameOf(layer, id)))
  }
  return missing
}

async function listKnown(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(row => row.id)
}

/** Archetypes and tensions that a principle is part of, for its page. */
export async function listFrameworkOf(db: Db, reviewId: number, principleId: number) {
  const archetypes = await db
    .selectFrom('archetypePrinciple as tie')
    .innerJoin('archetype', join =>
      join.onRef('archetype.reviewId', '=', 'tie.reviewId').onRef('archetype.id', '=', 'tie.archetypeId'),
    )
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'archetype.reviewId').onRef('term.id', '=', 'archetype.settingId'),
    )
    .select(['archetype.id', 'archetype.name', 'term.name as setting'])
    .where('tie.reviewId', '=', reviewId)
    .where('tie.principleId', '=', principleId)
    .orderBy('term.position')
    .orderBy('archetype.position')
    .execute()
  const tensions = await db
    .selectFrom('tensionPrinciple as tie')
    .innerJoin('tension', join =>
      join.onRef('tension.reviewId', '=', 'tie.reviewId').onRef('tension.id', '=', 'tie.tensionId'),
    )
    .select(['tension.id', 'tension.name'])
    .where('tie.reviewId', '=', reviewId)
    .where('tie.principleId', '=', principleId)
    .orderBy('tension.id')
    .execute()
  return { archetypes, tensions }
}

/** The configurations that things of the framework are tied to, as they read, with all evidence under them. */
export async function loadTied(db: Db, reviewId: number, refs: readonly Ref[], shape: Shape): Promise<Tied> {
  const distinct = [...new Map(refs.map(ref => [nameOf(ref.layer, ref.id), ref])).values()]
  const idsOf = (layer: Layer) => distinct.filter(ref => ref.layer === layer).map(ref => ref.id)
  const basis = await loadBasis(db, reviewId, distinct)
  return {
    readings: [
      ...(await readConfigurations(db, reviewId, 'synthesised', idsOf('synthesised'), shape)),
      ...(await readConfigurations(db, reviewId, 'account', idsOf('account'), shape)),
    ],
    basis,
    richness: await richnessOf(
      db,
      reviewId,
      basis.map(row => row.documentId),
    ),
  }
}
