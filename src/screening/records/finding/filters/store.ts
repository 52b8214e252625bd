// Queries of single filters: which records each leaves by itself, read from its index, and what it says of a record.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../../core/db/open.ts'
import { these } from '../../../../core/db/reading/ids.ts'
import { hasWords, matchingFrom } from '../../../../core/db/search.ts'
import { SET_ASIDE_BY } from '../../../../sources/duplicates/domain.ts'
import type { Standing } from '../../../domain.ts'
import type { ListFilter } from '../../forms.ts'
import type { Place } from '../domain.ts'

export type Asked = {
  readonly db: Db
  readonly reviewId: number
  readonly filter: ListFilter
  /** What the list is about: one standing, or all but the copies that were set aside. */
  readonly standings: readonly Standing[]
  /** Numbers as JSON that may not be told by where they stand; null when nothing is asked of that. */
  readonly unsaid: string | null
  /** Imports whose records are there and seen by nobody. */
  readonly hidden: readonly number[]
  /** How many a page holds. */
  readonly size: number
}

/** Whether a list by this filter tells what was decided on its records. */
export function tellsDecisions({ standing, reason, text, batch }: ListFilter): boolean {
  // A batch of full texts holds what was included by title and abstract.
  return standing !== null || reason !== null || text !== null || batch !== null
}

/** Numbers from a place on by one filter alone, by number, falling from the end. */
export type Take = (place: Place, limit: number) => Promise<readonly number[]>
export type Source = {
  readonly take: Take
  readonly isOfWords: boolean
  /** False where numbers come in another order, so that a list cannot go on from a place in it. */
  readonly isByNumber: boolean
}

/** In any condition: not of an import that is not there yet, and none that the reader may not be told of. */
export const seen = ({ db, hidden, unsaid }: Asked) => {
  const imported =
    hidden.length === 0 ? sql`` : sql`and (r.import_id is null or r.import_id not in (${sql.join([...hidden])}))`
  return unsaid === null ? imported : sql`${imported} and r.id not in (${these(db, unsaid)})`
}

/** The indexes leave everything else out; said as they say it, so that they are used. */
const GAPS = {
  title: sql`r.title = ''`,
  abstract: sql`r.abstract = ''`,
  doi: sql`r.doi = ''`,
  year: sql`coalesce(r.year, 0) = 0`,
} as const

const EARLIEST = 1
const LATEST = 9999
const hasYears = ({ from, to }: ListFilter) => from !== null || to !== null

const inYears = ({ from, to }: ListFilter) =>
  sql`coalesce(r.year, 0) >= ${from ?? EARLIEST} and coalesce(r.year, 0) <= ${to ?? LATEST}`

const withText = (reviewId: number) =>
  sql`select d.record_id from document d where d.review_id = ${reviewId} and d.record_id is not null and d.text_number is not null`

const inBatch = (reviewId: number, batch: number) =>
  sql`select w.record_id from batch_record w where w.review_id = ${reviewId} and w.batch_id = ${batch}`

/** What everything but words says of a record `r`. */
export function conditionsOf({ db, reviewId, filter, standings, unsaid }: Asked): RawBuilder<unknown>[] {
  const { without, search, type, reason, text, batch, how } = filter
  const conditions: (RawBuilder<unknown> | null)[] = [
    sql`r.standing in (${sql.join([...standings])})`,
    unsaid === null ? null : sql`r.id not in (${these(db, unsaid)})`,
    filter.import === null ? null : sql`r.import_id = ${filter.import}`,
    batch === null ? null : sql`r.id in (${inBatch(reviewId, batch)})`,
    how === null ? null : sql`r.duplicate_by in (${sql.join([...SET_ASIDE_BY[how]])})`,
    without === null ? null : GAPS[without],
    search === null
      ? null
      : sql`coalesce(r.search_id, (select i.search_id from import i where i.review_id = r.review_id and i.id = r.import_id)) = ${search}`,
    hasYears(filter) ? inYears(filter) : null,
    type === null ? null : sql`r.type = ${type}`,
    reason === null
      ? null
      : sql`exists (select 1 from screening x where x.review_id = r.review_id and x.record_id = r.id and x.reason_id = ${reason})`,
    text === 'with' ? sql`r.id in (${withText(reviewId)})` : null,
    text === 'without' ? sql`r.id not in (${withText(reviewId)})` : null,
  ]
  return conditions.filter(one => one !== null)
}

