// Queries on measures and on which document names which.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { termsUnder } from '../../reviews/vocabulary/store.ts'
import type { DocumentKind } from '../domain.ts'
import type { Measure } from './domain.ts'

export async function listMeasures(db: Db, reviewId: number): Promise<(Measure & { readonly version: number })[]> {
  const rows = await db
    .selectFrom('measure')
    .select(['id', 'name', 'domain', 'isInstrument', 'levelId', 'countsAsId', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, isInstrument: row.isInstrument === 1 }))
}

export async function getMeasure(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('measure')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This measure')
  return row
}

export async function findMeasureByKey(db: Db, reviewId: number, nameKey: string) {
  return db
    .selectFrom('measure')
    .select(['id', 'name', 'domain'])
    .where('reviewId', '=', reviewId)
    .where('nameKey', '=', nameKey)
    .executeTakeFirst()
}

/** Which documents a frequency table counts; null counts all. */
export type MentionFilter = {
  readonly kind: DocumentKind | null
  readonly term: number | null
  readonly document: number | null
}

/** Documents that full text excluded are not counted; notes of consultations are when asked for by kind. */
export async function listMentions(db: Db, reviewId: number, filter: MentionFilter) {
  let query = db
    .selectFrom('documentMeasure as m')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'm.reviewId').onRef('document.id', '=', 'm.documentId'),
    )
    .select(['m.id', 'm.measureId', 'm.documentId', 'm.locator', 'm.excerptId', 'document.studyId', 'document.label'])
    .where('m.reviewId', '=', reviewId)
  if (filter.document !== null) return query.where('m.documentId', '=', filter.document).orderBy('m.id').execute()
  const excluded = db
    .selectFrom('screening')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('screen', '=', 'full-text')
    .where('status', '=', 'excluded')
  query = query.where(eb => eb.or([eb('document.recordId', 'is', null), eb('document.recordId', 'not in', excluded)]))
  if (filter.kind !== null) query = query.where('document.kind', '=', filter.kind)
  else query = query.where('document.kind', '<>', 'consultation')
  if (filter.term !== null)
    query = query.where(
      'm.documentId',
      'in',
      db
        .selectFrom('documentTerm')
        .select('documentId')
        .where('reviewId', '=', reviewId)
        .where('termId', 'in', termsUnder(reviewId, filter.term)),
    )
  return query.orderBy('m.id').execute()
}

export async function insertMeasure(
  db: Db,
  measure: {
    readonly reviewId: number
    readonly id: number
    readonly name: string
    readonly nameKey: string
    readonly domain: string
    readonly isInstrument: 0 | 1
    readonly createdAt: string
    readonly createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('measure')
    .values({ ...measure, levelId: null, countsAsId: null })
    .execute()
}

/** False when someone saved in between. */
export async function updateMeasure(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: {
    name?: string
    nameKey?: string
    domain?: string
    isInstrument?: 0 | 1
    levelId?: number | null
    countsAsId?: number | null
  },
): Promise<boolean> {
  const done = await db
    .updateTable('measure')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** False when the document names it already. */
export async function insertMention(
  db: Db,
  mention: {
    readonly reviewId: number
    readonly id: number
    readonly documentId: number
    readonly measureId: number
    readonly locator: string
    readonly excerptId: number | null
    readonly addedAt: string
    readonly addedBy: number | null
  },
): Promise<boolean> {
  const done = await db
    .insertInto('documentMeasure')
    .values(mention)
    .onConflict(conflict => conflict.columns(['reviewId', 'documentId', 'measureId']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function getMentionRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('documentMeasure')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This entry')
  return row
}

export async function deleteMentionRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('documentMeasure').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
