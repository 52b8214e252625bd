// Queries that write one document's cells: the team's columns, what the form of a document asks too, and where it says so.
import type { Db } from '../../../core/db/open.ts'
import { pageName } from '../../pages/printed.ts'
import type { DocumentColumn } from '../domain.ts'

type Place = { readonly reviewId: number; readonly documentId: number }
type Noted = { readonly notedAt: string; readonly notedBy: number | null }

export async function saveValue(
  db: Db,
  { reviewId, documentId }: Place,
  characteristicId: number,
  set: Noted & { readonly value: string },
): Promise<void> {
  await db
    .insertInto('characteristicValue')
    .values({ reviewId, documentId, characteristicId, ...set })
    .onConflict(conflict =>
      conflict
        .columns(['reviewId', 'documentId', 'characteristicId'])
        .doUpdateSet(eb => ({ ...set, version: eb('characteristicValue.version', '+', 1) })),
    )
    .execute()
}

export async function saveSource(
  db: Db,
  { reviewId, documentId }: Place,
  cell: string,
  set: Noted & { readonly locator: string; readonly excerptId: number | null },
): Promise<void> {
  await db
    .insertInto('cellSource')
    .values({ reviewId, documentId, cell, ...set })
    .onConflict(conflict =>
      conflict
        .columns(['reviewId', 'documentId', 'cell'])
        .doUpdateSet(eb => ({ ...set, version: eb('cellSource.version', '+', 1) })),
    )
    .execute()
}

/** A document that is described in the table has changed for those who have its form open. */
export async function updateDescribed(
  db: Db,
  { reviewId, documentId }: Place,
  set: Partial<Record<DocumentColumn, string>>,
): Promise<void> {
  await db
    .updateTable('document')
    .set(eb => ({ ...set, version: eb('version', '+', 1) }))
    .where('reviewId', '=', reviewId)
    .where('id', '=', documentId)
    .execute()
}

/** Excerpts of a document to point to from a cell. */
export async function listExcerptsToPointTo(db: Db, reviewId: number, documentId: number) {
  const rows = await db
    .selectFrom('excerpt')
    .leftJoin('textPage', join =>
      join
        .onRef('textPage.reviewId', '=', 'excerpt.reviewId')
        .onRef('textPage.documentId', '=', 'excerpt.documentId')
        .onRef('textPage.textNumber', '=', 'excerpt.textNumber')
        .onRef('textPage.number', '=', 'excerpt.page'),
    )
    .select(['excerpt.id', 'excerpt.quote', 'excerpt.page', 'textPage.label as printedPage'])
    .where('excerpt.reviewId', '=', reviewId)
    .where('excerpt.documentId', '=', documentId)
    .orderBy('excerpt.starts')
    .orderBy('excerpt.id')
    .limit(500)
    .execute()
  return rows.map(({ printedPage, page, ...row }) => ({ ...row, onPage: pageName({ page, printedPage }) }))
}

export async function isExcerptOf(db: Db, reviewId: number, documentId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('excerpt')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
