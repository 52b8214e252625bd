// The context that actions take, and the only way to write: one transaction with its activity row.
import type { Database, Db } from './open.ts'
import { insideTransaction } from './sqlite.ts'
import { keepSubmission } from './submission.ts'

export type Actor =
  | { readonly kind: 'person'; readonly id: number }
  | { readonly kind: 'panellist'; readonly id: number }
  | { readonly kind: 'command line'; readonly id: null }
  | { readonly kind: 'system'; readonly id: null }

/** What every action knows. `db` reads; inside transaction() it is the transaction itself. `now` is one instant for the whole request. */
export type Ctx = {
  readonly database: Database
  readonly db: Db
  readonly now: string
  readonly actor: Actor
}

/** A context inside one review; its id comes first in every query. */
export type ReviewCtx = Ctx & { readonly review: { readonly id: number; readonly slug: string } }

/** The person whose name stands under what is written, null for the command line and the system. */
export function personOf(ctx: Ctx): number | null {
  return ctx.actor.kind === 'person' ? ctx.actor.id : null
}

/**
 * Runs `work` in one IMMEDIATE transaction, or joins the one the calling action has begun. Inside, use only the ctx that is
 * handed on and await only the database. Whatever is thrown rolls everything back.
 */
export function transaction<C extends Ctx, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  return ctx.database.write.transaction().execute(trx =>
    insideTransaction.run(true, async () => {
      const inner = { ...ctx, db: trx }
      await keepSubmission(inner)
      return work(inner)
    }),
  )
}

/** A write of the machinery itself (sessions, heartbeats, access notes): a transaction that leaves no activity. */
export function machinery<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  return database.write.transaction().execute(trx => insideTransaction.run(true, () => work(trx)))
}
