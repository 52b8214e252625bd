// A whole review as one file, with its full texts as an archive, and either of them put into a new review.
import fs from 'node:fs'
import path from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
import { NAMES_HOST } from '../../accounts/domain.ts'
import { insertPerson, updatePerson } from '../../accounts/store.ts'
import { record } from '../../core/db/activity.ts'
import { INSTALLATION, nextId, nextIds } from '../../core/db/counter.ts'
import { keepFileRow } from '../../core/db/kept-files.ts'
import { type Ctx, machinery, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { atOneInstant, columnsOf } from '../../core/db/whole-tables.ts'
import { Refusal } from '../../core/errors.ts'
import type { Files } from '../../core/files/kept.ts'
import { DENSEST, differenceFrom, type Packed, unpackZip, writeZip } from '../../core/files/zip.ts'
import { newSecret } from '../../core/secrets.ts'
import { slugOf } from '../../reviews/domain.ts'
import { insertMember, isSlugTaken } from '../../reviews/store.ts'
import { piecesOf, type ReviewFile, readReviewFile } from './file.ts'
import { type KeptFile, type Manifest, misfitOf, readManifest } from './manifest.ts'
import { insertReviewRows, listKeptFiles, readReview } from './store.ts'

export type Storage = { readonly files: Files; readonly config: { readonly dataDir: string } }
export type Restored = { readonly restored: string; readonly title: string }

/** What we write ourselves must come back: tables and lists of references may pack as densely as deflate can. */
const LARGEST_JSON = 500_000_000
const LIMITS = {
  ...{ entries: 65_000, bytes: 20_000_000_000, ratio: DENSEST },
  // Rows of words never pack more densely; the list is a few hundred bytes for each file.
  read: { 'review.json': { bytes: LARGEST_JSON, ratio: 200 }, 'manifest.json': { bytes: 50_000_000, ratio: 200 } },
}

/** The whole review as JSON, read at one instant; written in stretches, so that others are answered between them. */
export async function exportReviewFile(ctx: ReviewCtx): Promise<string> {
  const pieces: string[] = []
  for await (const piece of reviewPieces(ctx)) pieces.push(piece)
  return pieces.join('')
}

/** The same in a file of the incoming folder and never whole in memory; the caller removes it. */
export async function writeReviewFile(ctx: ReviewCtx, storage: Storage): Promise<string> {
  const target = await incomingPlace(storage, 'json')
  try {
    await fs.promises.writeFile(target, reviewPieces(ctx), { mode: 0o600 })
    return target
  } catch (error) {
    await fs.promises.rm(target, { force: true })
    throw error
  }
}

async function incomingPlace({ config }: Storage, ending: string): Promise<string> {
  const folder = path.join(config.dataDir, 'incoming')
  await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 })
  return path.join(folder, `${newSecret()}.${ending}`)
}

/** Others have a turn between two pieces. */
async function* reviewPieces(ctx: ReviewCtx): AsyncGenerator<string> {
  const file = await atOneInstant(ctx.database, db => readReview(db, ctx.review.id))
  for (const piece of piecesOf(file)) {
    yield piece
    await others()
  }
}

