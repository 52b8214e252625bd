// Reads the configurations of both layers with their evidence, terms and levels, in slices.
import type { Layer } from '../../../configurations/domain.ts'
import { listEvidence } from '../../../configurations/evidence/store.ts'
import type { RestingStudy } from '../../../configurations/rests-on.ts'
import { listTermsOf, readConfigurations } from '../../../configurations/store.ts'
import type { Db } from '../../../core/db/open.ts'
import { getReview } from '../../../reviews/store.ts'
import { listLevels } from '../../../reviews/vocabulary/store.ts'
import { restsOn } from '../../../synthesis/evidence.ts'
import { evidenceOf } from '../../../synthesis/store.ts'

const AT_ONCE = 300
export const LAYERS_IN_ORDER = ['synthesised', 'account'] as const

/** Synthesised ones first, each layer by number, as many at a time as a statement takes easily. */
export async function* readLayers(db: Db, reviewId: number) {
  const { shape } = await getReview(db, reviewId)
  const levels = new Map((await listLevels(db, reviewId)).map(level => [level.id, level.name]))
  for (const layer of LAYERS_IN_ORDER) {
    const ids = await idsOf(db, reviewId, layer)
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const part = ids.slice(at, at + AT_ONCE)
      const notes = await notesOf(db, reviewId, layer, part)
      const terms = new Map<number, string[]>()
      for (const term of await listTermsOf(db, reviewId, layer, part))
        terms.set(term.configurationId, [...(terms.get(term.configurationId) ?? []), term.name])
      yield {
        levels,
        terms,
        notes,
        configurations: await readConfigurations(db, reviewId, layer, part, shape),
        evidence: await listEvidence(db, reviewId, layer, part),
        through: await studiesThrough(db, reviewId, layer, part),
      }
    }
  }
}

/** The studies that speak through accounts, each once for a configuration, however many of its accounts and documents do. */
async function studiesThrough(
  db: Db,
  reviewId: number,
  layer: Layer,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly RestingStudy[]>> {
  if (layer === 'account') return new Map()
  const rows = (await evidenceOf(db, reviewId, layer, ids)).filter(row => row.through !== null)
  return new Map([...Map.groupBy(rows, row => row.of)].map(([id, own]) => [id, restsOn(own).studies]))
}

export type Portion = Awaited<ReturnType<ReturnType<typeof readLayers>['next']>>['value'] & object

async function idsOf(db: Db, reviewId: number, layer: (typeof LAYERS_IN_ORDER)[number]): Promise<number[]> {
  const rows = await db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** Those that are not empty. */
async function notesOf(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('configuration')
    .select(['id', 'note'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', 'in', [...ids])
    .where('note', '<>', '')
    .execute()
  return new Map(rows.map(row => [row.id, row.note]))
}
