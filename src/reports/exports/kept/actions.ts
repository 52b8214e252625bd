// What makes a file for one person: asked for, made by a job, stopped, and removed when its days are over.
import fs from 'node:fs'
import path from 'node:path'
import { daysLater } from '../../../core/clock.ts'
import { record } from '../../../core/db/activity.ts'
import { nextId } from '../../../core/db/counter.ts'
import type { Database } from '../../../core/db/open.ts'
import { machinery, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { addJob, askToCancel } from '../../../core/jobs/store.ts'
import { newSecret } from '../../../core/secrets.ts'
import { contentOf, fileFor } from '../../formats.ts'
import type { Wanted } from '../wanted.ts'
import { FOLDER, KEPT_DAYS, MOST_KEPT } from './domain.ts'
import { deleteMade, endOldest, getMade, insertMade, isKept, listEnded, listUnderWay, setMade } from './store.ts'

export const MAKING = 'make an export'

export type Asked = Omit<Wanted, 'say' | 'nonce' | 'person'> & { readonly person: NonNullable<Wanted['person']> }
/** What the job is given. */
export type MakingJob = {
  readonly exportId: number
  readonly keptAs: string
  readonly slug: string
  readonly wanted: Asked
}

/** Has a worker make the file; the same one that is under way already is not begun again. Poke the jobs afterwards. */
export function askForFile(ctx: ReviewCtx, wanted: Asked): Promise<number> {
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const { format, report, of: ofTable, language, person } = wanted
    const asked = { reviewId, personId: person.id, format, report, ofTable, language }
    const underWay = await listUnderWay(ctx.db, asked)
    const same = underWay.find(one => isSame((JSON.parse(one.input) as MakingJob).wanted, wanted))?.id
    if (same !== undefined) return same
    const id = await nextId(ctx.db, reviewId, 'madeExport')
    const keptAs = newSecret()
    const input: MakingJob = { exportId: id, keptAs, slug: ctx.review.slug, wanted }
    const jobId = await addJob(ctx, reviewId, MAKING, input)
    const { name: fileName } = fileFor(format, ctx.review.slug, contentOf(format, wanted))
    const days = { createdAt: ctx.now, endsAt: daysLater(ctx.now, KEPT_DAYS) }
    await insertMade(ctx.db, { ...asked, ...days, id, jobId, role: person.role, fileName, keptAs })
    await endOldest(ctx.db, reviewId, person.id, MOST_KEPT, ctx.now)
    const what = { verb: 'asked for a file of', subjectKind: 'review', audience: 'self' } as const
    await record(ctx, { ...what, after: { file: id, format, report, of: ofTable, language } })
    return id
  })
}

/** Of the same records, and with names or without. */
function isSame(one: Asked, other: Asked): boolean {
  const rest = ({ list, pseudonyms = false }: Asked) => JSON.stringify([list, pseudonyms])
  return rest(one) === rest(other)
}

/** The file lies in its place: from now on it can be saved. */
export function finishFile(ctx: ReviewCtx, exportId: number, bytes: number, madeAt: string): Promise<void> {
  return machinery(ctx.database, db => setMade(db, ctx.review.id, exportId, { bytes, madeAt }))
}

export async function stopMaking(ctx: ReviewCtx, personId: number, id: number): Promise<void> {
  const { jobId } = await getMade(ctx.db, ctx.review.id, personId, id, ctx.now)
  await machinery(ctx.database, db => askToCancel(db, ctx.review.id, jobId))
}

export function placeOf(dataDir: string, keptAs: string): string {
  return path.join(dataDir, FOLDER, keptAs)
}

/** Files whose days are over, and those that no row knows. */
export async function sweepMade(database: Database, dataDir: string, now: string): Promise<void> {
  for (const { reviewId, id, keptAs } of await listEnded(database.read, now)) {
    await fs.promises.rm(placeOf(dataDir, keptAs), { force: true })
    await machinery(database, db => deleteMade(db, reviewId, id))
  }
  const names = await fs.promises.readdir(path.join(dataDir, FOLDER)).catch(() => [])
  for (const name of names)
    if (!(await isKept(database.read, name))) await fs.promises.rm(placeOf(dataDir, name), { force: true })
}
