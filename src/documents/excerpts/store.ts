// Queries on excerpts: those of a document, parked ones of a review, one with its terms.

import type { Db } from '../../core/db/open.ts'
import { prepared, preparedInsert } from '../../core/db/reading/prepared.ts'
import { matching } from '../../core/db/search.ts'
import { notFound } from '../../core/errors.ts'
import { termsUnder } from '../../reviews/vocabulary/store.ts'
import { pageName } from '../pages/printed.ts'
import { type Paragraph, paragraphAt, unpackParagraphs } from '../paragraphs.ts'
import { type Place, placed } from './places/store.ts'

const COLUMNS = [
  'excerpt.id',
  'excerpt.documentId',
  'excerpt.textNumber',
  'excerpt.starts',
  'excerpt.ends',
  'excerpt.page',
  'excerpt.quote',
  'excerpt.prefix',
  'excerpt.suffix',
  'excerpt.isLost',
  'excerpt.isKept',
  'excerpt.isParked',
  'excerpt.theoryStatementId',
  'excerpt.note',
  'excerpt.createdAt',
  'excerpt.createdBy',
  'excerpt.version',
] as const

export type ExcerptRow = Awaited<ReturnType<typeof listExcerptRows>>[number]

function base(db: Db, reviewId: number) {
  return db.selectFrom('excerpt').select(COLUMNS).where('excerpt.reviewId', '=', reviewId)
}

/** The bare excerpts of a document in the order of its text; positions of lost ones are those of an earlier text. */
export async function listExcerptRows(db: Db, reviewId: number, documentId: number) {
  return base(db, reviewId)
    .where('excerpt.documentId', '=', documentId)
    .orderBy('excerpt.starts')
    .orderBy('excerpt.id')
    .execute()
}

/** An excerpt with its terms and the paragraph its words begin in. */
export type Excerpt = Omit<ExcerptRow, 'starts' | 'ends' | 'isLost' | 'isKept' | 'isParked' | 'prefix' | 'suffix'> & {
  readonly start: number
  readonly end: number
  readonly isLost: boolean
  /** Not found in the present text, and left with the earlier one it is from. */
  readonly isKept: boolean
  readonly isParked: boolean
  readonly printedPage: string | null
  /** The page in words, empty without one. */
  readonly onPage: string
  /** ¶ of the text the excerpt stands in. */
  readonly paragraph: number | null
  readonly terms: readonly { readonly id: number; readonly name: string }[]
  readonly document: { readonly id: number; readonly label: string }
}

/** `lost` are those to find again, `kept` those left with an earlier text. */
export type ExcerptState = 'parked' | 'lost' | 'kept'

export type ExcerptFilter = {
  readonly documentId?: number | null
  readonly ids?: readonly number[]
  readonly state?: ExcerptState | null
  readonly termId?: number | null
  readonly theoryStatementId?: number | null
  readonly words?: string
  /** Only excerpts with a smaller number: the next page of a list that is newest first. */
  readonly before?: number | null
  readonly newestFirst?: boolean
}

/** In the order of the text for one document, else newest first. Three queries, however many there are. */
export async function listExcerpts(db: Db, reviewId: number, filter: ExcerptFilter, limit = 2_000): Promise<Excerpt[]> {
  let query = base(db, reviewId)
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'excerpt.reviewId').onRef('document.id', '=', 'excerpt.documentId'),
    )
    .leftJoin('textPage', join =>
      join
        .onRef('textPage.reviewId', '=', 'excerpt.reviewId')
        .onRef('textPage.documentId', '=', 'excerpt.documentId')
        .onRef('textPage.textNumber', '=', 'excerpt.textNumber')
        .onRef('textPage.number', '=', 'excerpt.page'),
    )
    .select(['document.label', 'textPage.label as printedPage'])
  if (filter.documentId != null) query = query.where('excerpt.documentId', '=', filter.documentId)
  if (filter.ids !== undefined) query = query.where('excerpt.id', 'in', filter.ids.length > 0 ? [...filter.ids] : [0])
  if (filter.state === 'parked') query = query.where('excerpt.isParked', '=', 1)
  if (filter.state === 'lost' || filter.state === 'kept')
    query = query.where('excerpt.isLost', '=', 1).where('excerpt.isKept', '=', filter.state === 'kept' ? 1 : 0)
  if (filter.theoryStatementId != null) query = query.where('excerpt.theoryStatementId', '=', filter.theoryStatementId)
  if (filter.before != null) query = query.where('excerpt.id', '<', filter.before)
  const { termId } = filter
  if (termId != null)
    query = query.where(
      'excerpt.id',
      'in',
      db
        .selectFrom('excerptTerm')
        .select('excerptId')
        .where('reviewId', '=', reviewId)
        .where('termId', 'in', termsUnder(reviewId, termId)),
    )
  const words = matching(db, reviewId, filter.words ?? '', 'excerpt')
  if (words !== null) query = query.where('excerpt.id', 'in', words)
  const ordered =
    filter.documentId != null && filter.newestFirst !== true
      ? query.orderBy('excerpt.starts').orderBy('excerpt.id')
      : query.orderBy('excerpt.id', 'desc')
  const rows = await ordered.limit(limit).execute()
  return withTermsAndParagraphs(db, reviewId, rows)
}

