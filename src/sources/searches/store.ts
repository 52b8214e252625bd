// Queries on searches with their seeds and what they repeat, and what their imports brought in.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { SearchInput } from './forms.ts'
import { type Seed, seedText } from './seeds.ts'

/** Searches a review could ever list; more than this are cut off rather than slow the page down. */
const MOST = 1_000

type Row = Omit<SearchInput, 'seeds' | 'rerunOf'>

function searches(db: Db, reviewId: number) {
  return db
    .selectFrom('search')
    .leftJoin('person', 'person.id', 'search.createdBy')
    .leftJoin('searchRerun', join =>
      join.onRef('searchRerun.reviewId', '=', 'search.reviewId').onRef('searchRerun.searchId', '=', 'search.id'),
    )
    .selectAll('search')
    .select(['person.name as createdByName', 'searchRerun.rerunOf'])
    .where('search.reviewId', '=', reviewId)
}

/** Every search, in the order in which they were planned or run. */
export async function listSearches(db: Db, reviewId: number) {
  const rows = await searches(db, reviewId).orderBy('search.iteration').orderBy('search.id').limit(MOST).execute()
  const seeds = Map.groupBy(await listSeeds(db, reviewId), seed => seed.searchId)
  return rows.map(row => whole(row, seeds.get(row.id) ?? []))
}

export async function getSearch(db: Db, reviewId: number, id: number) {
  const row = await searches(db, reviewId).where('search.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This search')
  return whole(row, await listSeeds(db, reviewId, id))
}

async function listSeeds(db: Db, reviewId: number, searchId?: number) {
  let query = db
    .selectFrom('searchSeed')
    .select(['searchId', 'kind', 'subjectId', 'reference'])
    .where('reviewId', '=', reviewId)
  if (searchId !== undefined) query = query.where('searchId', '=', searchId)
  return query.orderBy('searchId').orderBy('position').execute()
}

function whole<T extends object>(row: T, seeds: readonly Seed[]) {
  return {
    ...row,
    seeds: seedText(seeds),
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

/** Search → the one that it repeats. */
export async function listReruns(db: Db, reviewId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('searchRerun')
    .select(['searchId', 'rerunOf'])
    .where('reviewId', '=', reviewId)
    .orderBy('searchId')
    .limit(MOST)
    .execute()
  return new Map(rows.map(row => [row.searchId, row.rerunOf]))
}

export async function insertSearch(
  db: Db,
  row: Row & { reviewId: number; id: number; plannedAt: string | null; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('search').values(row).execute()
}

/** False when someone saved in between. */
export async function updateSearch(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Row & { plannedAt: string | null },
): Promise<boolean> {
  const done = await db
    .updateTable('search')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** In the order given; those there were go. */
export async function setSeeds(db: Db, reviewId: number, searchId: number, seeds: readonly Seed[]): Promise<void> {
  await db.deleteFrom('searchSeed').where('reviewId', '=', reviewId).where('searchId', '=', searchId).execute()
  if (seeds.length === 0) return
  await db
    .insertInto('searchSeed')
    .values(seeds.map((seed, at) => ({ ...seed, reviewId, searchId, position: at + 1 })))
    .execute()
}

export async function setRerunOf(db: Db, reviewId: number, searchId: number, rerunOf: number | null): Promise<void> {
  await db.deleteFrom('searchRerun').where('reviewId', '=', reviewId).where('searchId', '=', searchId).execute()
  if (rerunOf !== null) await db.insertInto('searchRerun').values({ reviewId, searchId, rerunOf }).execute()
}

/** Which of these records and documents the review has, with what each is called. */
export async function listSeedNames(db: Db, reviewId: number, kind: 'record' | 'document', ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, string>()
  const rows =
    kind === 'record'
      ? await db
          .selectFrom('record')
          .select(['id', 'title as name'])
          .where('reviewId', '=', reviewId)
          .where('id', 'in', [...ids])
          .execute()
      : await db
          .selectFrom('document')
          .select(['id', 'label as name'])
          .where('reviewId', '=', reviewId)
          .where('id', 'in', [...ids])
          .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The rows as they stand, for the bin; they are gone afterwards. */
export async function takeSearchRows(db: Db, reviewId: number, id: number) {
  const search = await db
    .selectFrom('search')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const seeds = await db
    .selectFrom('searchSeed')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('searchId', '=', id)
    .orderBy('position')
    .execute()
  const rerun = await db
    .selectFrom('searchRerun')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('searchId', '=', id)
    .execute()
  await setSeeds(db, reviewId, id, [])
  await setRerunOf(db, reviewId, id, null)
  await db.deleteFrom('search').where('reviewId', '=', reviewId).where('id', '=', id).execute()
  return [
    { table: 'search' as const, rows: [search] },
    { table: 'searchSeed' as const, rows: seeds },
    { table: 'searchRerun' as const, rows: rerun },
  ]
}

/** What stands on this search; as long as anything does, it cannot be deleted. */
export async function findWhatRests(db: Db, reviewId: number, id: number) {
  const any = (table: 'import' | 'recordRow' | 'typedCount') =>
    sql<number>`exists (select 1 from ${sql.table(table)} x where x.review_id = ${reviewId} and x.search_id = ${id})`
  const row = await db
    .selectNoFrom([
      any('import').as('imports'),
      any('recordRow').as('records'),
      any('typedCount').as('counts'),
      sql<number>`exists (select 1 from search_rerun x where x.review_id = ${reviewId} and x.rerun_of = ${id})`.as(
        'reruns',
      ),
      sql<number>`exists (select 1 from item x where x.review_id = ${reviewId} and x.subject_kind = 'search' and x.subject_id = ${id})`.as(
        'items',
      ),
    ])
    .executeTakeFirstOrThrow()
  return {
    records: Boolean(row.imports) || Boolean(row.records),
    counts: Boolean(row.counts),
    reruns: Boolean(row.reruns),
    items: Boolean(row.items),
  }
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

/** The theory statements as they read now, for “raised by”: all that stand, or the one asked for, dropped or not. */
export async function listTheoryStatements(db: Db, reviewId: number, id?: number) {
  let query = db
    .selectFrom('theoryStatement as s')
    .innerJoin('theory as t', join => join.onRef('t.reviewId', '=', 's.reviewId').onRef('t.id', '=', 's.theoryId'))
    .innerJoin('theoryStatementVersion as v', join =>
      join.onRef('v.reviewId', '=', 's.reviewId').onRef('v.statementId', '=', 's.id'),
    )
    .select(['s.id', 's.droppedIn', 'v.number', 't.title as theory', 'v.ifText', 'v.thenText', 'v.becauseText'])
    .where('s.reviewId', '=', reviewId)
    .where(
      'v.version',
      '=',
      sql<number>`(select max(w.version) from theory_statement_version w where w.review_id = s.review_id and w.statement_id = s.id)`,
    )
  query = id === undefined ? query.where('s.droppedIn', 'is', null) : query.where('s.id', '=', id)
  return query.orderBy('t.id').orderBy('v.position').limit(500).execute()
}
