// Queries on what excerpts are parked with: terms of themes and of facets about excerpts, theory statements.
import type { Db } from '../../../core/db/open.ts'

/** Terms a passage can be parked with: themes, and what facets say about excerpts. */
export async function listParkingTerms(db: Db, reviewId: number) {
  return db
    .selectFrom('term')
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select(['term.id', 'term.name', 'facet.name as facet', 'facet.describes'])
    .where('term.reviewId', '=', reviewId)
    .where('term.retiredAt', 'is', null)
    .where('facet.retiredAt', 'is', null)
    .where(eb => eb.or([eb('facet.key', '=', 'theme'), eb('facet.describes', '=', 'excerpts')]))
    .orderBy('facet.position')
    .orderBy('term.position')
    .orderBy('term.id')
    .execute()
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

export async function replaceTerms(
  db: Db,
  reviewId: number,
  excerptId: number,
  termIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('excerptTerm').where('reviewId', '=', reviewId).where('excerptId', '=', excerptId).execute()
  if (termIds.length > 0)
    await db
      .insertInto('excerptTerm')
      .values(termIds.map(termId => ({ reviewId, excerptId, termId })))
      .execute()
}
