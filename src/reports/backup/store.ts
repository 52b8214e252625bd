// Queries on the installation as a whole: is the database sound, and which files should there be.
import { sql } from 'kysely'
import type { Database, Db } from '../../core/db/open.ts'

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
