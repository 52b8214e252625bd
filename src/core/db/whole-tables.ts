// Whole tables by their names: columns, rows in order, rows put in. For copies, which know no feature.
import { CamelCasePlugin, CompiledQuery, sql } from 'kysely'
import { type Database, type Db, openSqlite } from './open.ts'

export type Row = Readonly<Record<string, unknown>>
export type Column = {
  readonly name: string
  readonly type: 'text' | 'integer' | 'number'
  readonly isNullable: boolean
  readonly hasDefault: boolean
}

const PAGE = 1000
/** Both engines take more, but a statement of this many parameters is still planned quickly. */
const PARAMETERS = 9000

/** Tables and their columns, in camelCase as queries name them. */
export async function columnsOf(db: Db): Promise<Map<string, Column[]>> {
  const tables = await db.introspection.getTables()
  return new Map(
    tables.map(table => [
      camel(table.name),
      table.columns.map(column => ({
        name: camel(column.name),
        type: typeOf(column.dataType),
        isNullable: column.isNullable,
        hasDefault: column.hasDefaultValue,
      })),
    ]),
  )
}

/** As SQLite and PostgreSQL name them. */
function typeOf(name: string): Column['type'] {
  if (/int/i.test(name)) return 'integer'
  return /real|float|double/i.test(name) ? 'number' : 'text'
}

/** The rows of a table in the order of `key`, of one review or of all, in pages. */
export async function* readRows(
  db: Db,
  table: string,
  key: readonly string[],
  reviewId: number | null = null,
): AsyncGenerator<readonly Row[]> {
  for (let offset = 0; ; offset += PAGE) {
    let query = db.selectFrom(table as never).selectAll()
    if (reviewId !== null) query = query.where('reviewId' as never, '=', reviewId as never)
    for (const column of key) query = query.orderBy(column as never)
    const rows = (await query.limit(PAGE).offset(offset).execute()) as Row[]
    if (rows.length > 0) yield rows
    // SQLite answers without waiting, so that nobody else would have a turn before the last table.
    await new Promise<void>(resolve => setImmediate(resolve))
    if (rows.length < PAGE) return
  }
}

/** Inserts rows that may leave columns out (they get their defaults), each with the same columns as the first. */
export async function insertRows(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  const width = Math.max(1, Object.keys(rows[0] ?? {}).length)
  const step = Math.max(1, Math.floor(PARAMETERS / width))
  for (let at = 0; at < rows.length; at += step) {
    await db
      .insertInto(table as never)
      .values(rows.slice(at, at + step) as never)
      .execute()
  }
}

/** Sets columns of the one row that `key` names. */
export async function setColumns(db: Db, table: string, key: Row, set: Row): Promise<void> {
  let query = db.updateTable(table as never).set(set as never)
  for (const [column, value] of Object.entries(key)) query = query.where(column as never, '=', value as never)
  await query.execute()
}

/** Reads at one instant while others go on writing: on SQLite through a connection of its own. */
export async function atOneInstant<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  if (database.file === null)
    return database.read
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(trx => work(trx))
  const own = openSqlite(database.file, 5000)
  try {
    return await own.read.connection().execute(async db => {
      await db.executeQuery(CompiledQuery.raw('begin'))
      try {
        return await work(db)
      } finally {
        await db.executeQuery(CompiledQuery.raw('rollback'))
      }
    })
  } finally {
    await own.close()
  }
}

/**
 * Replaces the rows of all `tables` (parents before children) by what `fill` puts in, in one transaction: until it has
 * ended, everybody sees the old rows, and if anything fails, they stay.
 */
export async function replaceAll(
  database: Database,
  tables: readonly string[],
  fill: (db: Db) => Promise<void>,
): Promise<void> {
  // Not marked as inside a transaction: what fills it reads another database meanwhile.
  await database.write.transaction().execute(async db => {
    const back = await allowDeletingActivity(database, db)
    if (database.engine === 'sqlite') await sql`delete from search_text`.execute(db)
    for (const table of ['searchEntry', ...tables.toReversed()]) await db.deleteFrom(table as never).execute()
    await fill(db)
    await back()
  })
}

/** The triggers that keep the activity as it is step aside inside the transaction and are back before it ends. */
async function allowDeletingActivity(database: Database, db: Db): Promise<() => Promise<void>> {
  if (database.engine === 'postgres') {
    await sql`alter table activity disable trigger activity_is_kept`.execute(db)
    return async () => {
      await sql`alter table activity enable trigger activity_is_kept`.execute(db)
    }
  }
  const { rows } = await sql<{
    sql: string
  }>`select sql from sqlite_master where type = 'trigger' and name = 'activity_stays'`.execute(db)
  await sql`drop trigger activity_stays`.execute(db)
  return async () => {
    await db.executeQuery(CompiledQuery.raw(rows[0]?.sql ?? ''))
  }
}

const naming = new (class extends CamelCasePlugin {
  toCamel(name: string): string {
    return this.camelCase(name)
  }
})({ underscoreBeforeDigits: false })

function camel(name: string): string {
  return naming.toCamel(name)
}
