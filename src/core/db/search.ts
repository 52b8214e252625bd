// The one search index of everything in a review. Only this file knows FTS5 and tsvector.
import { CompiledQuery, sql } from 'kysely'
import { lettersIn, type Term, termsOf } from '../search-terms.ts'
import type { Db } from './open.ts'
import { these } from './reading/ids.ts'
import { WaitingSqliteAdapter } from './sqlite.ts'

export type Entry = { readonly kind: string; readonly id: number; readonly title: string; readonly body: string }

/** `more` means that there are more hits than counted; counting stops at COUNTED. */
export type Found = {
  readonly hits: readonly { readonly kind: string; readonly id: number }[]
  readonly count: number
  readonly more: boolean
}

const RANKED = 2000
const COUNTED = 1000

/** Adds or replaces entries; at most a few hundred at a time, inside a transaction. */
export async function index(db: Db, reviewId: number, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  if (isSqlite(db)) return indexSqlite(db, reviewId, entries)
  for (let at = 0; at < entries.length; at += 200) {
    const rows = entries.slice(at, at + 200)
    const values = sql.join(
      rows.map(
        row =>
          sql`(${reviewId}::integer, ${row.kind}, ${row.id}::integer, setweight(to_tsvector('simple', ${plain(row.title, 20_000)}), 'A') || to_tsvector('simple', ${plain(row.body, 200_000)}))`,
      ),
    )
    await sql`insert into search_entry (review_id, kind, id, words) values ${values} on conflict (review_id, kind, id) do update set words = excluded.words`.execute(
      db,
    )
  }
}

/** FTS5 writes out what it has gathered before each further statement of many rows, so a batch is one statement. */
const PER_STATEMENT = 200

async function indexSqlite(db: Db, reviewId: number, entries: readonly Entry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += PER_STATEMENT) {
    const part = entries.slice(at, at + PER_STATEMENT)
    const found = await db.executeQuery<{ rowId: number; kind: string; id: number }>(
      CompiledQuery.raw(
        `insert into search_entry (review_id, kind, id) values ${rowsOf(3, part.length)} on conflict do update set id = id returning row_id, kind, id`,
        part.flatMap(({ kind, id }) => [reviewId, kind, id]),
      ),
    )
    const rowIds = new Map(found.rows.map(row => [`${row.kind} ${row.id}`, row.rowId]))
    await db.executeQuery(
      CompiledQuery.raw(
        `insert or replace into search_text (rowid, scope, title, body) values ${rowsOf(4, part.length)}`,
        part.flatMap(({ kind, id, title, body }) => [
          rowIds.get(`${kind} ${id}`),
          scopeText(reviewId, kind),
          title,
          body,
        ]),
      ),
    )
  }
}

/** Marks for the values of so many rows, as the dialect writes them; built from parts it takes as long as indexing. */
function rowsOf(width: number, rows: number): string {
  const row = `(${Array<string>(width).fill('+?').join(', ')})`
  return Array<string>(rows).fill(row).join(', ')
}

/** Takes entries out again. */
export async function forget(db: Db, reviewId: number, kind: string, ids: readonly number[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    const part = ids.slice(at, at + 500)
    if (isSqlite(db)) {
      await sql`delete from search_text where rowid in (select row_id from search_entry where review_id = ${reviewId} and kind = ${kind} and id in (${sql.join(part)}))`.execute(
        db,
      )
    }
    await sql`delete from search_entry where review_id = ${reviewId} and kind = ${kind} and id in (${sql.join(part)})`.execute(
      db,
    )
  }
}

/**
 * Finds by words: all of them, the last as a beginning, what is quoted or joined by signs as it stands. Ranked when there are at most 2,000 hits, else newest first.
 * `kinds` limits to some words of the glossary; null text or no words finds nothing.
 */
