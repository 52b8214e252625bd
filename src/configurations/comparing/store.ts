// Queries for accounts side by side: who took which passage of a document, and what each was coded as.
import type { Db } from '../../core/db/open.ts'
import type { Layer } from '../domain.ts'

/** Evidence from a document with its passage where it has one, in the order in which it was coded. */
export async function listCodedIn(db: Db, reviewId: number, documentId: number) {
  const rows = await db
    .selectFrom('evidence')
    .leftJoin('excerpt', join =>
      join.onRef('excerpt.reviewId', '=', 'evidence.reviewId').onRef('excerpt.id', '=', 'evidence.excerptId'),
    )
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'evidence.reviewId')
        .onRef('configuration.layer', '=', 'evidence.layer')
        .onRef('configuration.id', '=', 'evidence.configurationId'),
    )
    .select([
      'evidence.layer',
      'evidence.configurationId',
      'evidence.elementId',
      'evidence.excerptId',
      'evidence.stance',
      'evidence.isConverse',
      'evidence.note',
      'evidence.createdAt',
      'evidence.createdBy',
    ])
    .where('evidence.reviewId', '=', reviewId)
    .where('evidence.documentId', '=', documentId)
    .where('configuration.status', '<>', 'retired')
    .orderBy('evidence.id')
    .execute()
  return rows.map(row => ({ ...row, layer: row.layer as Layer, isConverse: row.isConverse === 1 }))
}

/** The accounts of a document with who began them. */
export async function listAccountsWithAuthors(db: Db, reviewId: number, documentId: number) {
  return db
    .selectFrom('configuration')
    .select(['id', 'createdAt', 'createdBy'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'account')
    .where('documentId', '=', documentId)
    .where('status', '<>', 'retired')
    .orderBy('id')
    .execute()
}

export async function listNamesOfPeople(db: Db, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .orderBy('id')
    .execute()
}
