// Deleting with a way back: rows are really deleted and kept as JSON for 30 days, to be put back under the same numbers.
import { sql } from 'kysely'
import { daysLater } from '../clock.ts'
import { conflict, forbidden, notFound } from '../errors.ts'
import { type Audience, record } from './activity.ts'
import { nextId } from './counter.ts'
import type { Database } from './open.ts'
import type { DB } from './schema.ts'
import { type Entry, forget, index } from './search.ts'
import { machinery, personOf, type ReviewCtx, transaction } from './transaction.ts'

const DAYS = 30
/** Parameters of one statement; both engines take 30,000. */
const AT_ONCE = 20_000
/** What is written to the column `rows`. `audience` comes first, so that a query can tell entries apart by their beginning. */
type Kept = {
  readonly audience?: Audience
  readonly see?: string
  readonly rows: readonly Rows[]
  readonly sums?: readonly Sum[]
  readonly turned?: readonly Turned[]
  readonly found: readonly Entry[]
}
type Rows = {
  readonly table: keyof DB
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Rows that tie what was deleted to others come back only where the others, named by these columns, are still there. */
  readonly ties?: { readonly to: keyof DB; readonly columns: readonly string[] }
}

/** A number beside the rows that goes up by so much when they are put back: how many there are of a kind. */
type Sum = {
  readonly table: keyof DB
  readonly key: Readonly<Record<string, string | number>>
  readonly column: string
  readonly by: number
}

/** Rows that pointed to what was deleted and were turned to something else: those that still point there are turned back. */
type Turned = {
  readonly table: keyof DB
  readonly column: string
  readonly ids: readonly number[]
  readonly now: number | null
  readonly before: number
}

/**
 * Keeps rows before the caller deletes them, in the same transaction; parents before children, which is the order of
 * putting back. Returns the number to undo with.
 */
export async function keepInBin(
  ctx: ReviewCtx,
  what: {
    readonly kind: string
    readonly id: number
    readonly title: string
    readonly rows: readonly Rows[]
    readonly sums?: readonly Sum[]
    readonly turned?: readonly Turned[]
    /** What search forgets now and finds again when the rows are put back. */
    readonly found?: readonly Entry[]
    /** Who may know of it: `self` is the person who deletes alone, `lead` leads beside them. */
    readonly audience?: Audience
    /** Where it stands once it is back, within the review: `/studies/3`. Needed where subjectLink does not know the kind. */
    readonly see?: string
  },
): Promise<number> {
  const { audience = 'team', see, rows, sums = [], turned = [], found = [] } = what
  const id = await nextId(ctx.db, ctx.review.id, 'bin')
  await ctx.db
    .insertInto('bin')
    .values({
      reviewId: ctx.review.id,
      id,
      kind: what.kind,
      subjectId: what.id,
      title: what.title,
      rows: JSON.stringify({
        audience,
        ...(see === undefined ? {} : { see }),
        rows,
        sums,
        turned,
        found,
      } satisfies Kept),
      deletedAt: ctx.now,
      deletedBy: personOf(ctx),
      restoredAt: null,
    })
    .execute()
  for (const { kind, id } of found) await forget(ctx.db, ctx.review.id, kind, [id])
  const before = { title: what.title }
  await record(ctx, { verb: 'deleted', subjectKind: what.kind, subjectId: what.id, before, audience })
  return id
}

export type Restored = {
  readonly kind: string
  readonly id: number
  readonly title: string
  readonly see: string | null
}

/**
 * Puts back what was deleted; a sentence when something it rests on has gone or its place is taken. Who deleted it may
 * always; `audiences` are those whose entries one may put back after others.
 */
