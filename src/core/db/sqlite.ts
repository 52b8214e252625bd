// The SQLite side of the house: connections with safe pragmas, a bounded statement cache, and a dialect that waits instead of failing.
import { AsyncLocalStorage } from 'node:async_hooks'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryCompiler,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely'

const BUSY_PATIENCE_MS = 5000
const CACHED_STATEMENTS = 500

/** How many writers of the main thread wait for the lock; worker threads share the buffer and stand aside. */
export const waitingWriters = new Int32Array(new SharedArrayBuffer(4))

/** Marks the code that runs inside a transaction, so that using the outer connection there is an error and not a deadlock. */
export const insideTransaction = new AsyncLocalStorage<true>()

/**
 * Opens one connection. `synchronous=FULL` has to be set after WAL and checked after a first statement: better-sqlite3's own
 * WAL default is NORMAL, which loses acknowledged writes when the power fails.
 * `wait` is how long SQLite itself may sleep on a lock: 0 on the main thread, where sleeping would freeze everyone.
 */
export function connect(file: string, options: { readonly?: boolean; wait?: number } = {}): Database.Database {
  const connection = new Database(file, { timeout: options.wait ?? 0 })
  connection.pragma('journal_mode = WAL')
  connection.prepare('select 1').get()
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -16000')
  connection.pragma('temp_store = MEMORY')
  if (options.readonly === true) connection.pragma('query_only = ON')
  connection.prepare('select count(*) from sqlite_master').get()
  if (connection.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite is not set to synchronous=FULL')
  return cacheStatements(connection)
}

/** Preparing costs ten times what running a small query costs, so the last few hundred statements are kept. */
function cacheStatements(connection: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>()
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((text: string) => {
    const found = kept.get(text)
    if (found !== undefined) {
      // A statement that is still being iterated cannot be used twice at once.
      if (found.busy) return prepare(text)
      kept.delete(text)
      kept.set(text, found)
      return found
    }
    const fresh = prepare(text)
    kept.set(text, fresh)
    if (kept.size > CACHED_STATEMENTS) kept.delete(kept.keys().next().value as string)
    return fresh
  }) as typeof connection.prepare
  return connection
}

/** One for both connections of a database: what is remembered of a database hangs on it. */
export class WaitingSqliteAdapter extends SqliteAdapter {
  // Waiting for the one connection happens in the driver below, which also notices a deadlock.
  override get supportsMultipleConnections(): boolean {
    return true
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class Driver extends SqliteDriver {
  #free: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (insideTransaction.getStore() === true) {
      throw new Error('The outer ctx.db was used inside a transaction; use the ctx that transaction() hands on.')
    }
    const before = this.#free
    let release: () => void = () => {}
    this.#free = new Promise(resolve => {
      release = resolve
    })
    await before
    this.#release = release
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    this.#release()
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const until = performance.now() + BUSY_PATIENCE_MS
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        Atomics.add(waitingWriters, 0, 1)
        await new Promise(resolve => setTimeout(resolve, 2 + Math.random() * 8))
        Atomics.sub(waitingWriters, 0, 1)
      }
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/**
 * Values are written `+?`, which is the value itself: of a bare `?` SQLite remembers that its plan might depend on the value,
 * and plans the statement anew each time one is bound. That took up to ten times as long as running it.
 */
class SteadyPlanCompiler extends SqliteQueryCompiler {
  override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

export class WaitingSqliteDialect extends SqliteDialect {
  readonly #connection: Database.Database
  readonly #adapter: WaitingSqliteAdapter
  constructor(connection: Database.Database, adapter: WaitingSqliteAdapter) {
    super({ database: connection })
    this.#connection = connection
    this.#adapter = adapter
  }
  override createDriver(): Driver {
    return new Driver({ database: this.#connection })
  }
  override createQueryCompiler(): QueryCompiler {
    return new SteadyPlanCompiler()
  }
  override createAdapter(): WaitingSqliteAdapter {
    return this.#adapter
  }
}
