// Queries on documents: one, a page of them, what is still to be taken in from the records.
import { sql } from 'kysely'
import type { Db } from '../core/db/open.ts'
import { prepared } from '../core/db/reading/prepared.ts'
import { notFound } from '../core/errors.ts'
import type { DocumentFields } from './domain.ts'

export type DocumentRow = DocumentFields & {
  readonly id: number
  readonly recordId: number | null
  readonly study: { readonly id: number; readonly name: string } | null
  readonly textNumber: number | null
  readonly createdAt: string
  readonly version: number
}

const FIELDS = [
  'document.id',
  'document.recordId',
  'document.kind',
  'document.label',
  'document.title',
  'document.authors',
  'document.year',
  'document.journal',
  'document.volume',
  'document.issue',
  'document.pages',
  'document.publisher',
  'document.doi',
  'document.url',
  'document.country',
  'document.design',
  'document.participants',
  'document.stakeholders',
  'document.note',
  'document.textNumber',
  'document.createdAt',
  'document.version',
] as const

export async function findDocument(db: Db, reviewId: number, id: number): Promise<DocumentRow | undefined> {
  const row = await db
    .selectFrom('document')
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .select([...FIELDS, 'study.id as studyId', 'study.name as studyName'])
    .where('document.reviewId', '=', reviewId)
    .where('document.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { studyId, studyName, authors, ...rest } = row
  return {
    ...rest,
    authors: JSON.parse(authors) as string[],
    study: studyId === null ? null : { id: studyId, name: studyName ?? '' },
  }
}

export async function getDocument(db: Db, reviewId: number, id: number): Promise<DocumentRow> {
  const document = await findDocument(db, reviewId, id)
  if (document === undefined) throw notFound('This document')
  return document
}

/** For writes that need to know no more of it. */
export async function needDocument(db: Db, reviewId: number, id: number): Promise<void> {
  if ((await idOf(db, reviewId, id)).length === 0) throw notFound('This document')
}

const idOf = prepared((db, reviewId: number, id: number) =>
  db.selectFrom('document').select('id').where('reviewId', '=', reviewId).where('id', '=', id),
)

/** The document of a record, if one has been taken in. */
export async function findDocumentOfRecord(db: Db, reviewId: number, recordId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .executeTakeFirst()
  return row?.id
}

/** id, label and title of all, for choosing one. */
export async function listLabels(db: Db, reviewId: number) {
  return db
    .selectFrom('document')
    .select(['id', 'label', 'title'])
    .where('reviewId', '=', reviewId)
    .orderBy('label')
    .orderBy('id')
    .execute()
}

/** Labels that begin alike; a document may keep its own. */
export async function listLabelsLike(
  db: Db,
  reviewId: number,
  label: string,
  except = 0,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('document')
    .select('label')
    .where('reviewId', '=', reviewId)
    .where('id', '<>', except)
    .where('label', '>=', label)
    .where('label', '<', `${label}\u{10ffff}`)
    .execute()
  return new Set(rows.map(row => row.label))
}

/** What a document takes over from its record; undefined when there is no such record. */
export async function findRecordFields(db: Db, reviewId: number, recordId: number) {
  const row = await db
    .selectFrom('record')
    .select([
      'id',
      'type',
      'title',
      'authors',
      'year',
      'journal',
      'volume',
      'issue',
      'pages',
      'publisher',
      'doi',
      'url',
    ])
    .where('reviewId', '=', reviewId)
    .where('id', '=', recordId)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, authors: JSON.parse(row.authors) as string[] }
}

/** Where a record stands, and what was noted of its full text; undefined when there is no such record. */
export function findRecordStanding(db: Db, reviewId: number, recordId: number) {
  return db
    .selectFrom('record')
    .leftJoin('retrieval', join =>
      join.onRef('retrieval.reviewId', '=', 'record.reviewId').onRef('retrieval.recordId', '=', 'record.id'),
    )
    .select(['record.id', 'record.standing', 'record.duplicateOf', 'retrieval.state', 'retrieval.reason'])
    .where('record.reviewId', '=', reviewId)
    .where('record.id', '=', recordId)
    .executeTakeFirst()
}

