// Queries on where words came from, for what rests on a record or a search: the documents behind them.
import type { Db } from '../../../../core/db/open.ts'

/** Documents of a record, or of the record that it is a copy of. */
export async function listDocumentsOfRecord(db: Db, reviewId: number, recordId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('document')
    .select('document.id')
    .where('document.reviewId', '=', reviewId)
    .where(eb =>
      eb.or([
        eb('document.recordId', '=', recordId),
        eb(
          'document.recordId',
          'in',
          eb
            .selectFrom('record')
            .select('record.duplicateOf')
            .where('record.reviewId', '=', reviewId)
            .where('record.id', '=', recordId)
            .where('record.duplicateOf', 'is not', null),
        ),
      ]),
    )
    .orderBy('document.id')
    .execute()
  return rows.map(row => row.id)
}

/** Documents whose record, or a copy of it, a search found. Asked from the documents, which are few among the records. */
export async function listDocumentsOfSearch(db: Db, reviewId: number, searchId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('record', join =>
      join
        .onRef('record.reviewId', '=', 'document.reviewId')
        .on(eb =>
          eb.or([
            eb('record.id', '=', eb.ref('document.recordId')),
            eb('record.duplicateOf', '=', eb.ref('document.recordId')),
          ]),
        ),
    )
    .leftJoin('import', join =>
      join.onRef('import.reviewId', '=', 'record.reviewId').onRef('import.id', '=', 'record.importId'),
    )
    .select('document.id')
    .distinct()
    .where('document.reviewId', '=', reviewId)
    .where(eb => eb.or([eb('record.searchId', '=', searchId), eb('import.searchId', '=', searchId)]))
    .orderBy('document.id')
    .execute()
  return rows.map(row => row.id)
}
