// Queries on appraisals of evidence: one for each person and row of evidence.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { type Appraisal, lineOf } from '../../documents/appraisals/domain.ts'
import type { Layer } from '../domain.ts'

/** Where a row of evidence hangs now; it may have moved since a form was opened. */
export async function getPlaceOf(db: Db, reviewId: number, evidenceId: number) {
  const row = await db
    .selectFrom('evidence')
    .select(['layer', 'configurationId', 'documentId'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', evidenceId)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This evidence')
  return { ...row, layer: row.layer as Layer }
}

/** Of many rows of evidence, oldest first, with the names of who judged. */
export async function listEvidenceAppraisals(db: Db, reviewId: number, evidenceIds: readonly number[]) {
  if (evidenceIds.length === 0) return []
  return db
    .selectFrom('evidenceAppraisal as a')
    .leftJoin('person', 'person.id', 'a.personId')
    .select(['a.id', 'a.evidenceId', 'a.personId', 'person.name as person', 'a.appraisedAt', 'a.version'])
    .select(['a.relevance', 'a.relevanceReason', 'a.rigour', 'a.rigourReason', 'a.richness', 'a.richnessReason'])
    .where('a.reviewId', '=', reviewId)
    .where('a.evidenceId', 'in', [...evidenceIds])
    .orderBy('a.id')
    .execute()
}

/** The same by row of evidence, each with one short line of what stands; rows that nobody judged are left out. */
export async function listAppraised(db: Db, reviewId: number, evidenceIds: readonly (number | null)[]) {
  const ids = [...new Set(evidenceIds)].filter(id => id !== null)
  const rows = await listEvidenceAppraisals(db, reviewId, ids)
  return [...Map.groupBy(rows, row => row.evidenceId)].map(([evidenceId, own]) => ({
    evidenceId,
    line: lineOf(own),
    appraisals: own,
  }))
}

export async function findEvidenceAppraisalOf(db: Db, reviewId: number, evidenceId: number, personId: number | null) {
  return db
    .selectFrom('evidenceAppraisal')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('evidenceId', '=', evidenceId)
    .where('personId', personId === null ? 'is' : '=', personId)
    .executeTakeFirst()
}

export async function insertEvidenceAppraisal(
  db: Db,
  row: Appraisal & {
    readonly reviewId: number
    readonly id: number
    readonly evidenceId: number
    readonly personId: number | null
    readonly appraisedAt: string
  },
): Promise<void> {
  await db.insertInto('evidenceAppraisal').values(row).execute()
}

/** False when it was saved in between, in another window. */
export async function updateEvidenceAppraisal(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Appraisal & { readonly appraisedAt: string },
): Promise<boolean> {
  const done = await db
    .updateTable('evidenceAppraisal')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteEvidenceAppraisalRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('evidenceAppraisal').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
