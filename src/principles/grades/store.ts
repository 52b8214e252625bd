// Queries on the grades of a review: the team's own words for how sure it is, best first.
import type { Db } from '../../core/db/open.ts'

/** With how many principles have each. */
export async function listGrades(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('grade')
    .leftJoin('sureness', join =>
      join.onRef('sureness.reviewId', '=', 'grade.reviewId').onRef('sureness.gradeId', '=', 'grade.id'),
    )
    .select(['grade.id', 'grade.word', 'grade.position'])
    .select(eb => eb.fn.count('sureness.principleId').as('principles'))
    .where('grade.reviewId', '=', reviewId)
    .groupBy(['grade.id', 'grade.word', 'grade.position'])
    .orderBy('grade.position')
    .orderBy('grade.id')
    .execute()
  return rows.map(row => ({ ...row, principles: Number(row.principles) }))
}

export async function insertGrade(
  db: Db,
  row: { readonly reviewId: number; readonly id: number; readonly word: string; readonly position: number },
): Promise<void> {
  await db.insertInto('grade').values(row).execute()
}

export async function updateGrade(
  db: Db,
  reviewId: number,
  id: number,
  set: { readonly position: number },
): Promise<void> {
  await db.updateTable('grade').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function deleteGradeRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('grade').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
