// Hands out the short numbers people say (record 412, CMOC 12): counted per review and kind, never reused.
import { sql } from 'kysely'
import type { Db } from './open.ts'
import { prepared } from './reading/prepared.ts'

/** The installation's own counters (people, reviews, jobs) stand under review 0. */
export const INSTALLATION = 0

/** The next number of a kind; to be called inside a transaction. */
export async function nextId(db: Db, reviewId: number, kind: string): Promise<number> {
  return nextIds(db, reviewId, kind, 1)
}

/** Reserves `count` numbers in a row and returns the first of them. */
export async function nextIds(db: Db, reviewId: number, kind: string, count: number): Promise<number> {
  const [row] = await reserve(db, reviewId, kind, count + 1, count)
  if (row === undefined) throw new Error(`The counter of ${kind} gave no number.`)
  return row.next - count
}

const reserve = prepared((db, reviewId: number, kind: string, next: number, count: number) =>
  db
    .insertInto('counter')
    .values({ reviewId, kind, next })
    .onConflict(conflict =>
      conflict.columns(['reviewId', 'kind']).doUpdateSet({ next: sql<number>`counter.next + ${count}` }),
    )
    .returning('next'),
)