/** The same with every kept file and a list of SHA-256, as a zip in the incoming folder; the caller removes it. */
export async function exportArchive(
  ctx: ReviewCtx,
  storage: Storage,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<string> {
  const target = await incomingPlace(storage, 'zip')
  const kept = await listKeptFiles(ctx.db, ctx.review.id)
  const zip = await writeZip(target)
  try {
    const files: Packed[] = [await zip.add('review.json', reviewPieces(ctx))]
    const present: KeptFile[] = []
    for (const [at, file] of kept.entries()) {
      await progress(at, kept.length + 1)
      const place = storage.files.find(ctx.review.id, file.hash)
      if (place === null) continue
      files.push(await zip.add(`files/${file.hash}`, fs.createReadStream(place)))
      present.push(file)
    }
    const manifest: Manifest = { format: 'retroduce-archive', version: 1, files, kept: present }
    await zip.add('manifest.json', [`${JSON.stringify(manifest, null, 1)}\n`])
    await zip.end()
    return target
  } catch (error) {
    await zip.abandon()
    throw error
  }
}

/** A JSON export or an archive becomes a new review; anything else is refused with a sentence, and nothing is changed. */
export async function restoreReviewFile(
  ctx: Ctx,
  storage: Storage,
  file: string,
  leadId: number | null,
): Promise<Restored> {
  const head = await headOf(file)
  if (head.subarray(0, 2).toString('latin1') === 'PK') return restoreArchive(ctx, storage, file, leadId)
  if (!/^\s*\{/.test(head.toString('utf8').replace(/^\uFEFF/, '')))
    throw new Refusal(
      422,
      `${path.basename(file)} is no export of a review. To import references, name the review with --review.`,
    )
  return restoreText(ctx, storage, await readText(file), leadId, [])
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await fs.promises.open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function readText(file: string): Promise<string> {
  if ((await fs.promises.stat(file)).size > LARGEST_JSON)
    throw new Refusal(413, 'This file is larger than an export of a review can be.')
  return (await fs.promises.readFile(file, 'utf8')).replace(/^\uFEFF/, '')
}

async function restoreArchive(ctx: Ctx, storage: Storage, file: string, leadId: number | null): Promise<Restored> {
  const folder = path.join(storage.config.dataDir, 'incoming', `archive-${newSecret().slice(0, 16)}`)
  try {
    await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 })
    const found = await unpackZip(file, folder, LIMITS)
    const manifest = await manifestOf(folder)
    found.delete('manifest.json')
    const different = misfitOf(manifest) ?? differenceFrom(manifest.files, found)
    if (different !== null) throw new Refusal(422, `This archive is damaged: ${different} Nothing was changed.`)
    const files = manifest.kept.map(one => ({ ...one, path: path.join(folder, 'files', one.hash) }))
    return await restoreText(ctx, storage, await readText(path.join(folder, 'review.json')), leadId, files)
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true })
  }
}

async function manifestOf(folder: string): Promise<Manifest> {
  const text = await fs.promises.readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => '')
  const manifest = readManifest(text)
  if ('problem' in manifest) throw new Refusal(422, `${manifest.problem} Nothing was changed.`)
  return manifest
}

async function restoreText(
  ctx: Ctx,
  storage: Storage,
  text: string,
  leadId: number | null,
  files: readonly (KeptFile & { readonly path: string })[],
): Promise<Restored> {
  const file = readReviewFile(text, await columnsOf(ctx.db))
  if ('problem' in file) throw new Refusal(422, `${file.problem} Nothing was changed.`)
  // A number of its own first: the files lie in their place before anybody sees the review, or go again with it.
  const id = await machinery(ctx.database, db => nextId(db, INSTALLATION, 'review'))
  try {
    for (const one of files) await storage.files.keep(id, one.path)
    const slug = await insertReview(ctx, id, file, leadId, files)
    return { restored: slug, title: String(file.review.title) }
  } catch (error) {
    await fs.promises.rm(path.join(storage.files.folder, String(id)), { recursive: true, force: true })
    throw error
  }
}

/** People of the file become accounts that cannot sign in: their names stay under what they wrote. */
async function insertReview(
  ctx: Ctx,
  id: number,
  file: ReviewFile,
  leadId: number | null,
  files: readonly KeptFile[],
): Promise<string> {
  return transaction(ctx, async ctx => {
    const slug = await freeSlug(ctx, slugOf(String(file.review.slug)))
    const firstPerson = await nextIds(ctx.db, INSTALLATION, 'person', Math.max(1, file.people.length))
    for (const [at, { name }] of file.people.entries()) {
      const person = firstPerson + at
      const email = `imported-${person}@${NAMES_HOST}`
      await insertPerson(ctx.db, { id: person, name, email, passwordHash: null, isAdmin: false, createdAt: ctx.now })
      await updatePerson(ctx.db, person, { disabledAt: ctx.now })
    }
    try {
      await insertReviewRows(ctx.db, file, { reviewId: id, slug, firstPerson })
    } catch (error) {
      throw isMisfit(error)
        ? new Refusal(422, 'The rows of this export do not fit together. Nothing was changed.')
        : error
    }
    for (const { hash, name, kind, bytes, keptAt } of files)
      await keepFileRow(ctx.db, { reviewId: id, hash, name, kind, bytes, keptAt })
    if (leadId !== null) await insertMember(ctx.db, { reviewId: id, personId: leadId, role: 'lead', joinedAt: ctx.now })
    await record(ctx, { reviewId: INSTALLATION, verb: 'restored', subjectKind: 'review', subjectId: id })
    return slug
  })
}

async function freeSlug(ctx: Ctx, base: string): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!(await isSlugTaken(ctx.db, slug))) return slug
  }
}

/** The database's own words for a value, a key or a reference that does not fit. */
function isMisfit(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && (code.startsWith('SQLITE_CONSTRAINT') || /^2[23]/.test(code))
}
