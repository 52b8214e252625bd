// Writes migrations/schema.sql and src/core/db/schema.ts from a freshly migrated database, and what an archive holds of it: `npm run schema`.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { schemaSql, schemaTypes } from '../src/core/db/migrating/describe.ts'
import { migrate } from '../src/core/db/migrating/migrate.ts'
import { openSqlite } from '../src/core/db/open.ts'
import { connect } from '../src/core/db/sqlite.ts'
import { tablesHeld } from '../src/reports/exchange/held.ts'

/** The two generated texts, for writing and for the guard that compares them. */
export async function generateSchema(): Promise<{ sql: string; types: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-schema-'))
  try {
    const file = path.join(folder, 'schema.db')
    const database = openSqlite(file)
    await migrate(database)
    await database.close()
    const connection = connect(file, { readonly: true })
    const texts = { sql: schemaSql(connection), types: schemaTypes(connection) }
    connection.close()
    return texts
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  const { sql, types } = await generateSchema()
  fs.writeFileSync(path.join(import.meta.dirname, 'schema.sql'), sql)
  fs.writeFileSync(path.join(import.meta.dirname, '../src/core/db/schema.ts'), types)
  fs.writeFileSync(path.join(import.meta.dirname, '../docs/guides/archive-tables.md'), tablesHeld())
}
