// Reads what references need beyond the table of records: how they are cited, and what was noted of their documents.
import type { Db } from '../../core/db/open.ts'
import { these } from '../../core/db/reading/ids.ts'

const AT_ONCE = 2_000

/** First author and year of every record, in the order of their numbers. */
export async function* listNamed(db: Db, reviewId: number) {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('record')
      .select(['id', 'firstAuthor', 'year'])
      .where('reviewId', '=', reviewId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    yield rows
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.id ?? after
  }
}

/** “setting: rural” by document. */
export async function listTermsOf(
  db: Db,
  reviewId: number,
  documents: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (documents.length === 0) return new Map()
  const rows = await db
    .selectFrom('documentTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'documentTerm.reviewId').onRef('term.id', '=', 'documentTerm.termId'),
    )
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select(['documentTerm.documentId', 'term.name', 'facet.name as facet'])
    .where('documentTerm.reviewId', '=', reviewId)
    .where('documentTerm.documentId', 'in', these(db, documents))
    .orderBy('facet.id')
    .orderBy('term.id')
    .execute()
  const found = Map.groupBy(rows, row => row.documentId)
  return new Map([...found].map(([id, terms]) => [id, terms.map(term => `${term.facet}: ${term.name}`)]))
}

/** The documents that a report refers to, with what only their records know. */
export function listReferredTo(db: Db, reviewId: number) {
  return db
    .selectFrom('document as d')
    .leftJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'd.reviewId').onRef('r.id', '=', 'd.recordId'))
    .select(['d.id', 'd.kind', 'd.label', 'd.title', 'd.authors', 'd.year', 'd.journal', 'd.volume', 'd.issue'])
    .select(['d.pages', 'd.publisher', 'd.doi', 'd.url', 'd.recordId', 'd.studyId'])
    .select(['r.type', 'r.pmid', 'r.isbn', 'r.language', 'r.abstract', 'r.keywords'])
    .where('d.reviewId', '=', reviewId)
    .where('d.kind', '<>', 'consultation')
    .orderBy('d.id')
    .execute()
}
