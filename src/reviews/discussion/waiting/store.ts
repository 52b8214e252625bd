// Which open threads wait for a person: someone mentioned or answered them, and they have said and noted nothing since.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'

/**
 * Threads a person wrote in or is mentioned in; `t` is the first comment of a thread. The count stands on every page, so each
 * part is one look into an index: a cross join keeps the order in which its tables are read.
 */
export function concerns(personId: number): RawBuilder<boolean> {
  return sql<boolean>`t.id in (
    select coalesce(c.answer_to, c.id) from comment c where c.review_id = t.review_id and c.written_by = ${personId}
    union select coalesce(c.answer_to, c.id) from mention m cross join comment c
    where m.review_id = t.review_id and m.person_id = ${personId} and c.review_id = m.review_id and c.id = m.comment_id)`
}

/** Something in thread `t` was said to the person after their own last word and after what they noted. */
export function waits(personId: number): RawBuilder<boolean> {
  // Answers have higher numbers than what they answer, so the last own answer goes before an own beginning.
  const last = sql`coalesce((select max(o.id) from comment o
    where o.review_id = t.review_id and o.answer_to = t.id and o.written_by = ${personId}),
    case when t.written_by = ${personId} then t.id else 0 end)`
  const noted = sql`coalesce((select n.up_to from thread_noted n
    where n.review_id = t.review_id and n.thread_id = t.id and n.person_id = ${personId}), 0)`
  const mentionedIn = (alias: 't' | 'c') => sql`exists (select 1 from mention m
    where m.review_id = t.review_id and m.comment_id = ${sql.raw(alias)}.id and m.person_id = ${personId})`
  const byAnother = (alias: 't' | 'c') =>
    sql`(${sql.raw(alias)}.written_by is null or ${sql.raw(alias)}.written_by <> ${personId})`
  return sql<boolean>`((${byAnother('t')} and ${mentionedIn('t')} and ${last} = 0 and ${noted} = 0)
    or exists (select 1 from comment c where c.review_id = t.review_id and c.answer_to = t.id and ${byAnother('c')}
      and c.id > ${last} and c.id > ${noted} and (${last} > 0 or ${mentionedIn('c')})))`
}

/** How many threads wait for a person, as one value of a query that has the table `review`. */
export function waitingThreads(personId: number): RawBuilder<number> {
  return sql<number>`(select count(*) from comment t
    where t.review_id = review.id and t.answer_to is null and t.resolved_at is null
    and ${concerns(personId)} and ${waits(personId)})`
}

/** The last comment of a thread: what a person has noted when they have seen it all. */
export async function lastOf(db: Db, reviewId: number, threadId: number): Promise<number> {
  const row = await db
    .selectFrom('comment')
    .select(eb => eb.fn.max('id').as('id'))
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('id', '=', threadId), eb('answerTo', '=', threadId)]))
    .executeTakeFirstOrThrow()
  return Number(row.id ?? 0)
}

export async function saveNoted(
  db: Db,
  row: { reviewId: number; threadId: number; personId: number; upTo: number },
): Promise<void> {
  await db
    .insertInto('threadNoted')
    .values(row)
    .onConflict(conflict => conflict.columns(['reviewId', 'threadId', 'personId']).doUpdateSet({ upTo: row.upTo }))
    .execute()
}