/** One for every filter that has an index of its own, those first that mostly leave little; nothing when nothing is asked. */
export function sourcesOf(asked: Asked): Source[] {
  const { db, reviewId, filter, standings } = asked
  const { q, without, search, type, reason, text, batch, how } = filter
  const takes: Take[] = []
  if (batch !== null)
    takes.push(numbersFrom(db, sql`(select record_id as id from (${inBatch(reviewId, batch)}) as b) as r`))
  if (reason !== null) takes.push(ofReason(asked, reason))
  if (text === 'with') takes.push(ofTexts(asked))
  if (without !== null)
    takes.push(
      stretchesOf(
        asked,
        standings.map(standing => sql`r.standing = ${standing} and ${GAPS[without]}`),
      ),
    )
  if (type !== null && type !== 'article')
    takes.push(stretchesOf(asked, [sql`r.type = ${type} and r.type <> 'article'`]))
  if (filter.import !== null) takes.push(stretchesOf(asked, [sql`r.import_id = ${filter.import}`]))
  if (search !== null)
    takes.push(async (place, limit) => stretchesOf(asked, await ofSearch(asked, search))(place, limit))
  const ofWords: Take = (place, limit) => matchingFrom(db, reviewId, q, 'record', place, limit)
  const others = takes.map(take => ({ take, isOfWords: false, isByNumber: true }))
  const years = hasYears(filter) ? [{ take: ofYears(asked), isOfWords: false, isByNumber: false }] : []
  // What leaves most records is looked for among all of them.
  const rest = type === 'article' || text === 'without' || how !== null || years.length > 0
  return [
    ...(hasWords(q) ? [{ take: ofWords, isOfWords: true, isByNumber: true }] : []),
    ...others,
    ...years,
    ...(rest ? [{ take: ofStanding(asked), isOfWords: false, isByNumber: true }] : []),
  ]
}

/** Everything that stands where it is asked for. */
export const ofStanding = (asked: Asked) =>
  stretchesOf(
    asked,
    asked.standings.map(standing => sql`r.standing = ${standing}`),
  )

/** Up to a limit of the records of some years, in their order. */
function ofYears({ db, reviewId, filter, standings }: Asked): Take {
  return async (_place, limit) => {
    const stretches = standings.map(
      standing => sql`select * from (select r.id as id from record_row r
        where r.review_id = ${reviewId} and r.standing = ${standing} and ${inYears(filter)}
        order by coalesce(r.year, 0), r.id limit ${limit}) as stretch`,
    )
    const rows = await sql<{ id: number }>`select id from (${sql.join(stretches, sql` union all `)}) as merged
      limit ${limit}`.execute(db)
    return rows.rows.map(row => row.id)
  }
}

const ofReason = ({ db, reviewId }: Asked, reason: number): Take =>
  numbersFrom(
    db,
    sql`(select distinct s.record_id as id from screening s where s.review_id = ${reviewId} and s.reason_id = ${reason} and s.reason_id is not null) as r`,
  )

const ofTexts = ({ db, reviewId }: Asked): Take =>
  numbersFrom(db, sql`(select record_id as id from (${withText(reviewId)}) as t) as r`)

function numbersFrom(db: Db, table: RawBuilder<unknown>): Take {
  return async ({ after, before, fromEnd }, limit) => {
    const beyond = sql`r.id > ${after ?? 0} and r.id < ${before ?? 2_147_483_647}`
    const rows = await sql<{ id: number }>`select r.id from ${table} where ${beyond}
      order by r.id ${fromEnd ? sql`desc` : sql`asc`} limit ${limit}`.execute(db)
    return rows.rows.map(row => row.id)
  }
}

/** What a search brought: records that name it, and those of its imports that name none. */
async function ofSearch({ db, reviewId }: Asked, search: number) {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('searchId', '=', search)
    .where('state', '=', 'complete')
    .orderBy('id')
    .limit(100)
    .execute()
  return [sql`r.search_id = ${search}`, ...rows.map(({ id }) => sql`r.import_id = ${id} and r.search_id is null`)]
}

/** Stretches of an index, each by number, merged by number. */
export function stretchesOf({ db, reviewId }: Asked, conditions: readonly RawBuilder<unknown>[]): Take {
  return async ({ after, before, fromEnd }, limit) => {
    const order = fromEnd ? sql`desc` : sql`asc`
    const beyond = [
      after === null ? sql`` : sql`and r.id > ${after}`,
      before === null ? sql`` : sql`and r.id < ${before}`,
    ]
    const stretches = conditions.map(
      condition => sql`select * from (select r.id from record_row r
        where r.review_id = ${reviewId} and ${condition} ${sql.join(beyond, sql` `)} order by r.id ${order} limit ${limit}) as stretch`,
    )
    const rows = await sql<{ id: number }>`select id from (${sql.join(stretches, sql` union all `)}) as merged
      order by id ${order} limit ${limit}`.execute(db)
    return rows.rows.map(row => row.id)
  }
}