async function withTermsAndParagraphs(
  db: Db,
  reviewId: number,
  rows: readonly (ExcerptRow & { label: string; printedPage: string | null })[],
): Promise<Excerpt[]> {
  if (rows.length === 0) return []
  const paragraphs = await listParagraphs(
    db,
    reviewId,
    rows.map(row => row.documentId),
  )
  const terms = await listTermsOf(
    db,
    reviewId,
    rows.map(row => row.id),
  )
  return rows.map(({ label, starts, ends, prefix: _prefix, suffix: _suffix, ...row }) => ({
    ...row,
    onPage: pageName(row),
    start: starts,
    end: ends,
    isLost: row.isLost === 1,
    isKept: row.isKept === 1,
    isParked: row.isParked === 1,
    paragraph: paragraphAt(paragraphs.get(`${row.documentId}/${row.textNumber}`) ?? [], starts)?.number ?? null,
    terms: terms.filter(term => term.excerptId === row.id).map(({ id, name }) => ({ id, name })),
    document: { id: row.documentId, label },
  }))
}

/** Paragraphs of several texts, for telling in which one excerpts stand; the key is `document/number`. */
async function listParagraphs(
  db: Db,
  reviewId: number,
  documentIds: readonly number[],
): Promise<ReadonlyMap<string, readonly Paragraph[]>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('documentText')
    .select(['documentId', 'number', 'paragraphs'])
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', [...new Set(documentIds)])
    .execute()
  return new Map(rows.map(row => [`${row.documentId}/${row.number}`, unpackParagraphs(row.paragraphs)]))
}

async function listTermsOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('excerptTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'excerptTerm.reviewId').onRef('term.id', '=', 'excerptTerm.termId'),
    )
    .select(['excerptTerm.excerptId', 'term.id', 'term.name'])
    .where('excerptTerm.reviewId', '=', reviewId)
    .where('excerptTerm.excerptId', 'in', [...ids])
    .orderBy('term.name')
    .orderBy('term.id')
    .execute()
}

export async function getExcerpt(db: Db, reviewId: number, id: number): Promise<Excerpt> {
  const [excerpt] = await listExcerpts(db, reviewId, { ids: [id] })
  if (excerpt === undefined) throw notFound('This excerpt')
  return excerpt
}

/** An excerpt of exactly this stretch of the present text, the oldest of several; for using it again. */
export async function findExcerptAt(
  db: Db,
  reviewId: number,
  documentId: number,
  start: number,
  end: number,
): Promise<number | undefined> {
  const rows = await excerptsAt(db, reviewId, documentId, start, end)
  return rows.length === 0 ? undefined : Math.min(...rows.map(row => row.id))
}

/** Without an order, for which SQLite would walk every excerpt of the review. */
const excerptsAt = prepared((db, reviewId: number, documentId: number, start: number, end: number) =>
  db
    .selectFrom('excerpt')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('starts', '=', start)
    .where('ends', '=', end)
    .where('isLost', '=', 0),
)

export async function countExcerpts(db: Db, reviewId: number, state: ExcerptState): Promise<number> {
  const { count } = await db
    .selectFrom('excerpt')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('reviewId', '=', reviewId)
    .where(state === 'parked' ? 'isParked' : 'isLost', '=', 1)
    .$if(state !== 'parked', query => query.where('isKept', '=', state === 'kept' ? 1 : 0))
    .executeTakeFirstOrThrow()
  return Number(count)
}

type Details = { isParked: 0 | 1; theoryStatementId: number | null; note: string }
export async function insertExcerpt(
  db: Db,
  excerpt: Place &
    Details & { reviewId: number; id: number; documentId: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await addRow(db, placed(excerpt))
}

const addRow = preparedInsert('excerpt', [
  ...(['reviewId', 'id', 'documentId', 'textNumber', 'starts', 'ends', 'page', 'quote', 'prefix', 'suffix'] as const),
  ...(['isParked', 'theoryStatementId', 'note', 'createdAt', 'createdBy'] as const),
])

/** False when someone saved in between. */
export async function updateExcerpt(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Details,
): Promise<boolean> {
  const done = await db
    .updateTable('excerpt')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The rows of one excerpt as they are to be put back. */
export async function listRowsOf(db: Db, reviewId: number, id: number) {
  const excerpts = await db
    .selectFrom('excerpt')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
  const terms = await db
    .selectFrom('excerptTerm')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('excerptId', '=', id)
    .execute()
  return [
    { table: 'excerpt' as const, rows: excerpts },
    { table: 'excerptTerm' as const, rows: terms },
  ]
}

export async function deleteExcerptRows(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('excerptTerm').where('reviewId', '=', reviewId).where('excerptId', '=', id).execute()
  await db.deleteFrom('excerpt').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
