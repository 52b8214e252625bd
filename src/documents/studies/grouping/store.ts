// Queries that bring documents together under a study and let them part, and find what was done to take it back.
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'

export async function listStudiesOf(db: Db, reviewId: number, documentIds: readonly number[]) {
  return db
    .selectFrom('document')
    .select(['id', 'label', 'studyId'])
    .where('reviewId', '=', reviewId)
    .where('id', 'in', documentIds.length > 0 ? [...documentIds] : [0])
    .orderBy('id')
    .execute()
}

/** Who has the form of such a document open saves against an older version, and is told. */
export async function updateStudyOf(db: Db, reviewId: number, documentId: number, studyId: number | null) {
  await db
    .updateTable('document')
    .set(eb => ({ studyId, version: eb('version', '+', 1) }))
    .where('reviewId', '=', reviewId)
    .where('id', '=', documentId)
    .execute()
}

/** The number of what was last done to a study, to take it back with. */
export async function latestActivityOf(db: Db, reviewId: number, studyId: number): Promise<number> {
  const row = await db
    .selectFrom('activity')
    .select(eb => eb.fn.max<number>('id').as('id'))
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', 'study')
    .where('subjectId', '=', studyId)
    .executeTakeFirstOrThrow()
  return Number(row.id)
}

export type Grouped = { readonly documents: readonly (readonly [document: number, study: number | null])[] }

export async function getGrouping(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('activity')
    .select(['subjectId', 'before', 'after', 'at'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('subjectKind', '=', 'study')
    .where('verb', 'in', ['brought documents into', 'let documents out of'])
    .executeTakeFirst()
  if (row === undefined || row.before === null || row.after === null) throw notFound('What was grouped')
  return {
    studyId: row.subjectId ?? 0,
    at: row.at,
    before: JSON.parse(row.before) as Grouped,
    after: JSON.parse(row.after) as Grouped,
  }
}

export async function hasStudy(db: Db, reviewId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('study')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
