// Queries on studies: documents of the same research.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

export async function findStudyByName(db: Db, reviewId: number, name: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('study')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.id
}

export async function getStudy(db: Db, reviewId: number, id: number) {
  const study = await db
    .selectFrom('study')
    .select(['id', 'name', 'note', 'createdAt', 'version'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (study === undefined) throw notFound('This study')
  return study
}

/** By name, with how many documents each has. */
export async function listStudies(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('study')
    .select(['study.id', 'study.name', 'study.note'])
    .select(eb =>
      eb
        .selectFrom('document')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('document.reviewId', '=', 'study.reviewId')
        .whereRef('document.studyId', '=', 'study.id')
        .as('documents'),
    )
    .where('study.reviewId', '=', reviewId)
    .orderBy('study.name')
    .orderBy('study.id')
    .execute()
  return rows.map(row => ({ ...row, documents: Number(row.documents) }))
}

export async function listDocumentsOfStudy(db: Db, reviewId: number, studyId: number) {
  return db
    .selectFrom('document')
    .select(['id', 'label', 'title', 'year', 'kind'])
    .where('reviewId', '=', reviewId)
    .where('studyId', '=', studyId)
    .orderBy('label')
    .orderBy('id')
    .execute()
}

export async function insertStudy(
  db: Db,
  study: { reviewId: number; id: number; name: string; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('study').values(study).execute()
}

export async function updateStudy(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name: string; note: string },
): Promise<boolean> {
  const done = await db
    .updateTable('study')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Only one without documents. */
export async function deleteStudyRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('study').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function listStudyRow(db: Db, reviewId: number, id: number) {
  return db.selectFrom('study').selectAll().where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
