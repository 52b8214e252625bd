// Queries on appraisal forms and their editions.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Content } from './content.ts'

/** What a form was before its last change. `content` null: the edition itself was new, and the one before stays as it is. */
export type Before = { readonly edition: number; readonly content: Content | null }

export type AppraisalForm = {
  readonly id: number
  readonly edition: number
  readonly content: Content
  readonly retiredAt: string | null
  readonly version: number
}

const forms = (db: Db, reviewId: number) =>
  db
    .selectFrom('appraisalForm as f')
    .innerJoin('appraisalFormEdition as e', join =>
      join.onRef('e.reviewId', '=', 'f.reviewId').onRef('e.formId', '=', 'f.id').onRef('e.number', '=', 'f.edition'),
    )
    .select(['f.id', 'f.edition', 'e.content', 'f.before', 'f.retiredAt', 'f.version'])
    .where('f.reviewId', '=', reviewId)

const read = <T extends { readonly content: string; readonly before: string | null }>({
  content,
  before,
  ...row
}: T) => ({
  ...row,
  content: JSON.parse(content) as Content,
  before: before === null ? null : (JSON.parse(before) as Before),
})

/** In the edition that is asked now; retired ones last. */
export async function listForms(db: Db, reviewId: number): Promise<AppraisalForm[]> {
  const rows = await forms(db, reviewId).orderBy('f.id').execute()
  const all = rows.map(read)
  return [...all.filter(one => one.retiredAt === null), ...all.filter(one => one.retiredAt !== null)]
}

export async function getForm(db: Db, reviewId: number, id: number) {
  const row = await forms(db, reviewId).where('f.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This appraisal form')
  return read(row)
}

/** Every edition of the forms of a review, or of one: what old answers were answers to. */
export async function listEditions(db: Db, reviewId: number, formId: number | null = null) {
  let query = db
    .selectFrom('appraisalFormEdition')
    .select(['formId', 'number', 'content', 'madeAt'])
    .where('reviewId', '=', reviewId)
  if (formId !== null) query = query.where('formId', '=', formId)
  const rows = await query.orderBy('formId').orderBy('number').execute()
  return rows.map(row => ({ ...row, content: JSON.parse(row.content) as Content }))
}

/** How many answers each edition has. */
export async function countAnswers(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('formAnswer')
    .select(eb => ['formId', 'edition', eb.fn.countAll<number>().as('count')])
    .where('reviewId', '=', reviewId)
    .groupBy(['formId', 'edition'])
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

export async function insertForm(
  db: Db,
  row: {
    readonly reviewId: number
    readonly id: number
    readonly edition: number
    readonly createdAt: string
    readonly createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('appraisalForm')
    .values({ ...row, before: null, retiredAt: null })
    .execute()
}

export async function insertEdition(
  db: Db,
  row: {
    readonly reviewId: number
    readonly formId: number
    readonly number: number
    readonly content: Content
    readonly madeAt: string
    readonly madeBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('appraisalFormEdition')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute()
}

export async function updateEdition(
  db: Db,
  reviewId: number,
  formId: number,
  number: number,
  content: Content,
): Promise<void> {
  await db
    .updateTable('appraisalFormEdition')
    .set({ content: JSON.stringify(content) })
    .where('reviewId', '=', reviewId)
    .where('formId', '=', formId)
    .where('number', '=', number)
    .execute()
}

export async function deleteEditionRow(db: Db, reviewId: number, formId: number, number: number): Promise<void> {
  await db
    .deleteFrom('appraisalFormEdition')
    .where('reviewId', '=', reviewId)
    .where('formId', '=', formId)
    .where('number', '=', number)
    .execute()
}

/** False when someone saved in between. */
export async function updateForm(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { readonly edition?: number; readonly before?: Before | null; readonly retiredAt?: string | null },
): Promise<boolean> {
  const { before, ...rest } = set
  const kept = before === undefined ? {} : { before: before === null ? null : JSON.stringify(before) }
  const done = await db
    .updateTable('appraisalForm')
    .set({ ...rest, ...kept, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
