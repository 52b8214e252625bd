// Queries that find the numbers of one page of records. Each reads a bounded stretch of an index, however long the list is.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { these } from '../../../core/db/reading/ids.ts'
import { hasWords, matchingAmong } from '../../../core/db/search.ts'
import { readCounts } from '../../../sources/standing/store.ts'
import { STANDINGS, type Standing } from '../../domain.ts'
import type { ListFilter } from '../forms.ts'
import { COUNTED, cut, type Found, MOST_SORTED, PAGE, type Place, pageFrom, placeOf } from './domain.ts'
import {
  type Asked,
  conditionsOf,
  ofStanding,
  type Source,
  seen,
  sourcesOf,
  stretchesOf,
  tellsDecisions,
} from './filters/store.ts'

const AT_ONCE = 500
/** A page for which so many were looked through in vain is shown as far as it came. */
const MOST_LOOKED_AT = 3_000

/** The numbers of the page that a filter asks for, with how many there are in all; files ask for larger pages than people do. */
export async function findPage(
  db: Db,
  reviewId: number,
  filter: ListFilter,
  secret: ReadonlySet<number> = new Set(),
  size: number = PAGE,
): Promise<Found> {
  const standings = standingsOf(filter)
  const unsaid = !tellsDecisions(filter) || secret.size === 0 ? null : JSON.stringify([...secret])
  const hidden = await listHiddenImports(db, reviewId)
  const asked: Asked = { db, reviewId, filter, standings, unsaid, hidden, size }
  const counts = await readCounts(db, reviewId)
  const stand = standings.reduce((sum, standing) => sum + counts[standing], 0)
  const sources = sourcesOf(asked)
  if (sources.length === 0) {
    const page = pageFrom(await readOrdered(asked, placeOf(filter)), placeOf(filter), size)
    return { ...page, count: stand, more: false, canSort: true, isPartial: false }
  }
  if (standings.length === 1 && stand <= MOST_SORTED)
    sources.unshift({ take: ofStanding(asked), isOfWords: false, isByNumber: true })
  const narrow = await narrowest(sources)
  if (narrow.ids.length > MOST_SORTED) return walk(asked, sources, narrow)
  const all = await sorted(asked, narrow)
  const page = cut(all, placeOf(filter), size)
  return { ...page, count: Math.min(all.length, COUNTED), more: all.length > COUNTED, canSort: true, isPartial: false }
}

/** All but the copies, unless these are asked for, outright or by how they were set aside. */
function standingsOf({ standing, how }: ListFilter): readonly Standing[] {
  if (standing !== null) return [standing]
  return how === null ? STANDINGS.filter(one => one !== 'duplicate') : ['duplicate']
}

async function listHiddenImports(db: Db, reviewId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('import as i')
    .select('i.id')
    .where('i.reviewId', '=', reviewId)
    .where('i.state', '<>', 'complete')
    .where(sql<boolean>`exists (select 1 from record_row r where r.review_id = i.review_id and r.import_id = i.id)`)
    .execute()
  return rows.map(row => row.id)
}

/** `key` and its order as the indexes of the list have them. */
const ORDERS = {
  number: { key: sql`r.id`, isRising: true },
  year: { key: sql`coalesce(r.year, 0)`, isRising: false },
  author: { key: sql`r.first_author`, isRising: true },
  title: { key: sql`lower(substr(r.title, 1, 80))`, isRising: true },
} as const

/** Nothing but standings is asked for: a stretch of each standing's index, merged. */
async function readOrdered(asked: Asked, place: Place): Promise<readonly number[]> {
  const { db, reviewId, filter, standings } = asked
  if (filter.sort === 'number') return numbered(asked, place)
  const { key, isRising } = ORDERS[filter.sort]
  const isForward = isRising !== place.fromEnd
  const anchor = place.after ?? place.before
  const order = isForward ? sql`asc` : sql`desc`
  const from = anchor === null ? undefined : await keyOf(asked, key, anchor)
  // Said in two parts, so that the first one is where an index begins.
  const sign = isForward ? sql`>` : sql`<`
  const beyond =
    from === undefined ? sql`` : sql`and ${key} ${sign}= ${from} and (${key} ${sign} ${from} or r.id ${sign} ${anchor})`
  const stretches = standings.map(
    standing => sql`select * from (select r.id as id, ${key} as place from record_row r
      where r.review_id = ${reviewId} and r.standing = ${standing} ${seen(asked)} ${beyond}
      order by ${key} ${order}, r.id ${order} limit ${asked.size + 1}) as stretch`,
  )
  const rows = await sql<{ id: number }>`select id from (${sql.join(stretches, sql` union all `)}) as merged
    order by place ${order}, id ${order} limit ${asked.size + 1}`.execute(db)
  return rows.rows.map(row => row.id)
}

