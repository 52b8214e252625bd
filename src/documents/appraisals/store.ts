// Queries on appraisals: one for each person and document.
import type { Db } from '../../core/db/open.ts'
import type { Appraisal } from './domain.ts'

/** Of several documents, oldest first, with the names of who judged. */
export async function listAppraisals(db: Db, reviewId: number, documentIds: readonly number[]) {
  if (documentIds.length === 0) return []
  return db
    .selectFrom('appraisal')
    .leftJoin('person', 'person.id', 'appraisal.personId')
    .select([
      'appraisal.id',
      'appraisal.documentId',
      'appraisal.personId',
      'person.name as person',
      'appraisal.relevance',
      'appraisal.relevanceReason',
      'appraisal.rigour',
      'appraisal.rigourReason',
      'appraisal.richness',
      'appraisal.richnessReason',
      'appraisal.appraisedAt',
      'appraisal.version',
    ])
    .where('appraisal.reviewId', '=', reviewId)
    .where('appraisal.documentId', 'in', [...documentIds])
    .orderBy('appraisal.id')
    .execute()
}

export async function findAppraisalOf(db: Db, reviewId: number, documentId: number, personId: number | null) {
  return db
    .selectFrom('appraisal')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('personId', personId === null ? 'is' : '=', personId)
    .executeTakeFirst()
}

export async function insertAppraisal(
  db: Db,
  appraisal: Appraisal & {
    reviewId: number
    id: number
    documentId: number
    personId: number | null
    appraisedAt: string
  },
): Promise<void> {
  await db.insertInto('appraisal').values(appraisal).execute()
}

/** False when it was saved in between, in another window. */
export async function updateAppraisal(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Appraisal & { appraisedAt: string },
): Promise<boolean> {
  const done = await db
    .updateTable('appraisal')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
