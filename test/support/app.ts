// The real application on a database of its own for each test: SQLite from a template file, or PGlite emptied in between.
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { migrate } from '../../src/core/db/migrating/migrate.ts'
import { type Database, openSqlite, openWith } from '../../src/core/db/open.ts'
import { openFiles } from '../../src/core/files/kept.ts'
import type { Services } from '../../src/core/http/services.ts'
import { openJobs } from '../../src/core/jobs/jobs.ts'
import { openMail } from '../../src/core/mail.ts'

const engine = process.env.ENGINE === 'pglite' ? 'pglite' : 'sqlite'

/** Every test gets a data folder that is removed after it. */
function freshFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-test-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

let template: Buffer | null = null

/** A migrated database as bytes: the process may end without a chance to remove a file. */
async function sqliteTemplate(): Promise<Buffer> {
  if (template !== null) return template
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-template-'))
  const file = path.join(folder, 'retroduce.db')
  const database = openSqlite(file)
  await migrate(database)
  await database.close()
  template = fs.readFileSync(file)
  fs.rmSync(folder, { recursive: true, force: true })
  return template
}

type Shared = { open(): Database; empty(): Promise<void> }
const shared = globalThis as { retroducePglite?: Promise<Shared> }

/** One instance for all tests, emptied by DELETE in reverse order; starting one costs seconds. */
async function pglite(): Promise<Shared> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { PGliteDialect } = await import('kysely')
  const instance = new PGlite()
  await instance.waitReady
  const database = openWith(new PGliteDialect({ pglite: instance }))
  await migrate(database)
  const tables = (await database.read.introspection.getTables())
    .filter(table => !table.isView && !table.name.startsWith('migration'))
    .map(table => table.name)
  return {
    // What is kept in memory for a database is gone with its handle, so each test has one of its own.
    open: () => openWith(new PGliteDialect({ pglite: instance })),
    empty: async () => {
      await instance.exec(
        `set session_replication_role = replica; ${tables.map(name => `delete from "${name}"`).join('; ')}; set session_replication_role = origin;`,
      )
    },
  }
}

export async function freshDatabase(folder: string): Promise<Database> {
  if (engine === 'pglite') {
    shared.retroducePglite ??= pglite()
    const { open, empty } = await shared.retroducePglite
    await empty()
    return open()
  }
  fs.writeFileSync(path.join(folder, 'retroduce.db'), await sqliteTemplate())
  const database = openSqlite(path.join(folder, 'retroduce.db'))
  onTestFinished(() => database.close())
  return database
}

/** A clock that stands at the day the product's tests play on, until a test moves it. */
export function testClock(start = '2026-11-21T09:00:00.000Z') {
  let now = start
  return {
    clock: () => now,
    set: (to: string) => (now = to),
    forward: (minutes: number) => (now = new Date(Date.parse(now) + minutes * 60_000).toISOString()),
  }
}

/** What requests go through: supertest alone would open a port and a connection for each, which costs as much as most answers. */
export type Door = { readonly server: http.Server; readonly connections: http.Agent }

async function openDoor(app: http.RequestListener): Promise<Door> {
  const server = http.createServer(app)
  // A connection that is closed for its age just when it is used again would fail a test.
  server.keepAliveTimeout = 0
  const connections = new http.Agent({ keepAlive: true })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    connections.destroy()
    server.closeAllConnections()
    server.close()
  })
  return { server, connections }
}

export async function startApp(settings: Partial<Config> = {}) {
  const folder = freshFolder()
  const database = await freshDatabase(folder)
  const config: Config = { ...readConfig({ data: folder }, {}), logLevel: 'silent', ...settings }
  const time = testClock()
  const log = pino({ level: process.env.LOG ?? 'silent' })
  const services: Services = {
    database,
    config,
    clock: time.clock,
    files: openFiles(folder),
    mail: openMail(config),
    jobs: openJobs(database, config, time.clock, log),
    log,
  }
  const app = createApp(services, 'a secret for tests only')
  return { app, services, database, folder, time, door: await openDoor(app) }
}
