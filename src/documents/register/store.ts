// Queries on the list of documents, and on the included records that are waiting to become documents.

import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { matching } from '../../core/db/search.ts'
import { termsUnder } from '../../reviews/vocabulary/store.ts'
import { ASPECTS, type Aspect, type Rating } from '../appraisals/domain.ts'
import type { DocumentKind } from '../domain.ts'

export type DocumentFilter = {
  readonly words: string
  readonly kind: DocumentKind | null
  readonly study: number | null
  readonly text: 'with' | 'without' | null
  readonly term: number | null
  /** What was agreed, or judged by somebody where nothing was; `none` is not judged by anyone. */
  readonly marks: Readonly<Record<Aspect, Rating | 'none' | null>>
}

/** Pages go by label: after the last of the page before, or before the first of the page after; both empty at the start. */
export type DocumentPage = { readonly limit: number; readonly after: string; readonly before: string }

export type ListedDocument = Awaited<ReturnType<typeof listDocuments>>['documents'][number]

/** One page by label, with what has been done in each, how many there are in all, and where the pages around it begin. */
export async function listDocuments(db: Db, reviewId: number, filter: DocumentFilter, page: DocumentPage) {
  const { count } = await filtered(db, reviewId, filter)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const { rows, previous, next } = await listRows(db, reviewId, filter, page)
  const work = await countExcerptsOf(
    db,
    reviewId,
    rows.map(row => row.id),
  )
  const documents = rows.map(row => ({
    ...row,
    authors: JSON.parse(row.authors) as string[],
    ...(work.get(row.id) ?? { excerpts: 0, lost: 0 }),
  }))
  return { count: Number(count), documents, previous, next }
}

