// Queries on what the team said to the RAMESES items, and on every version of it.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { type Item, itemsWith, type Said, type Status, UNSAID } from './items.ts'

/** All 19 items in their order, with what the team said to each. */
export async function loadItems(db: Db, reviewId: number): Promise<Item[]> {
  return itemsWith(await said(db, reviewId).execute())
}

/** Undefined while nobody has said anything to it. */
export async function findSaid(db: Db, reviewId: number, item: number): Promise<Said | undefined> {
  return said(db, reviewId).where('said.item', '=', item).executeTakeFirst()
}

const said = (db: Db, reviewId: number) =>
  db
    .selectFrom('ramesesItem as said')
    .leftJoin('person', 'person.id', 'said.writtenBy')
    .select(['said.item', 'said.status', 'said.words', 'said.page', 'said.reason', 'said.version', 'said.writtenAt'])
    .select('person.name as writtenBy')
    .where('said.reviewId', '=', reviewId)

export type Written = {
  readonly status: Status
  readonly words: string
  readonly page: string
  readonly reason: string
}

type Row = Written & {
  readonly reviewId: number
  readonly item: number
  readonly version: number
  readonly writtenAt: string
  readonly writtenBy: number | null
}

/** Writes the row as its version `row.version`; false when someone saved in between. */
export async function saveSaid(db: Db, row: Row): Promise<boolean> {
  const { reviewId, item, ...set } = row
  const done =
    row.version === 1
      ? (
          await db
            .insertInto('ramesesItem')
            .values(row)
            .onConflict(conflict => conflict.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await db
            .updateTable('ramesesItem')
            .set(set)
            .where('reviewId', '=', reviewId)
            .where('item', '=', item)
            .where('version', '=', row.version - 1)
            .executeTakeFirst()
        ).numUpdatedRows
  if (done !== 1n) return false
  await db.insertInto('ramesesVersion').values(row).execute()
  return true
}

const versions = (db: Db, reviewId: number, item: number) =>
  db
    .selectFrom('ramesesVersion as said')
    .leftJoin('person', 'person.id', 'said.writtenBy')
    .select(['said.version', 'said.status', 'said.words', 'said.page', 'said.reason', 'said.writtenAt'])
    .select('person.name as writtenBy')
    .where('said.reviewId', '=', reviewId)
    .where('said.item', '=', item)

/** Newest first; `before` a version for the next page. */
export async function listVersions(db: Db, reviewId: number, item: number, limit: number, before: number | null) {
  const query =
    before === null ? versions(db, reviewId, item) : versions(db, reviewId, item).where('said.version', '<', before)
  return query.orderBy('said.version', 'desc').limit(limit).execute()
}

/** Version 0 is what stood there before anybody wrote: nothing. */
export async function getVersion(db: Db, reviewId: number, item: number, version: number): Promise<Written> {
  if (version === 0) return UNSAID
  const row = await versions(db, reviewId, item).where('said.version', '=', version).executeTakeFirst()
  if (row === undefined) throw notFound('This version')
  return row
}

const MOST_MEMOS = 50

/** Memos of some kinds, newest first, as far as they have words to take. */
export async function listMemosFor(db: Db, reviewId: number, kinds: readonly Item['kinds'][number][]) {
  if (kinds.length === 0) return []
  return db
    .selectFrom('memo')
    .leftJoin('person', 'person.id', 'memo.writtenBy')
    .select(['memo.id', 'memo.kind', 'memo.title', 'memo.text', 'memo.writtenAt', 'person.name as writtenBy'])
    .where('memo.reviewId', '=', reviewId)
    .where('memo.kind', 'in', [...kinds])
    .orderBy('memo.id', 'desc')
    .limit(MOST_MEMOS)
    .execute()
}
