// Writes many rows of a table in few statements.
import type { Insertable } from 'kysely'
import type { Db } from '../../src/core/db/open.ts'
import type { DB } from '../../src/core/db/schema.ts'

export const AT = '2026-10-01T09:00:00.000Z'

const PER_STATEMENT = 300

/** A row of a table with the columns that have no default optional where they may be null. */
export type Row<T extends keyof DB> = Loose<Insertable<DB[T]>>
type Loose<R> = { [K in keyof R as null extends R[K] ? never : K]: R[K] } & {
  [K in keyof R as null extends R[K] ? K : never]?: R[K]
}

export type Insert = <T extends keyof DB>(table: T, rows: readonly Row<T>[]) => Promise<void>

export function inserting(db: Db): Insert {
  return async (table, rows) => {
    for (let at = 0; at < rows.length; at += PER_STATEMENT)
      await db
        .insertInto(table)
        .values(rows.slice(at, at + PER_STATEMENT) as never)
        .execute()
  }
}
