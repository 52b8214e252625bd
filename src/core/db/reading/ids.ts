// Many numbers as one value of a query, so that its text is the same for ten of them and for two thousand.
import { sql } from 'kysely'
import type { Db } from '../open.ts'
import { WaitingSqliteAdapter } from '../sqlite.ts'

/** What stands after `in`; a prepared query gives the list as JSON. */
export function these(db: Db, ids: readonly number[] | string) {
  const list = typeof ids === 'string' ? ids : JSON.stringify(ids)
  return db.getExecutor().adapter instanceof WaitingSqliteAdapter
    ? sql<number>`(select value from json_each(${list}))`
    : sql<number>`(select value::integer from json_array_elements_text(${list}::json))`
}
