// What a command is, and the data folder that every command opens: created and migrated if need be.
import fs from 'node:fs'
import path from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { type Logger, pino } from 'pino'
import { type Config, readConfig } from '../config.ts'
import { systemClock } from '../core/clock.ts'
import { migrate, migrated, migrationNames } from '../core/db/migrating/migrate.ts'
import { type Database, openPostgres, openSqlite } from '../core/db/open.ts'
import type { Ctx } from '../core/db/transaction.ts'
import { openFiles } from '../core/files/kept.ts'
import type { Services } from '../core/http/services.ts'
import { openJobs } from '../core/jobs/jobs.ts'
import { openMail } from '../core/mail.ts'

export type Flags = Readonly<Record<string, string | boolean | undefined>>

export type Command = {
  readonly options?: ParseArgsOptionsConfig
  readonly needed?: readonly string[]
  /** The least and the most words beside the options; none when left out. */
  readonly operands?: readonly [number, number]
  /** What --json prints; `lines` says the same to people. */
  run(input: { readonly flags: Flags; readonly operands: readonly string[] }): Promise<unknown>
  lines(result: never, operands: readonly string[]): readonly string[]
  /** A sentence when the result has been printed and yet the command did not do all it was asked. */
  failure?(result: never, operands: readonly string[]): string | null
}

export const GLOBAL_OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig

const COMMAND_PATIENCE_MS = 5000

export type House = { readonly services: Services; readonly ctx: Ctx; readonly migrated: readonly string[] }

export function configOf(flags: Flags): Config {
  const text = (name: string) => (typeof flags[name] === 'string' ? flags[name] : undefined)
  return readConfig({ data: text('data'), port: text('port'), host: text('host') })
}

/** Opens the database of the settings without migrating it. */
export async function openDatabase(config: Config, wait: number): Promise<Database> {
  makeDataFolder(config.dataDir)
  return config.databaseUrl === null
    ? openSqlite(path.join(config.dataDir, 'retroduce.db'), wait)
    : openPostgres(config.databaseUrl)
}

function makeDataFolder(folder: string): void {
  try {
    if (!fs.existsSync(folder)) fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!fs.statSync(folder).isDirectory()) throw new Error('a file')
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    throw new Error(
      `The data folder ${folder} cannot be used: ${fs.existsSync(folder) && !fs.statSync(folder).isDirectory() ? 'it is a file' : 'this account may not write there'}. Choose another with --data or the setting DATA_DIR.`,
    )
  }
}

/**
 * Opens what every command works on: a database of the newest schema, files, jobs. Before a schema of an earlier version
 * is changed, the SQLite file is copied to backups/.
 */
export async function openHouse(config: Config, options: { wait: number; log?: Logger }): Promise<House> {
  const log = options.log ?? pino({ level: 'silent' })
  const database = await openDatabase(config, options.wait)
  try {
    const ran = await bringUpToDate(database, config.dataDir)
    const services: Services = {
      database,
      config,
      clock: systemClock,
      files: openFiles(config.dataDir),
      mail: openMail(config),
      jobs: openJobs(database, config, systemClock, log),
      log,
    }
    return { services, ctx: commandCtx(database), migrated: ran }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Runs a command's work in the opened house and closes it afterwards. */
export async function inHouse<T>(flags: Flags, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(configOf(flags), { wait: COMMAND_PATIENCE_MS })
  try {
    return await work(house)
  } finally {
    await house.services.database.close()
  }
}

export function commandCtx(database: Database): Ctx {
  return { database, db: database.read, now: systemClock(), actor: { kind: 'command line', id: null } }
}

async function bringUpToDate(database: Database, dataDir: string): Promise<string[]> {
  const seen = await migrated(database)
  const newer = seen.find(name => !migrationNames.includes(name))
  if (newer !== undefined)
    throw new Error(
      `This database was last used by a newer Retroduce (its schema has ${newer}). Nothing was changed; use that version or a newer one.`,
    )
  if (seen.length === migrationNames.length) return []
  if (seen.length > 0 && database.file !== null) await copyBefore(database.file, dataDir)
  return migrate(database)
}

/** The online copy that an upgrade can be undone with. */
async function copyBefore(file: string, dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'backups')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = path.join(folder, `before-upgrade-${systemClock().replaceAll(/[:.]/g, '-')}.db`)
  const { default: Sqlite } = await import('better-sqlite3')
  const connection = new Sqlite(file, { readonly: true, timeout: COMMAND_PATIENCE_MS })
  try {
    await connection.backup(target)
    fs.chmodSync(target, 0o600)
  } finally {
    connection.close()
  }
}
