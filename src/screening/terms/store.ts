// Queries on terms to highlight: the team's lists and each person's own.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { Term } from '../decisions/highlight.ts'
import { termsOfList } from './domain.ts'

/** Whose lists: null for the team's. */
export async function findTerms(db: Db, reviewId: number, personId: number | null) {
  return db
    .selectFrom('highlightTerms')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('personId', personId === null ? 'is' : '=', personId)
    .executeTakeFirst()
}

/** What is marked for a person while screening: the team's terms and their own. */
export async function listTermsFor(db: Db, reviewId: number, personId: number): Promise<readonly Term[]> {
  const rows = await db
    .selectFrom('highlightTerms')
    .select(['includeTerms', 'excludeTerms'])
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('personId', 'is', null), eb('personId', '=', personId)]))
    .execute()
  return rows.flatMap(row => [...termsOfList(row.includeTerms, 'include'), ...termsOfList(row.excludeTerms, 'exclude')])
}

export async function insertTerms(
  db: Db,
  row: {
    reviewId: number
    id: number
    personId: number | null
    includeTerms: string
    excludeTerms: string
    changedAt: string
    changedBy: number | null
  },
): Promise<void> {
  await db.insertInto('highlightTerms').values(row).execute()
}

/** False when someone saved in between. */
export async function updateTerms(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  change: { includeTerms: string; excludeTerms: string; changedAt: string; changedBy: number | null },
): Promise<boolean> {
  const done = await db
    .updateTable('highlightTerms')
    .set({ ...change, version: sql`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
