// Reads documents with their texts, what was done in them and how they were judged.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { listAims } from '../../../documents/measures/aims/store.ts'
import { listTermsOfDocuments } from '../../../documents/terms/store.ts'
import { readJudged, readMeasures } from '../studies/store.ts'
import type { DocumentRow } from './columns.ts'

const AT_ONCE = 500

/** `hidden`: records of whose full text the reader may not be told yet what was decided. */
export async function* readDocuments(
  db: Db,
  reviewId: number,
  hidden: ReadonlySet<number>,
): AsyncGenerator<readonly DocumentRow[]> {
  const measures = await readMeasures(db, reviewId)
  const aims = Map.groupBy(await listAims(db, reviewId, null), one => one.documentId)
  const kin = Map.groupBy(await listKin(db, reviewId), one => one.documentId)
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, reviewId, after)
    const ids = rows.map(row => row.id)
    const terms = await listTermsOfDocuments(db, reviewId, ids)
    const judged = await readJudged(db, reviewId, ids)
    yield rows.map(row => ({
      ...row,
      authors: JSON.parse(row.authors) as string[],
      screening: row.recordId !== null && hidden.has(row.recordId) ? null : row.screening,
      ...{ excerpts: Number(row.excerpts), parked: Number(row.parked), accounts: Number(row.accounts) },
      terms: terms.get(row.id) ?? [],
      judged: judged.get(row.id) ?? null,
      measures: measures.get(row.id) ?? [],
      aims: aims.get(row.id) ?? [],
      kin: kin.get(row.id) ?? [],
    }))
    if (rows.length < AT_ONCE) return
    after = ids.at(-1) ?? after
  }
}

function rowsAfter(db: Db, reviewId: number, after: number) {
  return db
    .selectFrom('document as d')
    .leftJoin('study as s', join => join.onRef('s.reviewId', '=', 'd.reviewId').onRef('s.id', '=', 'd.studyId'))
    .leftJoin('documentText as t', join =>
      join
        .onRef('t.reviewId', '=', 'd.reviewId')
        .onRef('t.documentId', '=', 'd.id')
        .onRef('t.number', '=', 'd.textNumber'),
    )
    .leftJoin('screening as f', join =>
      join
        .onRef('f.reviewId', '=', 'd.reviewId')
        .onRef('f.recordId', '=', 'd.recordId')
        .on('f.screen', '=', 'full-text'),
    )
    .select(['d.id', 'd.label', 'd.kind', 'd.title', 'd.authors', 'd.year', 'd.journal', 'd.volume', 'd.issue'])
    .select(['d.pages', 'd.publisher', 'd.doi', 'd.url', 'd.country', 'd.design', 'd.participants', 'd.stakeholders'])
    .select(['d.note', 'd.recordId', 'd.studyId', 's.name as studyName', 't.form', 't.characters', 'd.createdAt'])
    .select('f.status as screening')
    .select(eb => [
      eb
        .selectFrom('excerpt as e')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('e.reviewId', '=', 'd.reviewId')
        .whereRef('e.documentId', '=', 'd.id')
        .as('excerpts'),
      eb
        .selectFrom('excerpt as e')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('e.reviewId', '=', 'd.reviewId')
        .whereRef('e.documentId', '=', 'd.id')
        .where('e.isParked', '=', 1)
        .as('parked'),
      eb
        .selectFrom('configuration as c')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('c.reviewId', '=', 'd.reviewId')
        .whereRef('c.documentId', '=', 'd.id')
        .as('accounts'),
    ])
    .where('d.reviewId', '=', reviewId)
    .where('d.id', '>', after)
    .orderBy('d.id')
    .limit(AT_ONCE)
    .execute()
}

/** What a document belongs to: a protocol of, a correction to, a translation of another. */
function listKin(db: Db, reviewId: number) {
  return db
    .selectFrom('documentLink as l')
    .innerJoin('document as d', join => join.onRef('d.reviewId', '=', 'l.reviewId').onRef('d.id', '=', 'l.ofId'))
    .select(['l.documentId', 'l.kind', 'd.label'])
    .where('l.reviewId', '=', reviewId)
    .orderBy('l.id')
    .execute()
}