export async function find(
  db: Db,
  reviewId: number,
  text: string,
  options: { readonly kinds?: readonly string[]; readonly limit: number; readonly offset?: number },
): Promise<Found> {
  const terms = termsOf(text)
  if (terms.length === 0) return { hits: [], count: 0, more: false }
  const count = await counted(db, reviewId, terms, options.kinds)
  const hits = isSqlite(db)
    ? await hitsSqlite(db, reviewId, terms, options, count <= RANKED)
    : await hitsPostgres(db, reviewId, terms, options, count <= RANKED)
  return { hits, count: Math.min(count, COUNTED), more: count > COUNTED }
}

/** A condition for a record query of one's own: the ids of one kind that match; null when there are no words. */
export function matching(db: Db, reviewId: number, text: string, kind: string) {
  const terms = termsOf(text)
  if (terms.length === 0) return null
  return isSqlite(db)
    ? sql<number>`(select e.id from search_text join search_entry e on e.row_id = search_text.rowid where search_text match ${queryText(reviewId, terms, [kind])})`
    : sql<number>`(select e.id from search_entry e where e.review_id = ${reviewId} and e.kind = ${kind} and e.words @@ to_tsquery('simple', ${tsquery(terms)}))`
}

/** Where a list by number goes on: after or before one of them, or from either end. */
export type Stretch = { readonly after: number | null; readonly before: number | null; readonly fromEnd: boolean }

/**
 * The first few that match on from a place, as they were indexed, which is by number but for what was put back from the
 * bin: a list of a common word is paged without gathering all of it. From the end they come in falling order.
 */
export async function matchingFrom(
  db: Db,
  reviewId: number,
  text: string,
  kind: string,
  { after, before, fromEnd }: Stretch,
  limit: number,
): Promise<number[]> {
  const terms = termsOf(text)
  if (terms.length === 0) return []
  const order = fromEnd ? sql`desc` : sql`asc`
  // The place of a record that is gone is that of the one before it.
  const placed = (id: number) =>
    sql`coalesce((select p.row_id from search_entry p where p.review_id = ${reviewId} and p.kind = ${kind} and p.id <= ${id} order by p.id desc limit 1), 0)`
  const rows = isSqlite(db)
    ? await sql<{ id: number }>`
        select e.id from search_text join search_entry e on e.row_id = search_text.rowid
        where search_text match ${queryText(reviewId, terms, [kind])}
          ${after === null ? sql`` : sql`and search_text.rowid > ${placed(after)}`} ${before === null ? sql`` : sql`and search_text.rowid < ${placed(before)}`}
        order by search_text.rowid ${order} limit ${limit}`.execute(db)
    : await sql<{ id: number }>`
        select id from search_entry where review_id = ${reviewId} and kind = ${kind} and words @@ to_tsquery('simple', ${tsquery(terms)})
          ${after === null ? sql`` : sql`and id > ${after}`} ${before === null ? sql`` : sql`and id < ${before}`}
        order by id ${order} limit ${limit}`.execute(db)
  return rows.rows.map(row => row.id)
}

/** Those of some numbers that match. */
export async function matchingAmong(
  db: Db,
  reviewId: number,
  text: string,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const terms = termsOf(text)
  if (terms.length === 0 || ids.length === 0) return new Set()
  if (isSqlite(db)) return amongSqlite(db, reviewId, terms, kind, ids)
  const rows = await sql<{ id: number }>`
    select id from search_entry where review_id = ${reviewId} and kind = ${kind} and id in ${these(db, ids)}
      and words @@ to_tsquery('simple', ${tsquery(terms)})`.execute(db)
  return new Set(rows.rows.map(row => row.id))
}

async function amongSqlite(db: Db, reviewId: number, terms: readonly Term[], kind: string, ids: readonly number[]) {
  const { rows } = await sql<{ id: number; rowId: number }>`
    select e.id, e.row_id from search_entry e where e.review_id = ${reviewId} and e.kind = ${kind} and e.id in ${these(db, ids)}
    order by e.row_id`.execute(db)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return new Set<number>()
  const looked = rows.map(row => row.rowId)
  // The plus keeps the search from being asked anew for every number: it is read once, between the first and the last.
  const found = await sql<{ rowId: number }>`
    select search_text.rowid as row_id from search_text where search_text match ${queryText(reviewId, terms, [kind])}
      and search_text.rowid between ${first.rowId} and ${last.rowId} and +search_text.rowid in ${these(db, looked)}`.execute(
    db,
  )
  const matching = new Set(found.rows.map(row => row.rowId))
  return new Set(rows.filter(row => matching.has(row.rowId)).map(row => row.id))
}

