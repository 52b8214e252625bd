// Queries on what each search brought and which included records it found: two stretches of an index, and the included records alone.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import type { Credit, Found } from './domain.ts'

/** Records of imports that are not complete are nobody's yet. */
export async function listFound(db: Db, reviewId: number): Promise<Found[]> {
  const groups = await db
    .selectFrom('recordRow')
    .select(['importId', 'searchId', 'standing', sql<number>`count(*)`.as('count')])
    .where('reviewId', '=', reviewId)
    .groupBy(['importId', 'searchId', 'standing'])
    .execute()
  const imports = await db
    .selectFrom('import')
    .select(['id', 'searchId', 'state'])
    .where('reviewId', '=', reviewId)
    .execute()
  const known = new Map(imports.map(one => [one.id, one]))
  return groups.flatMap(({ importId, searchId, standing, count }) => {
    const from = importId === null ? undefined : known.get(importId)
    if (importId !== null && from?.state !== 'complete') return []
    return [{ searchId: searchId ?? from?.searchId ?? null, standing, count: Number(count) }]
  })
}

/** Of each included record every search that brought it or a copy of it. */
export async function listCredits(db: Db, reviewId: number): Promise<Credit[]> {
  const included = db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('standing', '=', 'included')
  const rows = db
    .selectFrom('recordRow as c')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.id', '=', 'c.importId'))
    .select(sql<number | null>`coalesce(c.search_id, i.search_id)`.as('searchId'))
    .where('c.reviewId', '=', reviewId)
    .where(eb => eb.or([eb('c.importId', 'is', null), eb('i.state', '=', 'complete')]))
    // In no index, so that SQLite goes from the few included ones to their rows and walks no index from end to end.
    .where('c.createdAt', '<>', '')
  const kept = rows.select('c.id as recordId').where('c.id', 'in', included)
  const copies = rows.select(sql<number>`c.duplicate_of`.as('recordId')).where('c.duplicateOf', 'in', included)
  return kept.unionAll(copies).execute()
}
