// What ties a configuration to the rest of the review: its label, levels, terms, parent, theory statement and informing theories.
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import type { Layer } from '../domain.ts'

export async function isLabelTaken(
  db: Db,
  reviewId: number,
  layer: Layer,
  label: string,
  except: number,
): Promise<boolean> {
  const rows = await labelled(db, reviewId, layer, label)
  return rows.some(row => row.id !== except)
}

const labelled = prepared((db, reviewId: number, layer: Layer, label: string) =>
  db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('label', '=', label),
)

/** Which of these levels and terms there are in this review; nothing is asked for empty lists. */
export async function listKnown(db: Db, reviewId: number, levelIds: readonly number[], termIds: readonly number[]) {
  const known = async (table: 'level' | 'term', ids: readonly number[]): Promise<ReadonlySet<number>> => {
    if (ids.length === 0) return new Set()
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where('reviewId', '=', reviewId)
      .where('id', 'in', [...ids])
      .execute()
    return new Set(rows.map(row => row.id))
  }
  return { levels: await known('level', levelIds), terms: await known('term', termIds) }
}

export async function hasTheoryStatement(db: Db, reviewId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('theoryStatement')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** The one with this number and all above it; empty when there is no such one. Loops end the walk. */
export async function findParents(db: Db, reviewId: number, layer: Layer, id: number): Promise<number[]> {
  const found: number[] = []
  for (let next: number | null = id; next !== null && !found.includes(next); ) {
    const row: { id: number; parentId: number | null } | undefined = await db
      .selectFrom('configuration')
      .select(['id', 'parentId'])
      .where('reviewId', '=', reviewId)
      .where('layer', '=', layer)
      .where('id', '=', next)
      .executeTakeFirst()
    if (row === undefined) break
    found.push(row.id)
    next = row.parentId
  }
  return found
}

export async function replaceLevels(
  db: Db,
  reviewId: number,
  layer: Layer,
  configurationId: number,
  levelIds: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('configurationLevel')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', configurationId)
    .execute()
  if (levelIds.length === 0) return
  await db
    .insertInto('configurationLevel')
    .values([...new Set(levelIds)].map(levelId => ({ reviewId, layer, configurationId, levelId })))
    .execute()
}

export async function replaceTerms(
  db: Db,
  reviewId: number,
  layer: Layer,
  configurationId: number,
  termIds: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('configurationTerm')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', configurationId)
    .execute()
  if (termIds.length === 0) return
  await db
    .insertInto('configurationTerm')
    .values([...new Set(termIds)].map(termId => ({ reviewId, layer, configurationId, termId })))
    .execute()
}

/** Ties an outside theory, or changes the note on how it informs. */
export async function putSubstantive(
  db: Db,
  tie: { reviewId: number; layer: Layer; configurationId: number; substantiveId: number; note: string },
): Promise<void> {
  await db
    .insertInto('configurationSubstantive')
    .values(tie)
    .onConflict(conflict =>
      conflict.columns(['reviewId', 'layer', 'configurationId', 'substantiveId']).doUpdateSet({ note: tie.note }),
    )
    .execute()
}

export async function deleteSubstantive(
  db: Db,
  reviewId: number,
  layer: Layer,
  configurationId: number,
  substantiveId: number,
): Promise<void> {
  await db
    .deleteFrom('configurationSubstantive')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', configurationId)
    .where('substantiveId', '=', substantiveId)
    .execute()
}
