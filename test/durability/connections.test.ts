// That what is acknowledged is on the disk: what each SQLite connection is set to once it has been used.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/core/db/migrating/migrate.ts'
import { type Db, openSqlite } from '../../src/core/db/open.ts'

async function opened() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-durability-'))
  const database = openSqlite(path.join(folder, 'retroduce.db'))
  onTestFinished(async () => {
    await database.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  await migrate(database)
  return database
}

async function setting(db: Db, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)
  return Object.values(rows[0] ?? {})[0]
}

test('both connections wait for the disk after their first statement', async () => {
  const database = await opened()
  for (const db of [database.read, database.write]) {
    await db.selectFrom('review').selectAll().execute()
    expect(await setting(db, 'synchronous')).toBe(2)
    expect(await setting(db, 'journal_mode')).toBe('wal')
    expect(await setting(db, 'foreign_keys')).toBe(1)
  }
})

test('the connection for reading refuses to write', async () => {
  const database = await opened()
  expect(await setting(database.read, 'query_only')).toBe(1)
  const written = database.read.insertInto('submission').values({ key: 'k', at: '', see: '' }).execute()
  await expect(written).rejects.toThrow(/readonly/)
})
