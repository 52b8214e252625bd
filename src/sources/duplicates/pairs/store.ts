// Queries on pairs as rows: written as they are found, answered, reopened, and seen from the records that are kept.
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import type { DB } from '../../../core/db/schema.ts'
import { matching } from '../../../core/db/search.ts'
import type { PairAnswer, PairState, Standpoint } from '../domain.ts'

const PER_STATEMENT = 50

export type NewPair = Insertable<DB['duplicatePair']>

/** A pair that is known already stays as it is. */
export async function insertPairs(db: Db, rows: readonly NewPair[]): Promise<void> {
  for (let at = 0; at < rows.length; at += PER_STATEMENT) {
    await db
      .insertInto('duplicatePair')
      .values(rows.slice(at, at + PER_STATEMENT))
      .onConflict(conflict => conflict.columns(['reviewId', 'recordId', 'otherId']).doNothing())
      .execute()
  }
}

/** The pair of two records, whichever comes first. */
export async function findPairOf(db: Db, reviewId: number, one: number, other: number) {
  return db
    .selectFrom('duplicatePair')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', Math.min(one, other))
    .where('otherId', '=', Math.max(one, other))
    .executeTakeFirst()
}

/** The numbers of a record's pairs, found from either side by an index. */
export const pairsWith = (reviewId: number, id: number) => sql`
  select f.id from duplicate_pair f where f.review_id = ${reviewId} and f.record_id = ${id}
  union all select s.id from duplicate_pair s where s.review_id = ${reviewId} and s.other_id = ${id}`

/** Every pair of one record. */
export async function listPairsOf(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('duplicatePair')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where(sql<boolean>`id in (${pairsWith(reviewId, id)})`)
    .orderBy('id')
    .execute()
}

/** The records that people said this one is no duplicate of. */
export async function listToldApartFrom(db: Db, reviewId: number, id: number): Promise<number[]> {
  const pairs = await listPairsOf(db, reviewId, id)
  return pairs.flatMap(pair =>
    pair.state !== 'not a duplicate' ? [] : [pair.recordId === id ? pair.otherId : pair.recordId],
  )
}

/** Every pair with a side in the groups of these kept records, seen from the kept records. */
export async function listStandpoints(db: Db, reviewId: number, kept: readonly number[]): Promise<Standpoint[]> {
  const members = sql`(select m.id from record_row m where m.review_id = ${reviewId} and m.id in (${sql.join(kept)})
    union all select m.id from record_row m where m.review_id = ${reviewId} and m.duplicate_of in (${sql.join(kept)}))`
  const rows = await standpoints(db, reviewId)
    .where(sql<boolean>`(p.record_id in ${members} or p.other_id in ${members})`)
    .orderBy('p.id')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as PairState }))
}

/** The same for the whole review, page by page: what has been asked or answered. */
export async function listAllStandpoints(
  db: Db,
  reviewId: number,
  after: number,
  limit: number,
): Promise<Standpoint[]> {
  const rows = await standpoints(db, reviewId).where('p.id', '>', after).orderBy('p.id').limit(limit).execute()
  return rows.map(row => ({ ...row, state: row.state as PairState }))
}

function standpoints(db: Db, reviewId: number) {
  return db
    .selectFrom('duplicatePair as p')
    .innerJoin('recordRow as a', join => join.onRef('a.reviewId', '=', 'p.reviewId').onRef('a.id', '=', 'p.recordId'))
    .innerJoin('recordRow as b', join => join.onRef('b.reviewId', '=', 'p.reviewId').onRef('b.id', '=', 'p.otherId'))
    .select(['p.id', 'p.state'])
    .select([
      sql<number>`coalesce(a.duplicate_of, a.id)`.as('left'),
      sql<number>`coalesce(b.duplicate_of, b.id)`.as('right'),
    ])
    .where('p.reviewId', '=', reviewId)
}

export type Settlement = {
  readonly state: PairAnswer
  readonly settledAt: string
  readonly settledBy: number | null
  /** The pair whose answer settled this one too; null when it was asked itself. */
  readonly settledWith: number | null
  readonly asideId: number | null
  /** Copies of the record set aside that went along with it. */
  readonly moved: readonly number[]
}

