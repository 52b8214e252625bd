// Queries on appraisals: one for each person and document.
import type { Db } from '../../core/db/open.ts'
import type { Agreed, Appraisal } from './domain.ts'

/** Of several documents, oldest first, with the names of who judged. */
export async function listAppraisals(db: Db, reviewId: number, documentIds: readonly number[]) {
  if (documentIds.length === 0) return []
  const statements = Map.groupBy(await listStatementsOf(db, reviewId, documentIds), one => one.appraisalId)
  const rows = await db
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
  return rows.map(row => ({ ...row, statementIds: (statements.get(row.id) ?? []).map(one => one.theoryStatementId) }))
}

async function listStatementsOf(db: Db, reviewId: number, documentIds: readonly number[]) {
  return db
    .selectFrom('appraisalStatement as s')
    .innerJoin('appraisal as a', join =>
      join.onRef('a.reviewId', '=', 's.reviewId').onRef('a.id', '=', 's.appraisalId'),
    )
    .select(['s.appraisalId', 's.theoryStatementId'])
    .where('s.reviewId', '=', reviewId)
    .where('a.documentId', 'in', [...documentIds])
    .orderBy('s.theoryStatementId')
    .execute()
}

export async function replaceStatements(
  db: Db,
  reviewId: number,
  appraisalId: number,
  statementIds: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('appraisalStatement')
    .where('reviewId', '=', reviewId)
    .where('appraisalId', '=', appraisalId)
    .execute()
  if (statementIds.length > 0)
    await db
      .insertInto('appraisalStatement')
      .values(statementIds.map(theoryStatementId => ({ reviewId, appraisalId, theoryStatementId })))
      .execute()
}

/** What was settled on, by document. */
export async function listAgreed(db: Db, reviewId: number, documentIds: readonly number[]) {
  const rows = await db
    .selectFrom('agreedAppraisal')
    .leftJoin('person', 'person.id', 'agreedAppraisal.notedBy')
    .select([
      'agreedAppraisal.documentId',
      'agreedAppraisal.relevance',
      'agreedAppraisal.rigour',
      'agreedAppraisal.richness',
      'agreedAppraisal.reason',
      'agreedAppraisal.notedAt',
      'agreedAppraisal.version',
      'person.name as person',
    ])
    .where('agreedAppraisal.reviewId', '=', reviewId)
    .where('agreedAppraisal.documentId', 'in', documentIds.length > 0 ? [...documentIds] : [0])
    .execute()
  return new Map(rows.map(({ documentId, ...row }) => [documentId, row]))
}

type AgreedRow = Agreed & { readonly reason: string; readonly notedAt: string; readonly notedBy: number | null }

/** Version 0 is a first one. False when someone saved in between. */
export async function saveAgreed(
  db: Db,
  reviewId: number,
  documentId: number,
  version: number,
  set: AgreedRow,
): Promise<boolean> {
  if (version === 0) {
    const done = await db
      .insertInto('agreedAppraisal')
      .values({ reviewId, documentId, ...set })
      .onConflict(conflict => conflict.columns(['reviewId', 'documentId']).doNothing())
      .executeTakeFirst()
    return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const done = await db
    .updateTable('agreedAppraisal')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
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
