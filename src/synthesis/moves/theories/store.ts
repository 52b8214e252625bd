// Queries on theories in the story of the synthesis: statements that went into moves, and versions that nobody told as a move.
import type { Db } from '../../../core/db/open.ts'

/** The statements that went into moves, numbered as they were in the version they were taken from. */
export async function listStatementInputs(db: Db, reviewId: number, moveIds: readonly number[]) {
  if (moveIds.length === 0) return []
  return db
    .selectFrom('moveStatement')
    .innerJoin('theoryStatementVersion as text', join =>
      join
        .onRef('text.reviewId', '=', 'moveStatement.reviewId')
        .onRef('text.statementId', '=', 'moveStatement.statementId')
        .onRef('text.version', '=', 'moveStatement.theoryVersion'),
    )
    .innerJoin('theory', join =>
      join.onRef('theory.reviewId', '=', 'text.reviewId').onRef('theory.id', '=', 'text.theoryId'),
    )
    .select([
      'moveStatement.moveId',
      'moveStatement.statementId as id',
      'text.number',
      'text.theoryId',
      'theory.title as theoryTitle',
      'moveStatement.theoryVersion',
    ])
    .where('moveStatement.reviewId', '=', reviewId)
    .where('moveStatement.moveId', 'in', [...moveIds])
    .orderBy('moveStatement.moveId')
    .orderBy('text.theoryId')
    .orderBy('text.position')
    .execute()
}

export async function insertStatementInputs(
  db: Db,
  reviewId: number,
  moveId: number,
  statements: readonly { readonly id: number; readonly version: number }[],
): Promise<void> {
  if (statements.length === 0) return
  const rows = statements.map(({ id, version }) => ({ reviewId, moveId, statementId: id, theoryVersion: version }))
  await db.insertInto('moveStatement').values(rows).execute()
}

/** Versions without a move of their own, written after `from` and not after `to`, in their order. */
export async function listVersionsTold(
  db: Db,
  reviewId: number,
  within: { readonly theory: number | null; readonly from: string | null; readonly to: string | null },
) {
  let query = db
    .selectFrom('theoryVersion')
    .leftJoin('person', 'person.id', 'theoryVersion.writtenBy')
    .select([
      'theoryVersion.theoryId',
      'theoryVersion.version',
      'theoryVersion.title',
      'theoryVersion.status',
      'theoryVersion.reason',
      'theoryVersion.inference',
      'theoryVersion.inferenceReason',
      'theoryVersion.writtenAt',
      'person.name as writtenBy',
    ])
    .where('theoryVersion.reviewId', '=', reviewId)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('move')
            .select('move.id')
            .whereRef('move.reviewId', '=', 'theoryVersion.reviewId')
            .whereRef('move.theoryId', '=', 'theoryVersion.theoryId')
            .whereRef('move.theoryVersion', '=', 'theoryVersion.version'),
        ),
      ),
    )
  if (within.theory !== null) query = query.where('theoryVersion.theoryId', '=', within.theory)
  if (within.from !== null) query = query.where('theoryVersion.writtenAt', '>', within.from)
  if (within.to !== null) query = query.where('theoryVersion.writtenAt', '<=', within.to)
  return query
    .orderBy('theoryVersion.writtenAt')
    .orderBy('theoryVersion.theoryId')
    .orderBy('theoryVersion.version')
    .limit(500)
    .execute()
}
