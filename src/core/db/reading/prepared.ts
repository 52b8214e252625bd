// Queries that every request or every write asks: put together and turned into SQL once, then run with other values.
import type { Compilable, CompiledQuery, Insertable } from 'kysely'
import type { Db } from '../open.ts'
import type { DB } from '../schema.ts'

/**
 * `build` is called once for each database, with marks in place of the values; it may pass them to conditions and do nothing
 * else with them. Making a query costs several times what running a small one does, so this is for the few that are everywhere.
 */
export function prepared<V extends readonly (string | number | null)[], R>(
  build: (db: Db, ...values: V) => Compilable<R>,
): (db: Db, ...values: V) => Promise<R[]> {
  const made = new WeakMap<object, CompiledQuery<R>>()
  return async (db, ...values) => {
    const { adapter } = db.getExecutor()
    const query = made.get(adapter) ?? build(db, ...(values.map((_, at) => mark(at)) as unknown as V)).compile()
    made.set(adapter, query)
    const parameters = query.parameters.map(value => {
      const at = typeof value === 'string' && value.startsWith(MARK) ? Number(value.slice(MARK.length)) : -1
      return at === -1 ? value : values[at]
    })
    const { rows } = await db.getExecutor().executeQuery<R>({ ...query, parameters })
    return rows
  }
}

/** An insert of one row, put together once; every column of the list has to be in the row. */
export function preparedInsert<T extends keyof DB & string>(
  table: T,
  columns: readonly (keyof DB[T] & string)[],
): (db: Db, row: Insertable<DB[T]>) => Promise<void> {
  const insert = prepared((db, ...values: (string | number | null)[]) =>
    db.insertInto(table).values(Object.fromEntries(columns.map((column, at) => [column, values[at]])) as never),
  )
  return async (db, row) => {
    const given = row as Readonly<Record<string, string | number | null>>
    await insert(db, ...columns.map(column => given[column] ?? null))
  }
}

const MARK = '\u0000value '
const mark = (at: number) => `${MARK}${at}`
