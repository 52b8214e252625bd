// Looking after everything at once: checked, copied to one zip, put back from it on either engine.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { record } from '../../core/db/activity.ts'
import { migrate, migrated, migrationNames } from '../../core/db/migrating/migrate.ts'
import { type Database, type Db, openSqlite } from '../../core/db/open.ts'
import { type Ctx, transaction } from '../../core/db/transaction.ts'
import { atOneInstant, columnsOf, type Row, readRows, replaceAll } from '../../core/db/whole-tables.ts'
import { Refusal } from '../../core/errors.ts'
import type { Files } from '../../core/files/kept.ts'
import { DENSEST, differenceFrom, type Packed, unpackZip, writeZip } from '../../core/files/zip.ts'
import { newSecret } from '../../core/secrets.ts'
import { listMisplaced, repairStandings } from '../../screening/standing/store.ts'
import { indexRows, readReview } from '../exchange/store.ts'
import { lineOf, linesIn, rowOf } from './lines.ts'
import { insertTable, listDatabaseProblems, listFiles, listFilesAt, listReviewIds } from './store.ts'
import { BACKED_UP, FORGOTTEN } from './tables.ts'

export type Storage = {
  readonly database: Database
  readonly files: Files
  readonly config: { readonly dataDir: string }
}
export type Health = { readonly ok: boolean; readonly files: number; readonly problems: readonly string[] }
export type BackedUp = { readonly file: string; readonly bytes: number; readonly rows: number; readonly files: number }
export type PutBack = { readonly rows: number; readonly files: number; readonly takenAt: string }

type Manifest = {
  readonly format: 'retroduce-backup'
  readonly version: 1
  readonly takenAt: string
  readonly migrations: readonly string[]
  readonly rows: number
  readonly files: readonly Packed[]
}

/** What we write ourselves must come back: rows and lists of references may pack as densely as deflate can. */
const LIMITS = { entries: 200_000, bytes: 40_000_000_000, ratio: DENSEST }
const ROWS_AT_ONCE = 500

/** The database's own checks, and every kept file against its hash. */
export async function checkInstallation(database: Database, files: Files): Promise<Health> {
  const problems = await listDatabaseProblems(database)
  const kept = await listFiles(database.read)
  for (const file of kept) {
    const place = files.find(file.reviewId, file.hash)
    if (place === null) problems.push(`The file “${file.name}” (${file.hash}) is missing.`)
    else if ((await hashOf(place)) !== file.hash)
      problems.push(`The file “${file.name}” (${file.hash}) was changed on disk.`)
  }
  for (const reviewId of await listReviewIds(database.read))
    problems.push(...(await standingProblems(database, reviewId)))
  return { ok: problems.length === 0, files: kept.length, problems }
}

async function standingProblems(database: Database, reviewId: number): Promise<string[]> {
  const { records, counters } = await listMisplaced(database.read, reviewId)
  const where = `of review ${reviewId}`
  return [
    ...(records.length > 0
      ? [
          records.length === 1
            ? `1 record ${where} stands elsewhere than decided.`
            : `${records.length} records ${where} stand elsewhere than decided.`,
        ]
      : []),
    ...(counters.length > 0 ? [`The counts ${where} of records that are ${counters.join(', ')} are wrong.`] : []),
  ]
}

/** Puts right what can be worked out from what people decided: where records stand, and how many stand where. */
export async function repairInstallation(ctx: Ctx): Promise<void> {
  for (const id of await listReviewIds(ctx.db)) {
    const { records, counters } = await listMisplaced(ctx.db, id)
    if (records.length === 0 && counters.length === 0) continue
    await transaction(ctx, async ctx => {
      await repairStandings(ctx.db, id)
      await record(ctx, { reviewId: id, verb: 'repaired', subjectKind: 'review', subjectId: id })
    })
  }
}

async function hashOf(file: string): Promise<string> {
  const digest = crypto.createHash('sha256')
  await pipeline(fs.createReadStream(file), digest)
  return digest.digest('hex')
}

/** Everything as of one instant, while others go on working: tables as lines, files as they are, and their SHA-256. */
export async function backUp({ database, files }: Storage, target: string, now: string): Promise<BackedUp> {
  const migrations = await migrated(database)
  const zip = await writeZip(path.resolve(target))
  try {
    const { packed, rows, kept } = await atOneInstant(database, async db => {
      let rows = 0
      const packed: Packed[] = []
      for (const { table, key } of BACKED_UP) {
        const lines = async function* () {
          for await (const page of readRows(db, table, key)) {
            rows += page.length
            yield page.map(lineOf).join('')
          }
        }
        packed.push(await zip.add(`tables/${table}.jsonl`, lines()))
      }
      return { packed, rows, kept: await listFilesAt(db) }
    })
    for (const { reviewId, hash } of kept) {
      const place = files.find(reviewId, hash)
      if (place !== null) packed.push(await zip.add(`files/${reviewId}/${hash}`, fs.createReadStream(place)))
    }
    const manifest: Manifest = { format: 'retroduce-backup', version: 1, takenAt: now, migrations, rows, files: packed }
    const text = JSON.stringify(manifest, null, 1)
    await zip.add(
      'manifest.json',
      (async function* () {
        yield text
      })(),
    )
    await zip.end('kept')
    const bytes = (await fs.promises.stat(target)).size
    return { file: path.resolve(target), bytes, rows, files: packed.length - BACKED_UP.length }
  } catch (error) {
    await zip.abandon()
    throw error
  }
}

