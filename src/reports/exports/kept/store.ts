// Queries on files that were made for one person and are kept for some days.
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import type { DB } from '../../../core/db/schema.ts'
import { notFound } from '../../../core/errors.ts'

export type MadeRow = Selectable<DB['madeExport']>
/** With where its job stands. */
export type Made = Omit<MadeRow, 'keptAs' | 'jobId' | 'personId'> & {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number | null
  readonly problem: string | null
}

function madeOf(db: Db, reviewId: number, personId: number) {
  return db
    .selectFrom('madeExport as m')
    .innerJoin('job as j', 'j.id', 'm.jobId')
    .where('m.reviewId', '=', reviewId)
    .where('m.personId', '=', personId)
}

const COLUMNS = [
  ...(['m.reviewId', 'm.id', 'm.role', 'm.format', 'm.report', 'm.ofTable', 'm.language', 'm.fileName'] as const),
  ...(['m.bytes', 'm.createdAt', 'm.madeAt', 'm.endsAt', 'j.state', 'j.done', 'j.total', 'j.problem'] as const),
] as const

/** A person's own files that have not run out, newest first. */
export async function listMade(
  db: Db,
  reviewId: number,
  personId: number,
  now: string,
  limit: number,
): Promise<Made[]> {
  const rows = await madeOf(db, reviewId, personId)
    .where('m.endsAt', '>', now)
    .select(COLUMNS)
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute()
  return rows as Made[]
}

export async function getMade(
  db: Db,
  reviewId: number,
  personId: number,
  id: number,
  now: string,
): Promise<Made & { readonly keptAs: string; readonly jobId: number }> {
  const row = await madeOf(db, reviewId, personId)
    .where('m.id', '=', id)
    .where('m.endsAt', '>', now)
    .select([...COLUMNS, 'm.keptAs', 'm.jobId'])
    .executeTakeFirst()
  if (row === undefined) throw notFound('This file')
  return row as Made & { keptAs: string; jobId: number }
}

/** Those of the same kind that are still being made, each with what its job was given. */
export function listUnderWay(
  db: Db,
  asked: Pick<MadeRow, 'reviewId' | 'personId' | 'format' | 'report' | 'ofTable' | 'language'>,
): Promise<readonly { readonly id: number; readonly input: string }[]> {
  return madeOf(db, asked.reviewId, asked.personId)
    .where('j.state', 'in', ['waiting', 'running'])
    .where('j.cancelAsked', '=', 0)
    .where('m.format', '=', asked.format)
    .where('m.report', '=', asked.report)
    .where('m.language', '=', asked.language)
    .where(eb => (asked.ofTable === null ? eb('m.ofTable', 'is', null) : eb('m.ofTable', '=', asked.ofTable)))
    .select(['m.id', 'j.input'])
    .orderBy('m.id')
    .execute()
}

export async function insertMade(db: Db, row: Insertable<DB['madeExport']>): Promise<void> {
  await db.insertInto('madeExport').values(row).execute()
}

export async function setMade(db: Db, reviewId: number, id: number, made: { bytes: number; madeAt: string }) {
  await db.updateTable('madeExport').set(made).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** Ends the oldest of a person's files beyond so many. */
export async function endOldest(db: Db, reviewId: number, personId: number, keep: number, now: string): Promise<void> {
  const kept = await db
    .selectFrom('madeExport')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(keep)
    .execute()
  const oldest = kept.at(-1)
  if (oldest === undefined || kept.length < keep) return
  await db
    .updateTable('madeExport')
    .set({ endsAt: now })
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .where('id', '<', oldest.id)
    .where('endsAt', '>', now)
    .execute()
}

export async function listEnded(db: Db, now: string) {
  return db
    .selectFrom('madeExport as m')
    .innerJoin('job as j', 'j.id', 'm.jobId')
    .select(['m.reviewId', 'm.id', 'm.keptAs'])
    .where('m.endsAt', '<=', now)
    .where('j.state', 'not in', ['waiting', 'running'])
    .execute()
}

export async function deleteMade(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('madeExport').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function isKept(db: Db, keptAs: string): Promise<boolean> {
  const row = await db.selectFrom('madeExport').select('id').where('keptAs', '=', keptAs).executeTakeFirst()
  return row !== undefined
}
