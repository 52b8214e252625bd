// Queries of the pages of duplicates: pairs to settle in their order, both records of one, and what was set aside or told apart.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { matching } from '../../core/db/search.ts'
import { notFound } from '../../core/errors.ts'
import { fromColumns } from '../records/rows.ts'
import { filledOf } from './alongside.ts'
import { type Candidate, type PairCounts, type PairState, SET_ASIDE_BY } from './domain.ts'
import type { SettledFilter } from './forms.ts'
import { pairsWith } from './pairs/store.ts'

export const PAGE = 50

/** Pairs whose records are both visible, seen from the records that are kept. */
function pairs(db: Db, reviewId: number) {
  return db
    .selectFrom('duplicatePair as p')
    .innerJoin('record as a', join => join.onRef('a.reviewId', '=', 'p.reviewId').onRef('a.id', '=', 'p.recordId'))
    .innerJoin('record as b', join => join.onRef('b.reviewId', '=', 'p.reviewId').onRef('b.id', '=', 'p.otherId'))
    .where('p.reviewId', '=', reviewId)
}

const left = sql<number>`coalesce(a.duplicate_of, a.id)`
const right = sql<number>`coalesce(b.duplicate_of, b.id)`

export async function getPair(db: Db, reviewId: number, id: number) {
  const row = await pairs(db, reviewId)
    .leftJoin('person', 'person.id', 'p.settledBy')
    .selectAll('p')
    .select([left.as('left'), right.as('right'), 'person.name as settledByName'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This pair')
  return { ...row, state: row.state as PairState }
}

/** The first open pair after a number, or the last one before it; undefined when none is left there. */
export async function findOpenPair(db: Db, reviewId: number, way: 'after' | 'before', id: number) {
  const row = await pairs(db, reviewId)
    .select('p.id')
    .where('p.state', '=', 'open')
    .where('p.id', way === 'after' ? '>' : '<', id)
    .orderBy('p.id', way === 'after' ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Pairs that were asked about; those that a person named without being asked are no questions. Of an import where one is given. */
function asked(db: Db, reviewId: number, importId?: number) {
  const all = db
    .selectFrom('duplicatePair as p')
    .where('p.reviewId', '=', reviewId)
    .where(sql<boolean>`(p.found_by <> 'person' or p.state = 'open')`)
  if (importId !== undefined) return all.where('p.importId', '=', importId)
  return all.where(sql<boolean>`(p.import_id is null or p.import_id in
    (select i.id from import i where i.review_id = ${reviewId} and i.state = 'complete'))`)
}

export async function countPairs(db: Db, reviewId: number, importId?: number): Promise<PairCounts> {
  const row = await asked(db, reviewId, importId)
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(case when p.state = 'open' then 1 else 0 end), 0)`.as('open'),
    ])
    .executeTakeFirstOrThrow()
  const [total, open] = [Number(row.total), Number(row.open)]
  return { total, open, settled: total - open }
}

/** How many questions come up to this one, itself included: the 12 of “12 of 214”. */
export async function countUpTo(db: Db, reviewId: number, id: number): Promise<number> {
  const row = await asked(db, reviewId)
    .select(sql<number>`count(*)`.as('count'))
    .where('p.id', '<=', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What a person settled last: the answer that undo takes back. */
export async function findLastAnswer(db: Db, reviewId: number, personId: number) {
  const row = await pairs(db, reviewId)
    .select(['p.id', 'p.state', left.as('left'), right.as('right'), 'p.asideId'])
    .where('p.settledBy', '=', personId)
    .where('p.settledWith', 'is', null)
    .where('p.state', '<>', 'open')
    .orderBy('p.settledAt', 'desc')
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, state: row.state as PairState }
}

const documentOf = (record: string) => sql<number | null>`(select min(d.id) from document d
  where d.review_id = ${sql.ref(`${record}.reviewId`)} and d.record_id = ${sql.ref(`${record}.id`)})`
const decisionsOn = (record: string) => sql<number>`(select count(*) from decision d
  where d.review_id = ${sql.ref(`${record}.reviewId`)} and d.record_id = ${sql.ref(`${record}.id`)})`

/** Records as they are compared, with what rests on them. Those that nobody sees are not among them. */
export async function listSides(db: Db, reviewId: number, ids: readonly number[]) {
  const rows = await db
    .selectFrom('record as r')
    .selectAll('r')
    .select([documentOf('r').as('document'), decisionsOn('r').as('decisions')])
    .where('r.reviewId', '=', reviewId)
    .where('r.id', 'in', [...ids])
    .execute()
  return rows.map(row => {
    const fields = fromColumns(row)
    const isWorkedOn = Number(row.decisions) > 0 || row.document !== null || row.ownStanding !== 'not screened'
    const candidate: Candidate = { id: row.id, isWorkedOn, document: row.document, filled: filledOf(fields) }
    return { id: row.id, version: row.version, standing: row.ownStanding, raw: row.raw, fields, candidate }
  })
}

export async function getCandidates(
  db: Db,
  reviewId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Candidate>> {
  const sides = await listSides(db, reviewId, ids)
  if (sides.length < new Set(ids).size) throw notFound('This record')
  return new Map(sides.map(side => [side.id, side.candidate]))
}

/** The records of these groups, each part found by an index of its own. */
const groups = (reviewId: number, kept: readonly number[]) => sql`
  select k.id from record_row k where k.review_id = ${reviewId} and k.id in (${sql.join(kept)})
  union all select c.id from record_row c where c.review_id = ${reviewId} and c.duplicate_of in (${sql.join(kept)})`

/** Where the records of these groups came from: the kept record's own search first, then those of its copies. */
export async function listOrigins(db: Db, reviewId: number, kept: readonly number[]) {
  const rows = await db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('search as s', join =>
      join.onRef('s.reviewId', '=', 'r.reviewId').on(eb => eb('s.id', '=', eb.fn.coalesce('r.searchId', 'i.searchId'))),
    )
    .select([
      'r.id',
      'r.duplicateOf',
      'r.importId',
      'r.createdAt',
      's.id as searchId',
      's.source',
      's.platform',
      's.runOn',
    ])
    .where('r.reviewId', '=', reviewId)
    .where(sql<boolean>`r.id in (${groups(reviewId, kept)})`)
    .where(eb => eb.or([eb('r.importId', 'is', null), eb('i.state', '=', 'complete')]))
    .orderBy(sql`+r.id`)
    .limit(1_000)
    .execute()
  return rows.map(row => ({ ...row, kept: row.duplicateOf ?? row.id }))
}

/** What was set aside, newest first, with the record that is kept; page by page. */
export async function listSetAside(db: Db, reviewId: number, filter: SettledFilter) {
  let query = db
    .selectFrom('record as r')
    .innerJoin('recordRow as kept', join =>
      join.onRef('kept.reviewId', '=', 'r.reviewId').onRef('kept.id', '=', 'r.duplicateOf'),
    )
    .select(['r.id', 'r.title', 'r.year', 'r.journal', 'r.duplicateBy', 'r.importId'])
    .select(['kept.id as keptId', 'kept.title as keptTitle', 'kept.year as keptYear', 'kept.journal as keptJournal'])
    .where('r.reviewId', '=', reviewId)
    .where('r.duplicateOf', 'is not', null)
  if (filter.how !== null) query = query.where('r.duplicateBy', 'in', [...SET_ASIDE_BY[filter.how]])
  if (filter.import !== null) query = query.where('r.importId', '=', filter.import)
  const words = filter.q === '' ? null : matching(db, reviewId, filter.q, 'record')
  if (words !== null) query = query.where('r.id', 'in', words)
  if (filter.after !== null) query = query.where('r.id', '<', filter.after)
  return paged(
    await query
      .orderBy('r.id', 'desc')
      .limit(PAGE + 1)
      .execute(),
  )
}

/** What people said is no duplicate, newest first. */
export async function listToldApart(db: Db, reviewId: number, after: number | null) {
  const rows = await pairs(db, reviewId)
    .leftJoin('person', 'person.id', 'p.settledBy')
    .select(['p.id', 'p.recordId', 'p.otherId', 'a.title', 'b.title as otherTitle', 'p.settledAt', 'p.settledWith'])
    .select(['person.name as settledByName', left.as('left'), right.as('right')])
    .where('p.state', '=', 'not a duplicate')
    .where('p.id', '<', after ?? 2 ** 31 - 1)
    .orderBy('p.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  return paged(rows)
}

function paged<T extends { readonly id: number }>(rows: readonly T[]) {
  const shown = rows.slice(0, PAGE)
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** The latest time that somebody had the whole review looked through again. */
export async function findLastLook(db: Db, reviewId: number, kind: string) {
  return db
    .selectFrom('job')
    .select(['id', 'state', 'done', 'total', 'result', 'problem', 'createdAt', 'finishedAt'])
    .where('reviewId', '=', reviewId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many visible records there are to look through. */
export async function countKept(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('recordCount')
    .select(sql<number>`coalesce(sum(count), 0)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('standing', '<>', 'duplicate')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Those of the records that are visible and stand on their own. */
export async function listThere(db: Db, reviewId: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('record')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', 'is', null)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Set(rows.map(row => row.id))
}

/** The copies of a record with all their fields, for what they have and it lacks. */
export async function listCopiesWhole(db: Db, reviewId: number, id: number) {
  const rows = await db
    .selectFrom('record as r')
    .selectAll('r')
    .where('r.reviewId', '=', reviewId)
    .where('r.duplicateOf', '=', id)
    // The plus keeps the order from choosing the index; there are few copies and many records.
    .orderBy(sql`+r.id`)
    .limit(50)
    .execute()
  return rows.map(row => ({ id: row.id, title: row.title, duplicateBy: row.duplicateBy, fields: fromColumns(row) }))
}

/** Open questions about a record, each with the other side. */
export async function listOpenPairsOf(db: Db, reviewId: number, id: number) {
  const rows = await pairs(db, reviewId)
    .select(['p.id', left.as('left'), right.as('right')])
    .where('p.state', '=', 'open')
    .where(sql<boolean>`p.id in (${pairsWith(reviewId, id)})`)
    .orderBy('p.id')
    .limit(50)
    .execute()
  return rows.map(row => ({ id: row.id, other: row.left === id ? row.right : row.left }))
}

/** How many records of an import are set aside today; people may have put some back, or set others aside. */
export async function countSetAsideOf(db: Db, reviewId: number, importId: number): Promise<number> {
  const row = await db
    .selectFrom('recordRow')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('importId', '=', importId)
    .where('duplicateOf', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
