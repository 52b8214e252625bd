// Reads the configurations of both layers with their evidence and terms, for tables.

import type { Shape } from '../../../configurations/domain.ts'
import { listEvidence } from '../../../configurations/evidence/store.ts'
import { listTermsOf, readConfigurations } from '../../../configurations/store.ts'
import type { Db } from '../../../core/db/open.ts'
import { getReview } from '../../../reviews/store.ts'
import { listLevels } from '../../../reviews/vocabulary/store.ts'

const AT_ONCE = 500

export async function loadConfigurations(db: Db, reviewId: number) {
  const { shape } = await getReview(db, reviewId)
  const levels = await listLevels(db, reviewId)
  return {
    synthesised: await loadLayer(db, reviewId, 'synthesised', shape),
    account: await loadLayer(db, reviewId, 'account', shape),
    levels: new Map(levels.map(level => [level.id, level.name])),
  }
}

/** In portions, since a layer may hold more than a statement takes. */
async function loadLayer(db: Db, reviewId: number, layer: 'account' | 'synthesised', shape: Shape) {
  const rows = await db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .orderBy('id')
    .execute()
  const ids = rows.map(row => row.id)
  const configurations = []
  const evidence = []
  const terms = new Map<string, string[]>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = ids.slice(at, at + AT_ONCE)
    configurations.push(...(await readConfigurations(db, reviewId, layer, part, shape)))
    evidence.push(...(await listEvidence(db, reviewId, layer, part)))
    for (const term of await listTermsOf(db, reviewId, layer, part)) {
      const key = `${layer} ${term.configurationId}`
      terms.set(key, [...(terms.get(key) ?? []), term.name])
    }
  }
  return { configurations, evidence, terms }
}
