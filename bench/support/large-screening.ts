// Reviews with very many records in the middle of screening, written straight into the tables: every standing, search and gap occurs.
import type { Db } from '../../src/core/db/open.ts'
import { index } from '../../src/core/db/search.ts'
import { machinery } from '../../src/core/db/transaction.ts'
import { createReview } from '../../src/reviews/actions.ts'
import { ownStandingOf, type ScreenStatus } from '../../src/screening/domain.ts'
import type { RecordFields } from '../../src/sources/records/fields.ts'
import { searchBody, toColumns } from '../../src/sources/records/rows.ts'
import { standingColumns } from '../../src/sources/standing/domain.ts'
import { replaceCounts } from '../../src/sources/standing/store.ts'
import type { House } from './house.ts'
import { prose } from './prose.ts'
import { AT, type Insert, inserting, type Row } from './rows.ts'

const SEARCHES = 5
const AT_ONCE = 500
const ABSTRACT = 700

export type Screened = { readonly id: number; readonly slug: string; readonly records: number }

/** A review of its own with so many records. One record in ten is a copy; three in five have been screened by title and abstract. */
export async function screenedReview(house: House, records: number): Promise<Screened> {
  const title = `A review of ${records} records`
  const review = await createReview(house.ctx, { title, kind: 'realist-review', leadId: house.personId })
  const { database } = house.services
  await machinery(database, db => beginning(inserting(db), review.id, records))
  const words = prose(records)
  const pool = words.paragraph(200_000)
  for (let first = 1; first <= records; first += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, records + 1 - first) }, (_, at) => first + at)
    const fields = ids.map(id => ({ id, ...recordOf(id, words.words(9), pool) }))
    await machinery(database, db => stretch(db, review.id, records, fields))
  }
  await machinery(database, db => replaceCounts(db, review.id))
  return { ...review, records }
}

async function beginning(insert: Insert, reviewId: number, records: number): Promise<void> {
  const numbers = Array.from({ length: SEARCHES }, (_, at) => at + 1)
  const search = { reviewId, status: 'run' as const, kind: 'database' as const, createdAt: AT, runOn: '2026-09-01' }
  await insert(
    'search',
    numbers.map(id => ({ ...search, id, source: `Database ${id}` })),
  )
  const file = { fileName: 'export.ris', fileHash: 'none', bytes: 1, format: 'ris', encoding: 'utf-8', createdAt: AT }
  const done = { state: 'complete' as const, stage: 'screening' as const, ...file }
  await insert(
    'import',
    numbers.map(id => ({ reviewId, id, searchId: id, ...done })),
  )
  await insert('exclusionReason', [{ reviewId, id: 1, text: 'another question', position: 1 }])
  await insert('counter', [
    { reviewId, kind: 'record', next: records + 1 },
    { reviewId, kind: 'decision', next: 1 },
    { reviewId, kind: 'exclusion reason', next: 2 },
  ])
}

type Made = RecordFields & { readonly id: number }

async function stretch(db: Db, reviewId: number, records: number, made: readonly Made[]): Promise<void> {
  const insert = inserting(db)
  await insert(
    'recordRow',
    made.map(one => rowOf(reviewId, one.id, records, one)),
  )
  await insert(
    'screening',
    made.flatMap(({ id }) => screeningsOf(reviewId, id, records)),
  )
  await insert(
    'retrieval',
    made
      .filter(({ id }) => isLost(id, records))
      .map(({ id }) => ({ reviewId, recordId: id, state: 'not retrieved' as const, notedAt: AT })),
  )
  const entries = made.map(one => ({ kind: 'record', id: one.id, title: one.title, body: searchBody(one) }))
  await index(db, reviewId, entries)
}

/** "rarely" stands in one record of a thousand, "seldom" in one of a hundred, "evidence" in most. */
function recordOf(id: number, title: string, pool: string): RecordFields {
  const from = (id * 7919) % (pool.length - ABSTRACT)
  const abstract =
    id % 5 === 0
      ? ''
      : `${id % 1000 === 7 ? 'rarely ' : ''}${id % 100 === 7 ? 'seldom ' : ''}${pool.slice(from, from + ABSTRACT)}`
  return {
    type: 'article',
    title: `${title} ${id}`,
    authors: [`Author${(id * 7) % 5003}, A.`, `Other${id % 700}, B.`],
    year: id % 11 === 0 ? null : 1990 + ((id * 13) % 36),
    journal: `Journal ${id % 90}`,
    volume: '',
    issue: '',
    pages: '',
    publisher: '',
    doi: id % 3 === 0 ? '' : `10.5555/r.${id}`,
    pmid: '',
    isbn: '',
    url: '',
    language: '',
    abstract,
    keywords: [],
    notes: '',
  }
}

const isCopy = (id: number) => id % 10 === 9
const isLost = (id: number, records: number) => firstOf(id, records) === 'included' && id % 7 === 0

/** Three in five by title and abstract: most excluded, some included, few open. */
function firstOf(id: number, records: number): ScreenStatus | null {
  if (isCopy(id) || id > records * 0.6) return null
  if (id % 25 === 1) return 'included'
  if (id % 50 === 2) return 'maybe'
  return id % 200 === 3 ? 'conflict' : 'excluded'
}

function secondOf(id: number, records: number): ScreenStatus | null {
  if (firstOf(id, records) !== 'included' || isLost(id, records) || id % 4 === 0) return null
  return id % 3 === 0 ? 'included' : 'excluded'
}

function screeningsOf(reviewId: number, recordId: number, records: number): Row<'screening'>[] {
  const own = { reviewId, recordId, settledAt: AT }
  const first = firstOf(recordId, records)
  const second = secondOf(recordId, records)
  return [
    ...(first === null ? [] : [{ ...own, screen: 'title-abstract' as const, status: first }]),
    ...(second === null ? [] : [{ ...own, screen: 'full-text' as const, status: second }]),
  ]
}

function rowOf(reviewId: number, id: number, records: number, { id: _, ...fields }: Made): Row<'recordRow'> {
  const own = ownStandingOf({
    isDuplicate: false,
    isChosenBefore: false,
    titleAbstract: firstOf(id, records),
    fullText: secondOf(id, records),
    isNotRetrieved: isLost(id, records),
  })
  const importId = 1 + Math.floor(((id - 1) * SEARCHES) / records)
  const copy = isCopy(id) ? { duplicateOf: id - 1, duplicateBy: 'doi' as const } : {}
  return { ...toColumns(fields), reviewId, id, importId, createdAt: AT, ...standingColumns(own, isCopy(id)), ...copy }
}
