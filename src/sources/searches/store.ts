// Queries on searches, and what their imports brought in.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { SearchInput } from './forms.ts'

/** Searches a review could ever list; more than this are cut off rather than slow the page down. */
const MOST = 1_000

const broughtIn = (column: 'readCount' | 'newCount' | 'duplicateCount') =>
  sql<number>`coalesce((select sum(i.${sql.ref(column)}) from import i where i.review_id = search.review_id and i.search_id = search.id and i.state = 'complete'), 0)`

function searches(db: Db, reviewId: number) {
  return db
    .selectFrom('search')
    .leftJoin('person', 'person.id', 'search.createdBy')
    .selectAll('search')
    .select('person.name as createdByName')
    .select([
      broughtIn('readCount').as('readCount'),
      broughtIn('newCount').as('newCount'),
      broughtIn('duplicateCount').as('duplicateCount'),
    ])
    .where('search.reviewId', '=', reviewId)
}

/** Every search, in the order in which they were planned or run. */
export async function listSearches(db: Db, reviewId: number) {
  const rows = await searches(db, reviewId).orderBy('search.iteration').orderBy('search.id').limit(MOST).execute()
  return rows.map(numbers)
}

export async function getSearch(db: Db, reviewId: number, id: number) {
  const row = await searches(db, reviewId).where('search.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This search')
  return numbers(row)
}

/** Sums come back as text from PostgreSQL. */
function numbers<T extends { readCount: number; newCount: number; duplicateCount: number }>(row: T): T {
  return {
    ...row,
    readCount: Number(row.readCount),
    newCount: Number(row.newCount),
    duplicateCount: Number(row.duplicateCount),
  }
}

/** The searches as a picker offers them. */
export async function listSearchNames(db: Db, reviewId: number) {
  return db
    .selectFrom('search')
    .select(['id', 'source', 'platform', 'runOn', 'status'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** The latest search of a source by that name, whatever its case; for imports that name their source. */
export async function findSearchBySource(db: Db, reviewId: number, source: string) {
  return db
    .selectFrom('search')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where(sql`lower(source)`, '=', source.toLowerCase())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertSearch(
  db: Db,
  reviewId: number,
  id: number,
  search: SearchInput,
  at: { now: string; personId: number | null },
): Promise<void> {
  await db
    .insertInto('search')
    .values({ reviewId, id, ...search, createdAt: at.now, createdBy: at.personId })
    .execute()
}

/** False when someone saved in between. */
export async function updateSearch(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  search: SearchInput,
): Promise<boolean> {
  const done = await db
    .updateTable('search')
    .set({ ...search, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The row as it stands, for the bin. */
export async function takeSearchRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('search')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db.deleteFrom('search').where('reviewId', '=', reviewId).where('id', '=', id).execute()
  return row
}

/** Whether anything came from this search: then it cannot be deleted. */
export async function hasImportsOrRecords(db: Db, reviewId: number, id: number): Promise<boolean> {
  const row = await db
    .selectNoFrom(eb => [
      eb
        .exists(
          eb.selectFrom('import').select(sql`1`.as('x')).where('reviewId', '=', reviewId).where('searchId', '=', id),
        )
        .as('imports'),
      eb
        .exists(
          eb.selectFrom('recordRow').select(sql`1`.as('x')).where('reviewId', '=', reviewId).where('searchId', '=', id),
        )
        .as('records'),
    ])
    .executeTakeFirstOrThrow()
  return Boolean(row.imports) || Boolean(row.records)
}

/** The number of the latest round, 1 when there is none. */
export async function latestIteration(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('search')
    .select(eb => eb.fn.max('iteration').as('latest'))
    .where('reviewId', '=', reviewId)
    .executeTakeFirst()
  return Number(row?.latest ?? 1)
}

/** The theory statements as they read in the latest version of their theory, for “raised by”. */
export async function listTheoryStatements(db: Db, reviewId: number) {
  return db
    .selectFrom('theoryStatement as s')
    .innerJoin('theoryStatementVersion as v', join =>
      join.onRef('v.reviewId', '=', 's.reviewId').onRef('v.statementId', '=', 's.id'),
    )
    .innerJoin('theory as t', join =>
      join.onRef('t.reviewId', '=', 's.reviewId').onRef('t.id', '=', 's.theoryId').onRef('t.version', '=', 'v.version'),
    )
    .select(['s.id', 'v.number', 't.title as theory', 'v.ifText', 'v.thenText'])
    .where('s.reviewId', '=', reviewId)
    .where('s.droppedIn', 'is', null)
    .orderBy('t.id')
    .orderBy('v.position')
    .limit(500)
    .execute()
}