export function restoreFromBin(
  ctx: ReviewCtx,
  id: number,
  audiences: readonly Audience[] = ['team'],
): Promise<Restored> {
  return transaction(ctx, async ctx => {
    const { entry, kept } = await findEntry(ctx, id)
    const audience = kept.audience ?? 'team'
    if (entry.deletedBy !== personOf(ctx) && !audiences.includes(audience))
      throw audience === 'team' ? forbidden() : notFound('What was deleted')
    for (const { table, rows: all, ties } of kept.rows) {
      const rows = ties === undefined ? all : await stillTied(ctx, all, ties)
      if (rows.length === 0) continue
      try {
        await ctx.db
          .insertInto(table)
          .values(rows as never)
          .execute()
      } catch {
        throw conflict(
          `${entry.title} cannot be put back: something it belongs to has been deleted or its name has been taken since.`,
        )
      }
    }
    for (const sum of kept.sums ?? []) await addTo(ctx, sum)
    for (const one of kept.turned ?? []) await turnBack(ctx, one)
    await index(ctx.db, ctx.review.id, kept.found)
    await ctx.db
      .updateTable('bin')
      .set({ restoredAt: ctx.now })
      .where('reviewId', '=', ctx.review.id)
      .where('id', '=', id)
      .execute()
    await record(ctx, { verb: 'restored', subjectKind: entry.kind, subjectId: entry.subjectId, audience })
    return { kind: entry.kind, id: entry.subjectId, title: entry.title, see: kept.see ?? null }
  })
}

async function stillTied(ctx: ReviewCtx, rows: Rows['rows'], { to, columns }: NonNullable<Rows['ties']>) {
  const ids = [...new Set(rows.flatMap(row => columns.map(column => row[column])))]
  if (ids.length === 0) return []
  const there = await ctx.db
    .selectFrom(to as never)
    .select('id' as never)
    .where('reviewId' as never, '=', ctx.review.id as never)
    .where('id' as never, 'in', ids as never)
    .execute()
  const known = new Set((there as { id: unknown }[]).map(row => row.id))
  return rows.filter(row => columns.every(column => known.has(row[column])))
}

async function addTo(ctx: ReviewCtx, { table, key, column, by }: Sum): Promise<void> {
  let query = ctx.db
    .updateTable(table as never)
    .set({ [column]: sql`${sql.ref(column)} + ${by}` } as never)
    .where('reviewId' as never, '=', ctx.review.id as never)
  for (const [name, value] of Object.entries(key)) query = query.where(name as never, '=', value as never)
  await query.execute()
}

async function turnBack(ctx: ReviewCtx, { table, column, ids, now, before }: Turned): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await ctx.db
      .updateTable(table as never)
      .set({ [column]: before } as never)
      .where('reviewId' as never, '=', ctx.review.id as never)
      .where('id' as never, 'in', ids.slice(at, at + AT_ONCE) as never)
      .where(column as never, now === null ? 'is' : '=', now as never)
      .execute()
}

async function findEntry(ctx: ReviewCtx, id: number) {
  const entry = await ctx.db
    .selectFrom('bin')
    .selectAll()
    .where('reviewId', '=', ctx.review.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (entry === undefined || entry.restoredAt !== null || daysLater(entry.deletedAt, DAYS) < ctx.now)
    throw notFound('What was deleted')
  return { entry, kept: JSON.parse(entry.rows) as Kept }
}

/** After 30 days the bin is emptied; then nobody can put the rows back. */
export async function sweepBin(database: Database, now: string): Promise<void> {
  await machinery(database, db => db.deleteFrom('bin').where('deletedAt', '<', daysLater(now, -DAYS)).execute())
}

/** What can still be put back, newest first: what the reader deleted, and what is of the given audiences. */
export async function listBin(
  db: ReviewCtx['db'],
  reviewId: number,
  now: string,
  reader: { readonly personId: number; readonly audiences: readonly Audience[] },
) {
  const hidden = (['lead', 'self'] as const).filter(audience => !reader.audiences.includes(audience))
  return db
    .selectFrom('bin')
    .leftJoin('person', 'person.id', 'bin.deletedBy')
    .select(['bin.id', 'bin.kind', 'bin.subjectId', 'bin.title', 'bin.deletedAt', 'person.name as deletedBy'])
    .where('bin.reviewId', '=', reviewId)
    .where('bin.restoredAt', 'is', null)
    .where('bin.deletedAt', '>', daysLater(now, -DAYS))
    .where(eb =>
      eb.or([
        eb('bin.deletedBy', '=', reader.personId),
        eb.and(hidden.map(audience => eb('bin.rows', 'not like', `{"audience":"${audience}"%`))),
      ]),
    )
    .orderBy('bin.id', 'desc')
    .limit(200)
    .execute()
}
