// Opens the database of either engine as a pair: one handle that only reads, one that writes inside transactions.
import fs from 'node:fs'
import path from 'node:path'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type { Engine } from './migrating/script.ts'
import type { DB } from './schema.ts'
import { connect, WaitingSqliteAdapter, WaitingSqliteDialect } from './sqlite.ts'

export type Db = Kysely<DB>

/** `read` refuses writes on SQLite; `write` is used by transaction() and migrations alone. */
export type Database = {
  readonly engine: Engine
  readonly read: Db
  readonly write: Db
  /** The SQLite file, for backups and workers; null on PostgreSQL. */
  readonly file: string | null
  close(): Promise<void>
}

const plugins = [new CamelCasePlugin({ underscoreBeforeDigits: false })]

/** `wait`: how long SQLite may sleep on a lock, 0 in a server's main thread, up to 5000 in workers and on the command line. */
export function openSqlite(file: string, wait = 0): Database {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const writing = connect(file, { wait })
  if (process.platform !== 'win32') fs.chmodSync(file, 0o600)
  const reading = connect(file, { wait, readonly: true })
  const adapter = new WaitingSqliteAdapter()
  const write = new Kysely<DB>({ dialect: new WaitingSqliteDialect(writing, adapter), plugins })
  const read = new Kysely<DB>({ dialect: new WaitingSqliteDialect(reading, adapter), plugins })
  return {
    engine: 'sqlite',
    file,
    read,
    write,
    close: async () => {
      await read.destroy()
      await write.destroy()
      // Kysely closes only what it has used; the last connection to close folds the WAL into the file.
      reading.close()
      writing.close()
    },
  }
}

/** A PostgreSQL database by its address; numbers come back as numbers on both engines. */
export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg')
  for (const type of [20, 1700]) pg.types.setTypeParser(type, Number)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins })
  return { engine: 'postgres', file: null, read: db, write: db, close: () => db.destroy() }
}

/** Wraps a Kysely dialect that speaks PostgreSQL (the tests' PGlite) in the same shape. */
export function openWith(dialect: ConstructorParameters<typeof Kysely>[0]['dialect']): Database {
  const db = new Kysely<DB>({ dialect, plugins })
  return { engine: 'postgres', file: null, read: db, write: db, close: () => db.destroy() }
}
