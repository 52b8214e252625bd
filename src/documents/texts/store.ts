// Queries on the texts of documents: the present one for reading, earlier ones kept, and the jobs that read files.
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import { notFound } from '../../core/errors.ts'
import { type AnchorText, anchorText } from '../anchoring/anchor.ts'
import { type Page, type Paragraph, unpackParagraphs } from '../paragraphs.ts'

/** A text with what is needed to read it and to find passages in it. */
export type ReadText = {
  readonly documentId: number
  readonly number: number
  readonly source: AnchorText
  readonly paragraphs: readonly Paragraph[]
  readonly pages: readonly Page[]
}

/** The present text of a document, or the one with this number; undefined when it has none. */
export async function findText(
  db: Db,
  reviewId: number,
  documentId: number,
  number?: number,
): Promise<ReadText | undefined> {
  if (number !== undefined) return readText(db, reviewId, documentId, number)
  const [document] = await presentNumber(db, reviewId, documentId)
  if (document?.textNumber == null) return undefined
  const key = `${reviewId} ${documentId} ${document.textNumber}`
  const texts = textsOf(db)
  const found = texts.get(key) ?? (await readText(db, reviewId, documentId, document.textNumber))
  const isSafe = texts.delete(key) || !db.isTransaction
  // What a transaction reads may be its own, and rolled back with it.
  if (found !== undefined && isSafe) texts.set(key, found)
  if (texts.size > KEPT_TEXTS) texts.delete(texts.keys().next().value as string)
  return found
}

/** A text is never changed, only followed by one with another number, so the last few that were read or quoted are kept. */
const KEPT_TEXTS = 20
const kept = new WeakMap<object, Map<string, ReadText>>()

function textsOf(db: Db): Map<string, ReadText> {
  const { adapter } = db.getExecutor()
  const found = kept.get(adapter) ?? new Map<string, ReadText>()
  kept.set(adapter, found)
  return found
}

const presentNumber = prepared((db, reviewId: number, documentId: number) =>
  db.selectFrom('document').select('textNumber').where('reviewId', '=', reviewId).where('id', '=', documentId),
)

async function readText(db: Db, reviewId: number, documentId: number, number: number): Promise<ReadText | undefined> {
  const row = await db
    .selectFrom('documentText')
    .select(['number', 'text', 'paragraphs', 'pages'])
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    documentId,
    number: row.number,
    source: anchorText(row.text),
    paragraphs: unpackParagraphs(row.paragraphs),
    pages: JSON.parse(row.pages) as Page[],
  }
}

export async function getText(db: Db, reviewId: number, documentId: number): Promise<ReadText> {
  const text = await findText(db, reviewId, documentId)
  if (text === undefined) throw notFound('The text of this document')
  return text
}

/** The bare text, for the search index. */
export async function findTextBody(db: Db, reviewId: number, documentId: number, number: number): Promise<string> {
  const row = await db
    .selectFrom('documentText')
    .select('text')
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.text ?? ''
}

/** All texts a document has had, newest first, without the texts themselves. */
export async function listTexts(db: Db, reviewId: number, documentId: number) {
  const rows = await db
    .selectFrom('documentText')
    .select(['number', 'characters', 'paragraphs', 'pages', 'form', 'fileHash', 'fileName', 'remark', 'addedAt'])
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({
    ...row,
    paragraphs: (JSON.parse(row.paragraphs) as unknown[]).length,
    pages: (JSON.parse(row.pages) as unknown[]).length,
  }))
}

export async function latestTextNumber(db: Db, reviewId: number, documentId: number): Promise<number> {
  const row = await db
    .selectFrom('documentText')
    .select(eb => eb.fn.max('number').as('number'))
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

export type NewText = {
  reviewId: number
  documentId: number
  number: number
  text: string
  paragraphs: string
  pages: string
  characters: number
  form: 'pasted' | 'txt' | 'html' | 'docx' | 'pdf'
  fileHash: string | null
  fileName: string
  remark: string
  addedAt: string
  addedBy: number | null
}

/** Adds the text and makes it the present one. */
export async function insertText(db: Db, text: NewText): Promise<void> {
  await db.insertInto('documentText').values(text).execute()
  await db
    .updateTable('document')
    .set({ textNumber: text.number })
    .where('reviewId', '=', text.reviewId)
    .where('id', '=', text.documentId)
    .execute()
}

export const EXTRACTION = 'extract text'

/** The latest job that reads a file for this document; the input names the document. */
export async function findExtraction(db: Db, reviewId: number, documentId: number) {
  const jobs = await db
    .selectFrom('job')
    .select(['id', 'state', 'input', 'done', 'total', 'stage', 'problem', 'finishedAt'])
    .where('reviewId', '=', reviewId)
    .where('kind', '=', EXTRACTION)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return jobs.find(job => (JSON.parse(job.input) as { documentId?: number }).documentId === documentId)
}

/** Whether the full text of a record is sought: it passed title and abstract, or came in as included. */
export async function isSought(db: Db, reviewId: number, recordId: number): Promise<boolean> {
  const row = await db
    .selectFrom('record')
    .leftJoin('import as i', join =>
      join.onRef('i.reviewId', '=', 'record.reviewId').onRef('i.id', '=', 'record.importId'),
    )
    .leftJoin('screening as ta', join =>
      join
        .onRef('ta.reviewId', '=', 'record.reviewId')
        .onRef('ta.recordId', '=', 'record.id')
        .on('ta.screen', '=', 'title-abstract'),
    )
    .select(['record.duplicateOf', 'ta.status', 'i.stage'])
    .where('record.reviewId', '=', reviewId)
    .where('record.id', '=', recordId)
    .executeTakeFirst()
  return row !== undefined && row.duplicateOf === null && (row.status === 'included' || row.stage === 'included')
}
