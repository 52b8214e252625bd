// Queries on the pages of a text: one page at a time, since a long document has many and a screen shows few.
import type { Db } from '../../core/db/open.ts'
import { inPoints, inTenths, type PageLayout, packRuns, unpackRuns } from './domain.ts'

/** Undefined where the text knows no pages of a PDF, or has fewer. */
export async function readLayout(
  db: Db,
  reviewId: number,
  documentId: number,
  textNumber: number,
  page: number,
): Promise<PageLayout | undefined> {
  const row = await db
    .selectFrom('textPage')
    .select(['number', 'label', 'width', 'height', 'runs'])
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('textNumber', '=', textNumber)
    .where('number', '=', page)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { ...row, width: inPoints(row.width), height: inPoints(row.height), runs: unpackRuns(row.runs) }
}

/** Number, label and size of every page, without what stands on them. */
export async function listPages(db: Db, reviewId: number, documentId: number, textNumber: number) {
  const rows = await db
    .selectFrom('textPage')
    .select(['number', 'label', 'width', 'height'])
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('textNumber', '=', textNumber)
    .orderBy('number')
    .execute()
  return rows.map(row => ({ ...row, width: inPoints(row.width), height: inPoints(row.height) }))
}

/** Rows that fit one statement with every engine's limit on parameters. */
const AT_ONCE = 50

export async function insertPages(
  db: Db,
  text: { readonly reviewId: number; readonly documentId: number; readonly textNumber: number },
  pages: readonly PageLayout[],
): Promise<void> {
  for (let at = 0; at < pages.length; at += AT_ONCE) {
    const rows = pages.slice(at, at + AT_ONCE).map(page => ({
      ...text,
      number: page.number,
      label: page.label,
      width: inTenths(page.width),
      height: inTenths(page.height),
      runs: packRuns(page.runs),
    }))
    await db.insertInto('textPage').values(rows).execute()
  }
}
