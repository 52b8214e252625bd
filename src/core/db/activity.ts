// The trail of what was changed: written in the same transaction as the change, never altered afterwards.
import { stale } from '../errors.ts'
import { INSTALLATION, nextId } from './counter.ts'
import { prepared } from './reading/prepared.ts'
import type { Ctx } from './transaction.ts'

export type Audience = 'team' | 'lead' | 'self'

export type Change = {
  /** A domain verb in the past tense: "coded", "retired", "moved". */
  readonly verb: string
  /** A word of the glossary: "account", "configuration", "principle" … */
  readonly subjectKind: string
  readonly subjectId?: number | null
  /** Only ids and content, never a person's name or address, so that erasing a person needs no change here. */
  readonly before?: unknown
  readonly after?: unknown
  /** `self` for votes and ratings until they are released. */
  readonly audience?: Audience
  /** Default: the ctx's review, or the installation. */
  readonly reviewId?: number
}

/** Writes one activity row; call it inside the transaction of the change. */
export async function record(ctx: Ctx & { readonly review?: { readonly id: number } }, change: Change): Promise<void> {
  const reviewId = change.reviewId ?? ctx.review?.id ?? 0
  const { verb, subjectKind, subjectId = null, audience = 'team' } = change
  const id = await nextId(ctx.db, reviewId, 'activity')
  const before = change.before === undefined ? null : JSON.stringify(change.before)
  const after = change.after === undefined ? null : JSON.stringify(change.after)
  const { kind, id: actorId } = ctx.actor
  await insertActivity(
    ctx.db,
    ...([reviewId, id, ctx.now, kind, actorId, verb, subjectKind, subjectId, before, after, audience] as const),
  )
}

const insertActivity = prepared(
  (
    db,
    ...[reviewId, id, at, actorKind, actorId, verb, subjectKind, subjectId, before, after, audience]: readonly [
      ...[reviewId: number, id: number, at: string, actorKind: Ctx['actor']['kind'], actorId: number | null],
      ...[verb: string, subjectKind: string, subjectId: number | null],
      ...[before: string | null, after: string | null, audience: Audience],
    ]
  ) =>
    db
      .insertInto('activity')
      .values({ reviewId, id, at, actorKind, actorId, verb, subjectKind, subjectId, before, after, audience }),
)

/** Differs from what it was before exactly when something was changed in the review, or in the installation it is part of. */
export async function latestChange(db: Ctx['db'], reviewId: number): Promise<string> {
  const rows = await activityCounters(db, reviewId)
  return rows.map(row => row.next).join(' ')
}

const activityCounters = prepared((db, reviewId: number) =>
  db
    .selectFrom('counter')
    .select('next')
    .where('kind', '=', 'activity')
    .where('reviewId', 'in', [INSTALLATION, reviewId])
    .orderBy('reviewId'),
)

const MOST_SAVES = 5

/**
 * Who saved a thing last, when, and what stood there before each of the last saves: for the page of a stale save. `verbs` are those that save it, since comments and links
 * are about it too; `part` is what `after` begins with where the thing is part of the subject, for example `{ element: 5 }`.
 */
export async function lastChange(
  db: Ctx['db'],
  reviewId: number,
  kind: string,
  id: number,
  verbs: readonly string[],
  part?: Readonly<Record<string, number>>,
): Promise<{
  readonly savedBy: string | null
  readonly savedAt: string | null
  readonly was: readonly Readonly<Record<string, unknown>>[]
}> {
  let query = db
    .selectFrom('activity')
    .leftJoin('person', join =>
      join.onRef('person.id', '=', 'activity.actorId').on('activity.actorKind', '=', 'person'),
    )
    .select(['person.name', 'activity.at', 'activity.before'])
    .where('activity.reviewId', '=', reviewId)
    .where('activity.subjectKind', '=', kind)
    .where('activity.subjectId', '=', id)
    .where('activity.verb', 'in', [...verbs])
    .where('activity.audience', '<>', 'self')
  if (part !== undefined) query = query.where('activity.after', 'like', `${JSON.stringify(part).slice(0, -1)},%`)
  const rows = await query.orderBy('activity.id', 'desc').limit(MOST_SAVES).execute()
  const was = rows.flatMap(row => (row.before === null ? [] : [JSON.parse(row.before) as Record<string, unknown>]))
  return { savedBy: rows[0]?.name ?? null, savedAt: rows[0]?.at ?? null, was }
}

/**
 * Before an act without words to compare (deleting, moving, merging): refused where what it is done to was saved after the
 * version it was decided on. Null is whatever stands now, as the buttons of pages have it.
 */
export async function refuseOvertaken(
  ctx: Pick<Ctx, 'db'> & { readonly review: { readonly id: number } },
  decidedOn: number | null,
  now: { readonly version: number },
  thing: {
    readonly what: string
    readonly kind: string
    readonly id: number
    readonly verbs: readonly string[]
    readonly part?: Readonly<Record<string, number>>
  },
): Promise<void> {
  if (decidedOn === null || decidedOn === now.version) return
  const { what, kind, id, verbs, part } = thing
  const saved = await lastChange(ctx.db, ctx.review.id, kind, id, verbs, part)
  throw stale(what, { version: now.version, ...saved, fields: [] })
}

export type ActivityRow = {
  readonly id: number
  readonly at: string
  readonly actorKind: string
  readonly actorId: number | null
  readonly actorName: string | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly before: string | null
  readonly after: string | null
}

/** The latest changes first; of one thing when `subject` is given. `audiences` is what the reader may see. */
export async function listActivity(
  db: Ctx['db'],
  reviewId: number,
  options: {
    readonly subject?: { readonly kind: string; readonly id: number }
    readonly audiences: readonly Audience[]
    readonly before?: number
    readonly limit: number
  },
): Promise<ActivityRow[]> {
  let query = db
    .selectFrom('activity')
    .leftJoin('person', join =>
      join.onRef('person.id', '=', 'activity.actorId').on('activity.actorKind', '=', 'person'),
    )
    .select([
      'activity.id',
      'activity.at',
      'activity.actorKind',
      'activity.actorId',
      'person.name as actorName',
      'activity.verb',
      'activity.subjectKind',
      'activity.subjectId',
      'activity.before',
      'activity.after',
    ])
    .where('activity.reviewId', '=', reviewId)
    .where('activity.audience', 'in', [...options.audiences])
  if (options.subject !== undefined) {
    query = query
      .where('activity.subjectKind', '=', options.subject.kind)
      .where('activity.subjectId', '=', options.subject.id)
  }
  if (options.before !== undefined) query = query.where('activity.id', '<', options.before)
  return query.orderBy('activity.id', 'desc').limit(options.limit).execute()
}