/** A copy leads to the record that it is a copy of. */
export async function findRecordByDoi(db: Db, reviewId: number, doi: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('record')
    .select(['id', 'duplicateOf'])
    .where('reviewId', '=', reviewId)
    .where('doi', '=', doi)
    .orderBy(sql`case when duplicate_of is null then 0 else 1 end`)
    .orderBy('id')
    .executeTakeFirst()
  return row?.duplicateOf ?? row?.id
}

type Values = Omit<DocumentFields, 'authors'> & { authors: string; studyId: number | null }

export async function insertDocument(
  db: Db,
  document: Values & {
    reviewId: number
    id: number
    recordId: number | null
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('document')
    .values({ ...document, textNumber: null })
    .execute()
}

/** False when someone saved in between. */
export async function updateDocument(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Values,
): Promise<boolean> {
  const done = await db
    .updateTable('document')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

const CHILDREN = [
  'documentText',
  'textPage',
  'documentTerm',
  'appraisal',
  'agreedAppraisal',
  'formAnswer',
  'excerpt',
  'characteristicValue',
  'cellSource',
  'documentMeasure',
  'aim',
  'revisit',
] as const
type Child = (typeof CHILDREN)[number]

/** Everything that goes with a document, parents before children, as it is to be put back. */
export async function listDocumentRows(db: Db, reviewId: number, id: number) {
  const of = async (table: Child) => ({
    table,
    rows: (await db
      .selectFrom(table as 'aim')
      .selectAll()
      .where('reviewId', '=', reviewId)
      .where('documentId', '=', id)
      .execute()) as unknown as Readonly<Record<string, unknown>>[],
  })
  const document = await db
    .selectFrom('document')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
  const parts = []
  for (const table of CHILDREN) parts.push(await of(table))
  const terms = await termsOfExcerpts(db, reviewId, id).selectAll().execute()
  const statements = await statementsOfAppraisals(db, reviewId, id).selectAll().execute()
  const links = await linksOf(db, reviewId, id).selectAll().execute()
  return [
    { table: 'document' as const, rows: document },
    ...parts,
    { table: 'excerptTerm' as const, rows: terms },
    { table: 'appraisalStatement' as const, rows: statements },
    { table: 'documentLink' as const, rows: links },
  ]
}

const ownIn = (db: Db, table: 'excerpt' | 'appraisal', reviewId: number, id: number) =>
  db.selectFrom(table).select('id').where('reviewId', '=', reviewId).where('documentId', '=', id)

const termsOfExcerpts = (db: Db, reviewId: number, id: number) =>
  db
    .selectFrom('excerptTerm')
    .where('reviewId', '=', reviewId)
    .where('excerptId', 'in', ownIn(db, 'excerpt', reviewId, id))

const statementsOfAppraisals = (db: Db, reviewId: number, id: number) =>
  db
    .selectFrom('appraisalStatement')
    .where('reviewId', '=', reviewId)
    .where('appraisalId', 'in', ownIn(db, 'appraisal', reviewId, id))

const linksOf = (db: Db, reviewId: number, id: number) =>
  db
    .selectFrom('documentLink')
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('documentId', '=', id), eb('ofId', '=', id)]))

export async function deleteDocumentRows(db: Db, reviewId: number, id: number): Promise<void> {
  await db
    .deleteFrom('documentLink')
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('documentId', '=', id), eb('ofId', '=', id)]))
    .execute()
  await db
    .deleteFrom('appraisalStatement')
    .where('reviewId', '=', reviewId)
    .where('appraisalId', 'in', ownIn(db, 'appraisal', reviewId, id))
    .execute()
  await db
    .deleteFrom('excerptTerm')
    .where('reviewId', '=', reviewId)
    .where('excerptId', 'in', ownIn(db, 'excerpt', reviewId, id))
    .execute()
  for (const table of CHILDREN.toReversed())
    await db
      .deleteFrom(table as 'aim')
      .where('reviewId', '=', reviewId)
      .where('documentId', '=', id)
      .execute()
  await db.deleteFrom('document').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** Whether a delete failed because a foreign key of another row points here. */
export function isReferredTo(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === '23503'
}
