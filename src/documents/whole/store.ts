// Queries that put many documents with their texts and quotations in at once.
import type { Insertable } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import { insertRows } from '../../core/db/whole-tables.ts'

export async function listAllLabels(db: Db, reviewId: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('document').select('label').where('reviewId', '=', reviewId).execute()
  return rows.map(row => row.label)
}

export const insertDocuments = (db: Db, rows: readonly Insertable<DB['document']>[]) => insertRows(db, 'document', rows)

/** One to a statement: a text is long. */
export async function insertTexts(db: Db, rows: readonly Insertable<DB['documentText']>[]): Promise<void> {
  for (const row of rows) await insertRows(db, 'documentText', [row])
}

export const insertTextPages = (db: Db, rows: readonly Insertable<DB['textPage']>[]) => insertRows(db, 'textPage', rows)

export async function insertExcerpts(
  db: Db,
  rows: readonly Insertable<DB['excerpt']>[],
  terms: readonly Insertable<DB['excerptTerm']>[],
): Promise<void> {
  await insertRows(db, 'excerpt', rows)
  await insertRows(db, 'excerptTerm', terms)
}

/** What search knows of these documents and their quotations. */
export async function listBodies(db: Db, reviewId: number, ids: readonly number[]) {
  const documents = await db
    .selectFrom('document')
    .leftJoin('documentText as t', join =>
      join
        .onRef('t.reviewId', '=', 'document.reviewId')
        .onRef('t.documentId', '=', 'document.id')
        .onRef('t.number', '=', 'document.textNumber'),
    )
    .select(['document.id', 'document.label', 'document.title', 'document.authors', 'document.journal', 't.text'])
    .where('document.reviewId', '=', reviewId)
    .where('document.id', 'in', ids.length > 0 ? [...ids] : [0])
    .execute()
  const excerpts = await db
    .selectFrom('excerpt')
    .select(['id', 'quote', 'note'])
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', ids.length > 0 ? [...ids] : [0])
    .orderBy('id')
    .execute()
  return { documents, excerpts }
}