/** Answers a pair that is in the state `from`; false when it no longer is. */
export async function settlePair(
  db: Db,
  reviewId: number,
  id: number,
  from: readonly PairState[],
  { moved, ...settlement }: Settlement,
): Promise<boolean> {
  const done = await db
    .updateTable('duplicatePair')
    .set({ ...settlement, moved: JSON.stringify(moved), version: sql`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

const OPEN = { state: 'open', settledAt: null, settledBy: null, settledWith: null, asideId: null, moved: '[]' } as const

/** Opens a pair again, and those that its answer had settled too. */
export async function reopenPairs(db: Db, reviewId: number, id: number): Promise<void> {
  await db
    .updateTable('duplicatePair')
    .set({ ...OPEN, version: sql`version + 1` })
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('id', '=', id), eb('settledWith', '=', id)]))
    .execute()
}

/** The pairs by which a record was set aside; more than one only where it was set aside, put back and set aside again. */
export async function listSettingAside(db: Db, reviewId: number, asideId: number) {
  return db
    .selectFrom('duplicatePair')
    .select(['id', 'moved'])
    .where('reviewId', '=', reviewId)
    .where('asideId', '=', asideId)
    .where('state', '=', 'duplicate')
    .orderBy('settledAt', 'desc')
    .execute()
}

/** The answers that went with a pair's own change with it. */
export async function tellApartWith(db: Db, reviewId: number, id: number): Promise<void> {
  await db
    .updateTable('duplicatePair')
    .set({ state: 'not a duplicate', asideId: null, moved: '[]', version: sql`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('settledWith', '=', id)
    .where('state', '=', 'duplicate')
    .execute()
}

export async function deletePair(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('duplicatePair').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** The copies that were set aside for a record. */
export async function listCopyIds(db: Db, reviewId: number, id: number): Promise<number[]> {
  const rows = await db
    .selectFrom('recordRow')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', '=', id)
    .execute()
  return rows.map(row => row.id)
}

/** Those of the copies that still stand under `from` go to `to`. */
export async function moveCopies(
  db: Db,
  reviewId: number,
  ids: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('recordRow')
    .set({ duplicateOf: to })
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', '=', from)
    .where('id', 'in', [...ids])
    .execute()
}

const ALIKE = 50

/** Visible records that a typed one may repeat: by DOI, by title key, by first author and year, by the words of its title. */
export async function listAlike(
  db: Db,
  reviewId: number,
  typed: {
    readonly doi: string
    readonly titleKey: string
    readonly firstAuthor: string
    readonly year: number | null
    readonly words: string
  },
) {
  const visible = db
    .selectFrom('record as r')
    .select(['r.id', 'r.title', 'r.authors', 'r.year', 'r.journal', 'r.volume', 'r.issue', 'r.pages'])
    .select([
      'r.doi',
      'r.pmid',
      'r.isbn',
      'r.type',
      'r.titleKey',
      sql<string>`substr(r.abstract, 1, 200)`.as('abstract'),
    ])
    .where('r.reviewId', '=', reviewId)
    .where('r.duplicateOf', 'is', null)
    .limit(ALIKE)
  const { doi, titleKey, firstAuthor, year, words } = typed
  const found = []
  // The indexes leave empty keys out; saying so in the query lets the database use them.
  if (doi !== '') found.push(await visible.where(sql<boolean>`r.doi <> ''`).where('r.doi', '=', doi).execute())
  if (titleKey !== '')
    found.push(await visible.where(sql<boolean>`r.title_key <> ''`).where('r.titleKey', '=', titleKey).execute())
  if (firstAuthor !== '' && year !== null)
    found.push(
      await visible
        .where('r.firstAuthor', '=', firstAuthor)
        .where(sql<boolean>`+r.year between ${year - 1} and ${year + 1}`)
        .execute(),
    )
  const byWords = words === '' ? null : matching(db, reviewId, words, 'record')
  if (byWords !== null) found.push(await visible.where('r.id', 'in', byWords).execute())
  return found.flat()
}