const numbered = (asked: Asked, place: Place) =>
  stretchesOf(
    asked,
    asked.standings.map(standing => sql`r.standing = ${standing} ${seen(asked)}`),
  )(place, asked.size + 1)

async function keyOf({ db, reviewId }: Asked, key: RawBuilder<unknown>, id: number) {
  const row = await sql<{ place: string | number }>`
    select ${key} as place from record_row r where r.review_id = ${reviewId} and r.id = ${id}`.execute(db)
  return row.rows[0]?.place
}

const START: Place = { after: null, before: null, fromEnd: false }

type Taken = { readonly ids: readonly number[]; readonly isOfWords: boolean }

/** The first source that leaves few enough to be sorted; else what the last one begins with. */
async function narrowest(sources: readonly Source[]): Promise<Taken> {
  let taken: Taken = { ids: [], isOfWords: false }
  for (const { take, isOfWords } of sources) {
    taken = { ids: await take(START, MOST_SORTED + 1), isOfWords }
    if (taken.ids.length <= MOST_SORTED) break
  }
  return taken
}

/** Of some numbers those that everything else holds for as well, in the order that is asked for. */
async function sorted(asked: Asked, { ids, isOfWords }: Taken, sort = asked.filter.sort): Promise<readonly number[]> {
  const { db, reviewId, filter } = asked
  const { key, isRising } = ORDERS[sort]
  const conditions = conditionsOf(asked)
  const order = isRising ? sql`asc` : sql`desc`
  const rows = await sql<{ id: number }>`select r.id from record_row r
    where r.review_id = ${reviewId} and r.id in ${these(db, ids)} and ${sql.join(conditions, sql` and `)} ${seen(asked)}
    order by ${key} ${order}, r.id ${order}`.execute(db)
  const found = rows.rows.map(row => row.id)
  if (isOfWords || !hasWords(filter.q)) return found
  const matching = await matchingAmong(db, reviewId, filter.q, 'record', found)
  return found.filter(id => matching.has(id))
}

/** Too many to gather: by number, from the place on, until the page is full or enough was looked at. */
async function walk(asked: Asked, sources: readonly Source[], begun: Taken): Promise<Found> {
  const [driver] = sources.filter(source => source.isByNumber) as [Source]
  const first = placeOf(asked.filter)
  const read: number[] = []
  let place = first
  let looked = 0
  for (let isMore = true; isMore && read.length <= asked.size && looked < MOST_LOOKED_AT; ) {
    const ids = await driver.take(place, AT_ONCE)
    const fitting = new Set(await sorted(asked, { ids, isOfWords: driver.isOfWords }, 'number'))
    read.push(...ids.filter(id => fitting.has(id)))
    looked += ids.length
    isMore = ids.length === AT_ONCE
    const last = ids.at(-1) ?? null
    place = first.fromEnd ? { after: null, before: last, fromEnd: true } : { after: last, before: null, fromEnd: false }
  }
  const page = pageFrom(read, first, asked.size)
  const isPartial = read.length <= asked.size && looked >= MOST_LOOKED_AT
  const [goOn, back] = [place.after, place.before]
  const known = (await sorted(asked, { ...begun, ids: begun.ids.slice(0, COUNTED * 1.5) }, 'number')).length
  return {
    ids: page.ids,
    previous: isPartial && first.fromEnd ? back : page.previous,
    next: isPartial && !first.fromEnd ? goOn : page.next,
    count: Math.min(known, COUNTED),
    more: true,
    canSort: false,
    isPartial,
  }
}
