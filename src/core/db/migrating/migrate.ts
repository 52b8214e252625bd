// Brings a database to the newest schema: forward only, in order, each file once, all or nothing.
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from '../open.ts'

const folder = path.resolve(import.meta.dirname, '../../../../migrations')

export const migrationNames: readonly string[] = fs
  .readdirSync(folder)
  .filter(name => /^\d{4}-[a-z-]+\.ts$/.test(name))
  .map(name => name.slice(0, -3))
  .sort()

/**
 * Runs what is missing and returns the names of the migrations that ran. A newer database than this program is refused.
 * `upTo` stops at an earlier schema, for rows that were written under it.
 */
export async function migrate(database: Database, upTo?: string): Promise<string[]> {
  const migrator = new Migrator({
    db: database.write,
    provider: {
      getMigrations: async () => {
        const found = await Promise.all(
          migrationNames.map(async name => {
            const module = await import(path.join(folder, `${name}.ts`))
            return [name, { up: (db: unknown) => module.up(db, database.engine) }] as const
          }),
        )
        return Object.fromEntries(found)
      },
    },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error))
  return (results ?? []).map(result => result.migrationName)
}

/** The migrations this database has seen; empty for a new one. */
export async function migrated(database: Database): Promise<string[]> {
  const tables = await database.read.introspection.getTables()
  if (!tables.some(table => table.name === 'migration')) return []
  const rows = await sql<{ name: string }>`select name from migration order by name`.execute(database.read)
  return rows.rows.map(row => row.name)
}
