// Reading a whole review at one instant, and putting one in.

import type { Db } from '../../core/db/open.ts'
import { index } from '../../core/db/search.ts'
import { insertRows, type Row, readRows, setColumns } from '../../core/db/whole-tables.ts'
import { repairStandings } from '../../screening/standing/store.ts'
import type { ReviewFile } from './file.ts'
import { mapPeople, peopleIn } from './people.ts'
import { searchEntries } from './search-entries.ts'
import { LISTS, REVIEW_COLUMNS } from './tables.ts'

const INDEXED_AT_ONCE = 200

/** Everything of a review that its file holds; imports that are not over, and their records, are nobody's yet. */
export async function readReview(db: Db, reviewId: number): Promise<ReviewFile> {
  const lists = new Map<string, Row[]>()
  for (const { list, table, key, without = [] } of LISTS) {
    const rows: Row[] = []
    for await (const page of readRows(db, table, key, reviewId)) rows.push(...page.map(row => strip(row, without)))
    lists.set(list, rows)
  }
  const over = new Set(
    lists
      .get('imports')
      ?.filter(row => isOver(row.state))
      .map(row => row.id),
  )
  lists.set('imports', lists.get('imports')?.filter(row => over.has(row.id)) ?? [])
  const complete = new Set(
    lists
      .get('imports')
      ?.filter(row => row.state === 'complete')
      .map(row => row.id),
  )
  lists.set('records', lists.get('records')?.filter(row => row.importId === null || complete.has(row.importId)) ?? [])
  const all = await db.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirstOrThrow()
  const review = Object.fromEntries(REVIEW_COLUMNS.map(column => [column, all[column]]))
  return withPeople(db, review, lists)
}

function strip(row: Row, without: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'reviewId' && !without.includes(name)))
}

const isOver = (state: unknown) => state !== 'preview' && state !== 'running'

/** Accounts become names, counted from 1. */
async function withPeople(db: Db, review: Row, lists: Map<string, Row[]>): Promise<ReviewFile> {
  const ids = peopleIn(lists, review)
  const names = new Map<number, string>()
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await db
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', ids.slice(at, at + 500))
      .execute()
    for (const row of rows) names.set(row.id, row.name)
  }
  const known = ids.filter(id => names.has(id))
  const numbers = new Map(known.map((id, at) => [id, at + 1]))
  const change = (id: number) => numbers.get(id) ?? null
  return {
    review: mapPeople('review', review, change),
    people: known.map((id, at) => ({ id: at + 1, name: names.get(id) ?? '' })),
    lists: new Map([...lists].map(([list, rows]) => [list, rows.map(row => mapPeople(list, row, change))])),
  }
}

/** The rows of a file under a new number; `firstPerson` is the account of the file's person 1. */
export async function insertReviewRows(
  db: Db,
  file: ReviewFile,
  place: { readonly reviewId: number; readonly slug: string; readonly firstPerson: number },
): Promise<void> {
  const change = (id: number) => (id >= 1 && id <= file.people.length ? place.firstPerson + id - 1 : null)
  await insertRows(db, 'review', [
    { ...mapPeople('review', file.review, change), id: place.reviewId, slug: place.slug },
  ])
  for (const { list, table, key, self, without = [] } of LISTS) {
    const added = Object.fromEntries(without.flatMap(column => (column in ADDED ? [[column, ADDED[column]]] : [])))
    const rows = (file.lists.get(list) ?? []).map(row => ({
      ...mapPeople(list, row, change),
      ...added,
      ...(table === 'panellist' ? { name: row.code } : {}),
      reviewId: place.reviewId,
    }))
    await insertRows(db, table, self === undefined ? rows : rows.map(row => ({ ...row, [self]: null })))
    if (self === undefined) continue
    for (const row of rows as Row[]) {
      if (row[self] === null) continue
      const named = Object.fromEntries(['reviewId', ...key].map(column => [column, row[column]]))
      await setColumns(db, table, named, { [self]: row[self] })
    }
  }
  await repairStandings(db, place.reviewId)
  await indexRows(db, place.reviewId, file.lists)
}

/** What stands in columns that stayed on the other server. */
const ADDED: Readonly<Record<string, null>> = { jobId: null }

export async function indexRows(db: Db, reviewId: number, lists: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  let batch = []
  for (const entry of searchEntries(lists)) {
    batch.push(entry)
    if (batch.length < INDEXED_AT_ONCE) continue
    await index(db, reviewId, batch)
    batch = []
  }
  await index(db, reviewId, batch)
}

export async function listKeptFiles(db: Db, reviewId: number) {
  return db
    .selectFrom('file')
    .select(['hash', 'name', 'kind', 'bytes', 'keptAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('hash')
    .execute()
}
