// Queries on answers to what contradicts a principle: one for each principle and document.
import type { Db } from '../../core/db/open.ts'

export type Answer = {
  readonly documentId: number
  readonly text: string
  readonly writtenAt: string
  readonly writtenBy: string | null
  readonly version: number
}

export async function listAnswers(db: Db, reviewId: number, principleIds: readonly number[]) {
  return db
    .selectFrom('principleAnswer as answer')
    .leftJoin('person', 'person.id', 'answer.writtenBy')
    .select(['answer.principleId', 'answer.documentId', 'answer.text', 'answer.writtenAt', 'answer.version'])
    .select('person.name as writtenBy')
    .where('answer.reviewId', '=', reviewId)
    .where('answer.principleId', 'in', [...principleIds])
    .orderBy('answer.principleId')
    .orderBy('answer.documentId')
    .execute()
}

type Row = {
  readonly reviewId: number
  readonly principleId: number
  readonly documentId: number
  readonly text: string
  readonly writtenAt: string
  readonly writtenBy: number | null
}

export async function findAnswerRow(db: Db, reviewId: number, principleId: number, documentId: number) {
  return db
    .selectFrom('principleAnswer')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .where('documentId', '=', documentId)
    .executeTakeFirst()
}

export async function insertAnswer(db: Db, row: Row): Promise<void> {
  await db.insertInto('principleAnswer').values(row).execute()
}

/** False when someone saved in between. */
export async function updateAnswer(db: Db, row: Row, version: number): Promise<boolean> {
  const { reviewId, principleId, documentId, ...set } = row
  const done = await db
    .updateTable('principleAnswer')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .where('documentId', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteAnswerRow(
  db: Db,
  reviewId: number,
  principleId: number,
  documentId: number,
): Promise<void> {
  await db
    .deleteFrom('principleAnswer')
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .where('documentId', '=', documentId)
    .execute()
}
