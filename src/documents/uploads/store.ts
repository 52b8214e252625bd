// Queries on uploads of many full texts: the files, what became of each, and the records they may be of.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { authorKey } from '../../sources/records/title.ts'
import type { Sought } from './matching.ts'

export type FileState = 'waiting' | 'added' | 'unmatched' | 'has text' | 'refused' | 'left aside'

export async function insertUpload(
  db: Db,
  row: { reviewId: number; id: number; jobId: number | null; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('upload').values(row).execute()
}

export async function insertUploadFiles(
  db: Db,
  rows: readonly {
    reviewId: number
    uploadId: number
    number: number
    fileHash: string
    fileName: string
    bytes: number
  }[],
): Promise<void> {
  await db
    .insertInto('uploadFile')
    .values(rows.map(row => ({ ...row, state: 'waiting' as const })))
    .execute()
}

export async function setUploadJob(db: Db, reviewId: number, id: number, jobId: number): Promise<void> {
  await db.updateTable('upload').set({ jobId }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function getUpload(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('upload')
    .leftJoin('person', 'person.id', 'upload.createdBy')
    .select(['upload.id', 'upload.jobId', 'upload.createdAt', 'person.name as createdByName'])
    .where('upload.reviewId', '=', reviewId)
    .where('upload.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This upload')
  return row
}

/** The files in the order in which they were chosen, with the record and document each was placed at. */
export async function listUploadFiles(db: Db, reviewId: number, uploadId: number) {
  return db
    .selectFrom('uploadFile as f')
    .leftJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'f.reviewId').onRef('r.id', '=', 'f.recordId'))
    .leftJoin('document as d', join => join.onRef('d.reviewId', '=', 'f.reviewId').onRef('d.id', '=', 'f.documentId'))
    .select([
      'f.number',
      'f.fileName',
      'f.fileHash',
      'f.bytes',
      'f.state',
      'f.how',
      'f.recordId',
      'f.documentId',
      'f.title',
      'f.doi',
      'f.sentence',
      'r.title as recordTitle',
      'd.label as documentLabel',
    ])
    .where('f.reviewId', '=', reviewId)
    .where('f.uploadId', '=', uploadId)
    .orderBy('f.number')
    .execute()
}

export async function getUploadFile(db: Db, reviewId: number, uploadId: number, number: number) {
  const row = await db
    .selectFrom('uploadFile')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('uploadId', '=', uploadId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This file')
  return row
}

/** Moves a file from one of the states; false when it is in another by now. */
export async function settleUploadFile(
  db: Db,
  reviewId: number,
  uploadId: number,
  number: number,
  from: readonly FileState[],
  to: {
    readonly state: FileState
    readonly how?: 'doi' | 'title' | 'file name' | 'person'
    readonly recordId?: number | null
    readonly documentId?: number | null
    readonly title?: string
    readonly doi?: string
    readonly sentence?: string
    readonly settledBy?: number | null
  },
): Promise<boolean> {
  const done = await db
    .updateTable('uploadFile')
    .set(to)
    .where('reviewId', '=', reviewId)
    .where('uploadId', '=', uploadId)
    .where('number', '=', number)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Uploads with files that still wait for an answer, newest first. */
export async function listOpenUploads(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('uploadFile as f')
    .select(['f.uploadId', sql<number>`count(*)`.as('count')])
    .where('f.reviewId', '=', reviewId)
    .where('f.state', 'in', ['waiting', 'unmatched', 'has text'])
    .groupBy('f.uploadId')
    .orderBy('f.uploadId', 'desc')
    .limit(20)
    .execute()
  return rows.map(row => ({ id: row.uploadId, waiting: Number(row.count) }))
}

/** More than these are not held in memory to be looked through; the numbers of the rest can be typed. */
const MOST = 20_000

/** Records whose text may come: those not excluded and no copies, sought ones first. */
export async function listSought(db: Db, reviewId: number): Promise<Sought[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'title', 'authors', 'year', 'doi'])
    .where('reviewId', '=', reviewId)
    .where('standing', 'in', [
      ...(['full text to screen', 'included', 'not retrieved', 'maybe', 'conflict'] as const),
      ...(['awaiting second reviewer', 'not screened'] as const),
    ])
    .orderBy(
      sql`case standing when 'full text to screen' then 0 when 'included' then 1 when 'not retrieved' then 2 else 3 end`,
    )
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map(({ authors, ...row }) => ({ ...row, author: authorKey(JSON.parse(authors) as string[]) }))
}
