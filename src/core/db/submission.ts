// The key of a form, stored with what the form wrote, so that sending it twice cannot write twice.
import { daysLater } from '../clock.ts'
import type { Database } from './open.ts'
import { prepared } from './reading/prepared.ts'
import { type Ctx, machinery } from './transaction.ts'

/** `kept` turns true once a transaction of this request has stored the key. */
export type Submission = { key: string | null; kept: boolean }

/** Thrown inside the transaction when the key is there already; everything rolls back. */
export class Repeated extends Error {}

/** Stores the key of the form inside the first transaction of a request; throws when another request has stored it. */
export async function keepSubmission(ctx: Ctx & { readonly submission?: Submission | null }): Promise<void> {
  const submission = ctx.submission
  if (submission?.key == null || submission.kept) return
  submission.kept = true
  const added = await insertSubmission(ctx.db, submission.key, ctx.now)
  if (added.length === 0) throw new Repeated()
}

const insertSubmission = prepared((db, key: string, at: string) =>
  db
    .insertInto('submission')
    .values({ key, at, see: '' })
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('key'),
)

/** Keys older than a day are forgotten; nobody sends a form again after that. */
export async function sweepSubmissions(database: Database, now: string): Promise<void> {
  await machinery(database, db => db.deleteFrom('submission').where('at', '<', daysLater(now, -1)).execute())
}
