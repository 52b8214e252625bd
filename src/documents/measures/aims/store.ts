// Queries on aims: what documents set out to do.
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'

/** Of one document, or of all that full text did not exclude. */
export async function listAims(db: Db, reviewId: number, documentId: number | null) {
  let query = db
    .selectFrom('aim')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'aim.reviewId').onRef('document.id', '=', 'aim.documentId'),
    )
    .select(['aim.id', 'aim.documentId', 'aim.text', 'aim.category', 'aim.locator', 'aim.excerptId', 'aim.version'])
    .select(['document.label', 'document.studyId'])
    .where('aim.reviewId', '=', reviewId)
  if (documentId !== null) query = query.where('aim.documentId', '=', documentId)
  else {
    const excluded = db
      .selectFrom('screening')
      .select('recordId')
      .where('reviewId', '=', reviewId)
      .where('screen', '=', 'full-text')
      .where('status', '=', 'excluded')
    query = query.where(eb => eb.or([eb('document.recordId', 'is', null), eb('document.recordId', 'not in', excluded)]))
  }
  return query.orderBy('document.label').orderBy('aim.id').execute()
}

export async function getAimRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('aim')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This aim')
  return row
}

type Words = {
  readonly text: string
  readonly category: string
  readonly locator: string
  readonly excerptId: number | null
}

export async function insertAim(
  db: Db,
  aim: Words & {
    readonly reviewId: number
    readonly id: number
    readonly documentId: number
    readonly addedAt: string
    readonly addedBy: number | null
  },
): Promise<void> {
  await db.insertInto('aim').values(aim).execute()
}

/** False when someone saved in between. */
export async function updateAim(db: Db, reviewId: number, id: number, version: number, set: Words): Promise<boolean> {
  const done = await db
    .updateTable('aim')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteAimRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('aim').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
