// Job rows: waiting, running with a heartbeat, and how they ended.
import { INSTALLATION, nextId } from '../db/counter.ts'
import type { Db } from '../db/open.ts'
import { type Ctx, personOf } from '../db/transaction.ts'

/** Adds a job inside the caller's transaction, so that it exists exactly when what it works on does. */
export async function addJob(ctx: Ctx, reviewId: number, kind: string, input: unknown): Promise<number> {
  const id = await nextId(ctx.db, INSTALLATION, 'job')
  await ctx.db
    .insertInto('job')
    .values({
      id,
      reviewId,
      kind,
      personId: personOf(ctx),
      actorKind: ctx.actor.kind,
      state: 'waiting',
      input: JSON.stringify(input),
      createdAt: ctx.now,
      total: null,
      result: null,
      problem: null,
      heartbeatAt: null,
      finishedAt: null,
    })
    .execute()
  return id
}

/** A job of one review, or undefined. */
export async function findJob(db: Db, reviewId: number, id: number) {
  return db.selectFrom('job').selectAll().where('id', '=', id).where('reviewId', '=', reviewId).executeTakeFirst()
}

/** Claims the oldest waiting job, or returns undefined; safe with several servers. */
export async function claimJob(db: Db, now: string) {
  const next = await db
    .selectFrom('job')
    .select('id')
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (next === undefined) return undefined
  return db
    .updateTable('job')
    .set({ state: 'running', heartbeatAt: now })
    .where('id', '=', next.id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
}

export async function beat(
  db: Db,
  id: number,
  now: string,
  done: number,
  total: number | null | undefined,
  stage: string | undefined,
): Promise<boolean> {
  const row = await db
    .updateTable('job')
    .set({
      heartbeatAt: now,
      done,
      ...(total === undefined ? {} : { total }),
      ...(stage === undefined ? {} : { stage }),
    })
    .where('id', '=', id)
    .returning('cancelAsked')
    .executeTakeFirst()
  return row?.cancelAsked === 1
}

export async function finishJob(
  db: Db,
  id: number,
  now: string,
  end: { state: 'done' | 'failed' | 'cancelled'; result?: unknown; problem?: string },
): Promise<void> {
  await db
    .updateTable('job')
    .set({
      state: end.state,
      finishedAt: now,
      result: end.result === undefined ? null : JSON.stringify(end.result),
      problem: end.problem ?? null,
    })
    .where('id', '=', id)
    .execute()
}

export async function askToCancel(db: Db, reviewId: number, id: number): Promise<void> {
  await db
    .updateTable('job')
    .set({ cancelAsked: 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

export async function isRunning(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst()
  return row?.state === 'running'
}

/** Running jobs whose heart has stopped: their server went away. */
export async function listInterrupted(db: Db, before: string) {
  return db.selectFrom('job').selectAll().where('state', '=', 'running').where('heartbeatAt', '<', before).execute()
}