/** Whether a text holds a word to look for. */
export function hasWords(text: string): boolean {
  return termsOf(text).length > 0
}

async function counted(
  db: Db,
  reviewId: number,
  terms: readonly Term[],
  kinds: readonly string[] | undefined,
): Promise<number> {
  const limit = RANKED + 1
  const result = isSqlite(db)
    ? await sql<{
        n: number
      }>`select count(*) as n from (select 1 from search_text where search_text match ${queryText(reviewId, terms, kinds)} limit ${limit})`.execute(
        db,
      )
    : await sql<{
        n: number
      }>`select count(*)::integer as n from (select 1 from search_entry where review_id = ${reviewId} ${kindsIn(kinds)} and words @@ to_tsquery('simple', ${tsquery(terms)}) limit ${limit}) as found`.execute(
        db,
      )
  return Number(result.rows[0]?.n ?? 0)
}

async function hitsSqlite(
  db: Db,
  reviewId: number,
  terms: readonly Term[],
  options: { kinds?: readonly string[]; limit: number; offset?: number },
  ranked: boolean,
) {
  const order = ranked ? sql`bm25(search_text, 0, 4, 1), search_text.rowid` : sql`search_text.rowid desc`
  const result = await sql<{
    kind: string
    id: number
  }>`select e.kind, e.id from search_text join search_entry e on e.row_id = search_text.rowid where search_text match ${queryText(reviewId, terms, options.kinds)} order by ${order} limit ${options.limit} offset ${options.offset ?? 0}`.execute(
    db,
  )
  return result.rows
}

async function hitsPostgres(
  db: Db,
  reviewId: number,
  terms: readonly Term[],
  options: { kinds?: readonly string[]; limit: number; offset?: number },
  ranked: boolean,
) {
  const query = tsquery(terms)
  const order = ranked ? sql`ts_rank(words, to_tsquery('simple', ${query})) desc, kind, id` : sql`id desc, kind`
  const result = await sql<{
    kind: string
    id: number
  }>`select kind, id from search_entry where review_id = ${reviewId} ${kindsIn(options.kinds)} and words @@ to_tsquery('simple', ${query}) order by ${order} limit ${options.limit} offset ${options.offset ?? 0}`.execute(
    db,
  )
  return result.rows
}

/** PostgreSQL would read addresses, versions and decimals as words of their own kinds; SQLite knows letters and digits alone. */
const plain = (text: string, most: number): string => lettersIn(text.slice(0, most)).join(' ')

function queryText(reviewId: number, terms: readonly Term[], kinds: readonly string[] | undefined): string {
  const scopes = kinds === undefined ? [`r${reviewId}`] : kinds.map(kind => scopeOf(reviewId, kind))
  const scope = `scope : (${scopes.map(name => `"${name}"`).join(' OR ')})`
  const asked = terms.map(({ words, begins }) => `"${words.join(' ')}"${begins ? ' *' : ''}`)
  return `${scope} AND {title body} : (${asked.join(' AND ')})`
}

function tsquery(terms: readonly Term[]): string {
  return terms.map(({ words, begins }) => `(${words.join(' <-> ')}${begins ? ':*' : ''})`).join(' & ')
}

const kindsIn = (kinds: readonly string[] | undefined) =>
  kinds === undefined ? sql`` : sql`and kind in (${sql.join([...kinds])})`
const scopeOf = (reviewId: number, kind: string) => `r${reviewId}k${kind.replaceAll(/[^a-z]/g, '')}`
const scopeText = (reviewId: number, kind: string) => `r${reviewId} ${scopeOf(reviewId, kind)}`

function isSqlite(db: Db): boolean {
  return db.getExecutor().adapter instanceof WaitingSqliteAdapter
}
