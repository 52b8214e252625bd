// Queries on the installation as a whole: is the database sound, and which files should there be.
import { sql } from 'kysely'
import type { Database, Db } from '../../core/db/open.ts'
import { insertRows, type Row, setColumns } from '../../core/db/whole-tables.ts'
import type { Kept } from './tables.ts'

/** What the engine itself finds wrong; PostgreSQL checks its keys at every write and has nothing to add. */
export async function listDatabaseProblems(database: Database): Promise<string[]> {
  if (database.engine === 'postgres') return []
  const found = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(database.read)
  const broken = found.rows.map(row => row.integrityCheck).filter(text => text !== 'ok')
  const keys = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(
    database.read,
  )
  const loose = new Map<string, number>()
  for (const row of keys.rows) {
    const pair = `${row.table} points to ${row.parent}`
    loose.set(pair, (loose.get(pair) ?? 0) + 1)
  }
  return [...broken, ...[...loose].map(([pair, count]) => `${count} rows: ${pair}, which is not there`)]
}

/** All kept files by review and hash. */
export async function listFiles(db: Db) {
  return db
    .selectFrom('file')
    .select(['reviewId', 'hash', 'name', 'bytes'])
    .orderBy('reviewId')
    .orderBy('hash')
    .execute()
}

/** Every file row, for a backup taken at one instant. */
export async function listFilesAt(db: Db) {
  return db.selectFrom('file').select(['reviewId', 'hash']).orderBy('reviewId').orderBy('hash').execute()
}

export async function listReviewIds(db: Db): Promise<number[]> {
  return (await db.selectFrom('review').select('id').orderBy('id').execute()).map(row => row.id)
}

/** Puts rows in; a column that points to its own table is filled in once all of them are there. */
export async function insertTable(db: Db, kept: Kept, pages: AsyncIterable<readonly Row[]>): Promise<void> {
  const { table, key, self } = kept
  const pointing: { key: Row; set: Row }[] = []
  for await (const rows of pages) {
    if (self === undefined) {
      await insertRows(db, table, rows)
      continue
    }
    await insertRows(
      db,
      table,
      rows.map(row => ({ ...row, [self]: null })),
    )
    for (const row of rows) {
      if (row[self] === null) continue
      pointing.push({
        key: Object.fromEntries(key.map(column => [column, row[column]])),
        set: { [self]: row[self] },
      })
    }
  }
  for (const one of pointing) await setColumns(db, table, one.key, one.set)
}
