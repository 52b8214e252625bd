// What the pages of theories read beside the theories themselves: searches a statement raised, outside theories that inform it.
import type { Db } from '../../core/db/open.ts'

/** The searches that statements raised, planned and run. */
export async function listRaised(db: Db, reviewId: number, statementIds: readonly number[]) {
  if (statementIds.length === 0) return []
  return db
    .selectFrom('search')
    .select(['id', 'theoryStatementId as statementId', 'source', 'status', 'runOn', 'hits', 'why'])
    .where('reviewId', '=', reviewId)
    .where('theoryStatementId', 'in', [...statementIds])
    .orderBy('id')
    .execute()
}

/** The outside theories that inform statements; they are never counted as evidence. */
export async function listInforming(db: Db, reviewId: number, statementIds: readonly number[]) {
  if (statementIds.length === 0) return []
  return db
    .selectFrom('substantiveTheoryStatement as tie')
    .innerJoin('substantiveTheory', join =>
      join
        .onRef('substantiveTheory.reviewId', '=', 'tie.reviewId')
        .onRef('substantiveTheory.id', '=', 'tie.substantiveId'),
    )
    .select([
      'tie.statementId',
      'substantiveTheory.id',
      'substantiveTheory.name',
      'substantiveTheory.citation',
      'substantiveTheory.url',
      'tie.note',
    ])
    .where('tie.reviewId', '=', reviewId)
    .where('tie.statementId', 'in', [...statementIds])
    .orderBy('substantiveTheory.name')
    .execute()
}