/** One row more than the page is asked for, to know whether the list goes on. */
async function listRows(db: Db, reviewId: number, filter: DocumentFilter, { limit, after, before }: DocumentPage) {
  const isBack = before !== ''
  let query = withStudyAndText(filtered(db, reviewId, filter))
  if (isBack) query = query.where('document.label', '<', before)
  else if (after !== '') query = query.where('document.label', '>', after)
  const found = await query
    .orderBy('document.label', isBack ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  const rows = isBack ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const goesOn = found.length > limit
  const [first, last] = [rows.at(0)?.label ?? null, rows.at(-1)?.label ?? null]
  return {
    rows,
    previous: (isBack ? goesOn : after !== '') ? first : null,
    next: isBack || goesOn ? last : null,
  }
}

function withStudyAndText(documents: ReturnType<typeof filtered>) {
  return documents
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .leftJoin('documentText', join =>
      join
        .onRef('documentText.reviewId', '=', 'document.reviewId')
        .onRef('documentText.documentId', '=', 'document.id')
        .onRef('documentText.number', '=', 'document.textNumber'),
    )
    .leftJoin('screening', join =>
      join
        .onRef('screening.reviewId', '=', 'document.reviewId')
        .onRef('screening.recordId', '=', 'document.recordId')
        .on('screening.screen', '=', 'full-text'),
    )
    .select([
      'document.id',
      'document.recordId',
      'document.kind',
      'document.label',
      'document.title',
      'document.authors',
      'document.year',
      'document.journal',
      'study.id as studyId',
      'study.name as studyName',
      'documentText.characters',
      'screening.status as screening',
    ])
}

async function countExcerptsOf(db: Db, reviewId: number, documentIds: readonly number[]) {
  const rows = await db
    .selectFrom('excerpt')
    .select([
      'documentId',
      sql<number>`count(*)`.as('excerpts'),
      sql<number>`sum(case when is_lost = 1 and is_kept = 0 then 1 else 0 end)`.as('lost'),
    ])
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', documentIds.length > 0 ? [...documentIds] : [0])
    .groupBy('documentId')
    .execute()
  return new Map(rows.map(row => [row.documentId, { excerpts: Number(row.excerpts), lost: Number(row.lost) }]))
}

function filtered(db: Db, reviewId: number, filter: DocumentFilter) {
  let query = db.selectFrom('document').where('document.reviewId', '=', reviewId)
  const words = matching(db, reviewId, filter.words, 'document')
  if (words !== null) query = query.where('document.id', 'in', words)
  if (filter.kind !== null) query = query.where('document.kind', '=', filter.kind)
  if (filter.study !== null) query = query.where('document.studyId', '=', filter.study)
  if (filter.term !== null)
    query = query.where(
      'document.id',
      'in',
      db
        .selectFrom('documentTerm')
        .select('documentId')
        .where('reviewId', '=', reviewId)
        .where('termId', 'in', termsUnder(reviewId, filter.term)),
    )
  if (filter.text !== null) query = query.where('document.textNumber', filter.text === 'with' ? 'is not' : 'is', null)
  for (const { name } of ASPECTS) {
    const wanted = filter.marks[name]
    if (wanted === null) continue
    const agreed = db.selectFrom('agreedAppraisal').select('documentId').where('reviewId', '=', reviewId)
    const judged = db.selectFrom('appraisal').select('documentId').where('reviewId', '=', reviewId)
    const settled = agreed.where(name, 'is not', null)
    if (wanted === 'none')
      query = query
        .where('document.id', 'not in', settled)
        .where('document.id', 'not in', judged.where(name, 'is not', null))
    else
      query = query.where(eb =>
        eb.or([
          eb('document.id', 'in', agreed.where(name, '=', wanted)),
          eb.and([eb('document.id', 'not in', settled), eb('document.id', 'in', judged.where(name, '=', wanted))]),
        ]),
      )
  }
  return query
}

/** Records that passed title and abstract, or came in as included, were not excluded since, whose text was not given up and that have no document yet. */
function waitingRecords(db: Db, reviewId: number) {
  const screened = (status: 'included' | 'excluded') =>
    db.selectFrom('screening').select('recordId as id').where('reviewId', '=', reviewId).where('status', '=', status)
  const cameIncluded = db
    .selectFrom('import as i')
    .innerJoin('record as r', join => join.onRef('r.reviewId', '=', 'i.reviewId').onRef('r.importId', '=', 'i.id'))
    .select('r.id')
    .where('i.reviewId', '=', reviewId)
    .where('i.stage', '=', 'included')
  const taken = db
    .selectFrom('document')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('recordId', 'is not', null)
  const givenUp = db
    .selectFrom('retrieval')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('state', '=', 'not retrieved')
  return db
    .selectFrom('record')
    .where('record.reviewId', '=', reviewId)
    .where('record.duplicateOf', 'is', null)
    .where('record.id', 'in', screened('included').union(cameIncluded))
    .where('record.id', 'not in', screened('excluded'))
    .where('record.id', 'not in', givenUp)
    .where('record.id', 'not in', taken)
}

/** All that wait, and how many of them have been screened while their full text is not decided on. */
export async function countWaitingRecords(db: Db, reviewId: number): Promise<{ all: number; unread: number }> {
  const screened = db.selectFrom('screening').select('recordId').where('reviewId', '=', reviewId)
  const readAndIncluded = screened.where('screen', '=', 'full-text').where('status', '=', 'included')
  const { all, unread } = await waitingRecords(db, reviewId)
    .select(eb => [
      eb.fn.countAll<number>().as('all'),
      eb.fn
        .countAll<number>()
        .filterWhere('record.id', 'in', screened)
        .filterWhere('record.id', 'not in', readAndIncluded)
        .as('unread'),
    ])
    .executeTakeFirstOrThrow()
  return { all: Number(all), unread: Number(unread) }
}

export async function listWaitingRecords(db: Db, reviewId: number, limit: number): Promise<number[]> {
  const rows = await waitingRecords(db, reviewId).select('record.id').orderBy('record.id').limit(limit).execute()
  return rows.map(row => row.id)
}
