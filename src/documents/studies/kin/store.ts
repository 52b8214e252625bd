// Queries on kin: links between documents, and what hints at more of them.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import type { Candidate, KinKind } from './domain.ts'

/** Of one document from both sides, or all of a review. */
export async function listLinks(db: Db, reviewId: number, documentId: number | null = null) {
  let query = db
    .selectFrom('documentLink as l')
    .innerJoin('document as a', join => join.onRef('a.reviewId', '=', 'l.reviewId').onRef('a.id', '=', 'l.documentId'))
    .innerJoin('document as b', join => join.onRef('b.reviewId', '=', 'l.reviewId').onRef('b.id', '=', 'l.ofId'))
    .select(['l.id', 'l.kind', 'l.note', 'l.documentId', 'l.ofId', 'a.label as label', 'b.label as ofLabel'])
    .where('l.reviewId', '=', reviewId)
  if (documentId !== null)
    query = query.where(eb => eb.or([eb('l.documentId', '=', documentId), eb('l.ofId', '=', documentId)]))
  return query.orderBy('l.id').execute()
}

export async function getLinkRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('documentLink')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This link')
  return row
}

export async function findLinkBetween(db: Db, reviewId: number, a: number, b: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('documentLink')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', [a, b])
    .where('ofId', 'in', [a, b])
    .executeTakeFirst()
  return row?.id
}

export async function insertLink(
  db: Db,
  link: {
    readonly reviewId: number
    readonly id: number
    readonly documentId: number
    readonly kind: KinKind
    readonly ofId: number
    readonly note: string
    readonly createdAt: string
    readonly createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('documentLink').values(link).execute()
}

export async function deleteLinkRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('documentLink').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** Every document with what may tell its kin: of its text the first page or so. */
export async function listCandidates(db: Db, reviewId: number): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('record', join =>
      join.onRef('record.reviewId', '=', 'document.reviewId').onRef('record.id', '=', 'document.recordId'),
    )
    .leftJoin('documentText as t', join =>
      join
        .onRef('t.reviewId', '=', 'document.reviewId')
        .onRef('t.documentId', '=', 'document.id')
        .onRef('t.number', '=', 'document.textNumber'),
    )
    .select(['document.id', 'document.label', 'document.title', 'document.authors', 'document.recordId'])
    .select(['document.studyId', 'document.note', 'record.abstract'])
    .select(sql<string | null>`substr(t.text, 1, 4000)`.as('begins'))
    .where('document.reviewId', '=', reviewId)
    .orderBy('document.id')
    .execute()
  return rows.map(({ authors, note, abstract, begins, ...row }) => ({
    ...row,
    authors: JSON.parse(authors) as string[],
    words: [row.title, abstract, note, begins].filter(Boolean).join('\n').slice(0, 12_000),
  }))
}

/** Pairs of records that a person judged to be no duplicates although they look alike. */
export async function listAlikeRecords(db: Db, reviewId: number): Promise<(readonly [number, number])[]> {
  const rows = await db
    .selectFrom('duplicatePair')
    .select(['recordId', 'otherId'])
    .where('reviewId', '=', reviewId)
    .where('state', '=', 'not a duplicate')
    .orderBy('id')
    .limit(10_000)
    .execute()
  return rows.map(row => [row.recordId, row.otherId] as const)
}
