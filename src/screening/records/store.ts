// Queries of the record list: records with where they stand, filtered, sorted and paged by key.
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { matching } from '../../core/db/search.ts'
import type { Screen, Standing } from '../domain.ts'
import type { ListFilter } from './forms.ts'

export const PAGE = 50
const COUNTED = 1_000

function joined(db: Db, reviewId: number) {
  return db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('screening as ta', join =>
      join
        .onRef('ta.reviewId', '=', 'r.reviewId')
        .onRef('ta.recordId', '=', 'r.id')
        .on('ta.screen', '=', 'title-abstract'),
    )
    .leftJoin('screening as ft', join =>
      join.onRef('ft.reviewId', '=', 'r.reviewId').onRef('ft.recordId', '=', 'r.id').on('ft.screen', '=', 'full-text'),
    )
    .leftJoin('retrieval as t', join => join.onRef('t.reviewId', '=', 'r.reviewId').onRef('t.recordId', '=', 'r.id'))
    .where('r.reviewId', '=', reviewId)
    .where(
      sql<boolean>`(r.import_id is null or r.import_id in (select c.id from import c where c.review_id = ${reviewId} and c.state = 'complete'))`,
    )
}

const chosenBefore = sql<boolean>`coalesce(i.stage, '') = 'included'`
const passedFirst = sql<boolean>`coalesce(ta.status, case when ${chosenBefore} then 'included' end) = 'included'`
const notRetrieved = sql<boolean>`coalesce(t.state, '') = 'not retrieved'`
const single = sql<boolean>`r.duplicate_of is null`

/** The same rules as standingOf in domain.ts, for the database to filter by. */
function conditionOf(standing: Standing, reviewId: number): Expression<SqlBool> {
  // Each begins with a list that an index holds, so that few hits among many records are found without a walk.
  const inScreens = (status: string, ...screens: Screen[]) =>
    sql<boolean>`r.id in (select x.record_id from screening x where x.review_id = ${reviewId} and x.screen in (${sql.join(screens)}) and x.status = ${status})`
  const either = (status: string) =>
    sql<boolean>`${single} and ${inScreens(status, 'title-abstract', 'full-text')} and (ta.status = ${status} or (${passedFirst} and ft.status = ${status}))`
  switch (standing) {
    case 'duplicate':
      return sql<boolean>`r.duplicate_of is not null`
    case 'not screened':
      return sql<boolean>`${single} and ta.status is null and not ${chosenBefore}`
    case 'full text to screen':
      return sql<boolean>`${single} and ${inScreens('included', 'title-abstract')} and ft.status is null and not ${notRetrieved}`
    case 'not retrieved':
      return sql<boolean>`${single} and ${inScreens('included', 'title-abstract')} and ft.status is null and ${notRetrieved}`
    case 'included':
      return sql<boolean>`${single} and r.id in (
          select x.record_id from screening x where x.review_id = ${reviewId} and x.screen = 'full-text' and x.status = 'included'
          union all
          select o.id from record_row o where o.review_id = ${reviewId} and o.import_id in (select c.id from import c where c.review_id = ${reviewId} and c.stage = 'included')
        ) and ${passedFirst} and (ft.status = 'included' or (ft.status is null and ta.status is null and ${chosenBefore}))`
    default:
      return either(standing)
  }
}

/** `key` is what a page is continued by, `order` the same as an index has it; undated records come last. */
const ORDERS = {
  number: { key: sql`r.id`, order: sql`r.id`, isRising: true },
  year: { key: sql`coalesce(r.year, 0)`, order: sql`r.year desc nulls last`, isRising: false },
  author: { key: sql`r.first_author`, order: sql`r.first_author`, isRising: true },
  title: { key: sql`r.title`, order: sql`r.title`, isRising: true },
} as const

function filtered(db: Db, reviewId: number, filter: ListFilter) {
  let query = joined(db, reviewId).where(filter.standing === null ? single : conditionOf(filter.standing, reviewId))
  const words = filter.q === '' ? null : matching(db, reviewId, filter.q, 'record')
  if (words !== null) query = query.where('r.id', 'in', words)
  if (filter.search !== null) query = query.where(sql<boolean>`coalesce(r.search_id, i.search_id) = ${filter.search}`)
  if (filter.import !== null) query = query.where('r.importId', '=', filter.import)
  if (filter.without === 'year') query = query.where('r.year', 'is', null)
  else if (filter.without !== null) query = query.where(`r.${filter.without}`, '=', '')
  return query
}

/** One page; the next one begins after its last record. */
export async function listRecords(db: Db, reviewId: number, filter: ListFilter) {
  const { key, order, isRising } = ORDERS[filter.sort]
  let query = filtered(db, reviewId, filter)
  if (filter.after !== null) {
    // The anchor is named r as well, so that the order reads the same inside and outside.
    const anchor = sql`(select ${key}, r.id from record_row r where r.review_id = ${reviewId} and r.id = ${filter.after})`
    const place = sql`(${key}, r.id)`
    query = query.where(isRising ? sql<boolean>`${place} > ${anchor}` : sql<boolean>`${place} < ${anchor}`)
  }
  const rows = await query
    .leftJoin('search as s', join =>
      join.onRef('s.reviewId', '=', 'r.reviewId').on(eb => eb('s.id', '=', eb.fn.coalesce('r.searchId', 'i.searchId'))),
    )
    .select(['r.id', 'r.type', 'r.title', 'r.authors', 'r.year', 'r.journal', 'r.doi', 'r.duplicateOf'])
    .select([
      'i.stage',
      'ta.status as titleAbstract',
      'ft.status as fullText',
      't.state as retrieval',
      's.source',
      's.id as searchId',
    ])
    .orderBy(order)
    .orderBy('r.id', isRising ? 'asc' : 'desc')
    .limit(PAGE + 1)
    .execute()
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE }
}

/** Counting stops at 1,000; `more` says that it did. */
export async function countRecords(
  db: Db,
  reviewId: number,
  filter: ListFilter,
): Promise<{ count: number; more: boolean }> {
  const some = filtered(db, reviewId, filter)
    .select(sql<number>`1`.as('one'))
    .limit(COUNTED + 1)
  const row = await db.selectFrom(some.as('some')).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  const count = Number(row.count)
  return { count: Math.min(count, COUNTED), more: count > COUNTED }
}

/** The facts that a record's standing follows from. */
export async function findFacts(db: Db, reviewId: number, id: number) {
  return joined(db, reviewId)
    .leftJoin('exclusionReason as why', join =>
      join
        .onRef('why.reviewId', '=', 'r.reviewId')
        .on(eb => eb('why.id', '=', eb.fn.coalesce('ft.reasonId', 'ta.reasonId'))),
    )
    .select([
      'r.duplicateOf',
      'i.stage',
      'ta.status as titleAbstract',
      'ft.status as fullText',
      't.state as retrieval',
      't.reason as retrievalReason',
      't.version as retrievalVersion',
      'why.text as reason',
    ])
    .where('r.id', '=', id)
    .executeTakeFirst()
}