/**
 * Puts a backup in the place of everything that is here. It is first unpacked, compared with its list and loaded into a
 * database of its own, so that a foreign, newer or damaged file is refused before anything here is touched.
 */
export async function putBack(storage: Storage, file: string): Promise<PutBack> {
  const folder = path.join(storage.config.dataDir, 'incoming', `restore-${newSecret().slice(0, 16)}`)
  await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 })
  let staged: Database | null = null
  try {
    const found = await unpackZip(file, folder, LIMITS)
    const manifest = await manifestOf(folder)
    found.delete('manifest.json')
    const different = differenceFrom(manifest.files, found)
    if (different !== null) throw new Refusal(422, `This backup is damaged: ${different} Nothing was changed.`)
    staged = openSqlite(path.join(folder, 'staged.db'), 5000)
    await load(staged, folder, manifest)
    await bringFiles(storage, folder, found)
    await moveIn(storage.database, staged)
    const files = [...found.keys()].filter(name => name.startsWith('files/')).length
    return { rows: manifest.rows, files, takenAt: manifest.takenAt }
  } finally {
    await staged?.close()
    await fs.promises.rm(folder, { recursive: true, force: true })
  }
}

async function manifestOf(folder: string): Promise<Manifest> {
  const foreign = new Refusal(422, 'This zip is no backup from Retroduce. Nothing was changed.')
  const text = await fs.promises.readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => null)
  let manifest: { [name in keyof Manifest]?: unknown } = {}
  try {
    manifest = JSON.parse(text ?? '')
  } catch {
    throw foreign
  }
  if (manifest.format !== 'retroduce-backup' || !Array.isArray(manifest.files) || !Array.isArray(manifest.migrations))
    throw foreign
  const newer = manifest.migrations.some(name => !migrationNames.includes(name))
  if (manifest.version !== 1 || newer)
    throw new Refusal(422, 'This backup was made by a newer Retroduce. Update this one first. Nothing was changed.')
  return manifest as Manifest
}

/** Loads the tables under the schema they were written with, then brings them to the newest one. */
async function load(staged: Database, folder: string, manifest: Manifest): Promise<void> {
  await migrate(staged, manifest.migrations.at(-1))
  const columns = await columnsOf(staged.read)
  try {
    await staged.write.transaction().execute(async db => {
      for (const kept of BACKED_UP) {
        const lines = path.join(folder, 'tables', `${kept.table}.jsonl`)
        if (fs.existsSync(lines)) await insertTable(db, kept, readLines(lines, columns.get(kept.table) ?? []))
      }
    })
  } catch (error) {
    if (error instanceof Refusal || (error as { code?: string }).code === 'ENOSPC') throw error
    throw new Refusal(422, 'The rows of this backup do not fit together. Nothing was changed.')
  }
  await migrate(staged)
  const problems = await listDatabaseProblems(staged)
  if (problems.length > 0)
    throw new Refusal(422, `This backup does not fit together: ${problems[0]}. Nothing was changed.`)
}

async function* readLines(file: string, columns: Parameters<typeof rowOf>[1]): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = []
  for await (const line of linesIn(fs.createReadStream(file, 'utf8'))) {
    const row = rowOf(line, columns)
    if (row === null) throw new Refusal(422, 'A row of this backup does not fit. Nothing was changed.')
    rows.push(row)
    if (rows.length < ROWS_AT_ONCE) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** Files lie under their hash, so that bringing them changes nothing that is here. */
async function bringFiles({ files }: Storage, folder: string, found: ReadonlyMap<string, Packed>): Promise<void> {
  for (const [name, { sha256 }] of found) {
    const [, reviewId, hash] = /^files\/(\d+)\/([0-9a-f]{64})$/.exec(name) ?? []
    if (hash === undefined || hash !== sha256) continue
    if (files.find(Number(reviewId), hash) === null) await files.keep(Number(reviewId), path.join(folder, name))
  }
}

/** One transaction: until it ends everybody sees what was here before, and if it fails that stays. */
async function moveIn(database: Database, staged: Database): Promise<void> {
  const tables = [...FORGOTTEN, ...BACKED_UP.map(kept => kept.table)]
  await replaceAll(database, tables, async db => {
    for (const kept of BACKED_UP) await insertTable(db, kept, readRows(staged.read, kept.table, kept.key))
    await indexEverything(db, staged.read)
  })
}

async function indexEverything(db: Db, from: Db): Promise<void> {
  for (const reviewId of await listReviewIds(from)) {
    const { lists } = await readReview(from, reviewId)
    await indexRows(db, reviewId, lists)
  }
}
