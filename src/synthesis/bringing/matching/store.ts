// Queries on what the sources and labels of a table may be in the review already.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import type { KnownDocument, KnownRecord } from './matching.ts'

export async function listKnownDocuments(db: Db, reviewId: number): Promise<KnownDocument[]> {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'kind', 'label', 'title', 'authors', 'year'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
}

/** Records of the cited years that are no copies; nothing is asked where no year is. */
export async function listKnownRecords(db: Db, reviewId: number, years: readonly number[]): Promise<KnownRecord[]> {
  if (years.length === 0) return []
  const rows = await db
    .selectFrom('record')
    .select(['id', 'title', 'authors', 'year'])
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', 'is', null)
    .where('year', 'in', [...years])
    .orderBy('id')
    .limit(20_000)
    .execute()
  return rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
}

/** The labels of a layer that are in use. */
export async function listTakenLabels(db: Db, reviewId: number, layer: Layer): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('configuration')
    .select('label')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('label', 'is not', null)
    .execute()
  return new Set(rows.flatMap(row => row.label ?? []))
}
