// Queries on theory statements in force that no configuration bears on: the work the overview counts, and the list of it.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'

/** The end of a condition on `theory_statement t`; a configuration that was retired bears on nothing. */
export const BARE = `t.dropped_in is null
  and not exists (select 1 from configuration c where c.review_id = t.review_id and c.theory_statement_id = t.id and c.status <> 'retired')
  and not exists (select 1 from bearing b join configuration c on c.review_id = b.review_id and c.layer = b.layer and c.id = b.configuration_id
    where b.review_id = t.review_id and b.statement_id = t.id and c.status <> 'retired')`

/** In the order of the theories and of their statements. */
export function listBareStatements(db: Db, reviewId: number) {
  return db
    .selectFrom('theoryStatement as t')
    .innerJoin('theory as o', join => join.onRef('o.reviewId', '=', 't.reviewId').onRef('o.id', '=', 't.theoryId'))
    .innerJoin('theoryStatementVersion as v', join =>
      join
        .onRef('v.reviewId', '=', 't.reviewId')
        .onRef('v.statementId', '=', 't.id')
        .onRef('v.version', '=', 'o.version'),
    )
    .select(['t.id', 'v.number', 'v.ifText', 'v.thenText', 'v.becauseText', 't.theoryId', 'o.title as theoryTitle'])
    .where('t.reviewId', '=', reviewId)
    .where(sql<boolean>`${sql.raw(BARE)}`)
    .orderBy('t.theoryId')
    .orderBy('v.position')
    .execute()
}
