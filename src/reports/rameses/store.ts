// Queries on what the team said to the RAMESES items.
import type { Db } from '../../core/db/open.ts'
import { type Item, itemsWith } from './items.ts'

/** All 19 items in their order, with what the team said to each. */
export async function loadItems(db: Db, reviewId: number): Promise<Item[]> {
  const rows = await db
    .selectFrom('ramesesItem as said')
    .leftJoin('person', 'person.id', 'said.writtenBy')
    .select(['said.item', 'said.status', 'said.words', 'said.page', 'said.reason', 'said.version', 'said.writtenAt'])
    .select('person.name as writtenBy')
    .where('said.reviewId', '=', reviewId)
    .execute()
  return itemsWith(rows)
}
