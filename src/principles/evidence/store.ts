// Writing the evidence that hangs on a principle itself and not on one of its configurations; it is read with all else in resting/store.ts.
import type { Db } from '../../core/db/open.ts'

export async function findExcerptDocument(db: Db, reviewId: number, excerptId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('excerpt')
    .select('documentId')
    .where('reviewId', '=', reviewId)
    .where('id', '=', excerptId)
    .executeTakeFirst()
  return row?.documentId
}

export async function listDocumentNames(db: Db, reviewId: number) {
  return db
    .selectFrom('document')
    .select(['id', 'label', 'title'])
    .where('reviewId', '=', reviewId)
    .orderBy('label')
    .orderBy('id')
    .execute()
}

type Row = {
  reviewId: number
  id: number
  principleId: number
  documentId: number
  excerptId: number | null
  locator: string
  stance: 'supports' | 'refines' | 'contradicts' | 'background'
  isConverse: 0 | 1
  note: string
  createdAt: string
  createdBy: number | null
}

export async function insertPrincipleEvidence(db: Db, row: Row): Promise<void> {
  await db.insertInto('principleEvidence').values(row).execute()
}

export async function findPrincipleEvidenceRow(db: Db, reviewId: number, principleId: number, id: number) {
  return db
    .selectFrom('principleEvidence')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function deletePrincipleEvidence(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('principleEvidence').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
