// Queries on tables that were brought in: the table itself, what was made of it, and what its sources may be.
import { sql } from 'kysely'
import type { Layer } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { BringingState, Made } from './domain.ts'
import type { KnownDocument, KnownRecord } from './matching.ts'
import type { RowOf } from './reading/row.ts'

export type MadeKind = 'account' | 'configuration' | 'statement' | 'document' | 'term'

export async function insertBringing(
  db: Db,
  row: {
    reviewId: number
    id: number
    fileName: string
    cells: readonly RowOf[]
    choices: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('bringing')
    .values({ ...row, cells: JSON.stringify(row.cells), state: 'preview', jobId: null, finishedAt: null })
    .execute()
}

const COLUMNS = [
  'bringing.id',
  'bringing.state',
  'bringing.fileName',
  'bringing.choices',
  'bringing.made',
  'bringing.jobId',
  'bringing.createdAt',
  'bringing.finishedAt',
  'bringing.version',
  'person.name as createdByName',
] as const

export async function getBringing(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('bringing')
    .leftJoin('person', 'person.id', 'bringing.createdBy')
    .select([...COLUMNS, 'bringing.cells'])
    .where('bringing.reviewId', '=', reviewId)
    .where('bringing.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This table')
  const { cells, made, state, ...rest } = row
  return {
    ...rest,
    state: state as BringingState,
    rows: JSON.parse(cells) as RowOf[],
    made: JSON.parse(made) as Made,
  }
}

/** Newest first, without their cells. */
export async function listBringings(db: Db, reviewId: number, limit: number) {
  const rows = await db
    .selectFrom('bringing')
    .leftJoin('person', 'person.id', 'bringing.createdBy')
    .select(COLUMNS)
    .where('bringing.reviewId', '=', reviewId)
    .orderBy('bringing.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ made, state, ...rest }) => ({
    ...rest,
    state: state as BringingState,
    made: JSON.parse(made) as Made,
  }))
}

/** Moves it from one of the states `from`; false when it is in another by now. */
export async function moveBringing(
  db: Db,
  reviewId: number,
  id: number,
  from: readonly BringingState[],
  to: {
    readonly state: BringingState
    readonly jobId?: number | null
    readonly choices?: string
    readonly made?: string
    readonly finishedAt?: string
  },
): Promise<boolean> {
  const done = await db
    .updateTable('bringing')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function insertMade(
  db: Db,
  reviewId: number,
  bringingId: number,
  made: readonly { readonly kind: MadeKind; readonly id: number; readonly line: number | null }[],
): Promise<void> {
  for (const { kind, id, line } of made)
    await db.insertInto('bringingMade').values({ reviewId, bringingId, kind, madeId: id, line }).execute()
}

/** The last made first, so that what stands under others goes before them. */
export async function listMade(db: Db, reviewId: number, bringingId: number) {
  const rows = await db
    .selectFrom('bringingMade')
    .select(['kind', 'madeId as id', 'line'])
    .where('reviewId', '=', reviewId)
    .where('bringingId', '=', bringingId)
    .orderBy('madeId', 'desc')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as MadeKind }))
}

export async function forgetMade(
  db: Db,
  reviewId: number,
  bringingId: number,
  kind: MadeKind,
  id: number,
): Promise<void> {
  await db
    .deleteFrom('bringingMade')
    .where('reviewId', '=', reviewId)
    .where('bringingId', '=', bringingId)
    .where('kind', '=', kind)
    .where('madeId', '=', id)
    .execute()
}

/** What of these the team has changed, discussed or built on since they were brought in: their trail says so. */
export async function listWorkedOn(
  db: Db,
  reviewId: number,
  kind: MadeKind,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('activity')
    .select('subjectId')
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', [...ids])
    .where('verb', 'not in', ['brought in', 'named', 'added'])
    .groupBy('subjectId')
    .execute()
  const comments = await db
    .selectFrom('comment')
    .select('subjectId')
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', [...ids])
    .execute()
  return new Set([...rows, ...comments].map(row => Number(row.subjectId)))
}

export async function listKnownDocuments(db: Db, reviewId: number): Promise<KnownDocument[]> {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'kind', 'label', 'title', 'authors', 'year'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
}

/** Records of the cited years that are no copies; nothing is asked where no year is. */
export async function listKnownRecords(db: Db, reviewId: number, years: readonly number[]): Promise<KnownRecord[]> {
  if (years.length === 0) return []
  const rows = await db
    .selectFrom('record')
    .select(['id', 'title', 'authors', 'year'])
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', 'is', null)
    .where('year', 'in', [...years])
    .orderBy('id')
    .limit(20_000)
    .execute()
  return rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
}

/** The labels of a layer that are in use. */
export async function listTakenLabels(db: Db, reviewId: number, layer: Layer): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('configuration')
    .select('label')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('label', 'is not', null)
    .execute()
  return new Set(rows.flatMap(row => row.label ?? []))
}

export async function isThemeUsed(db: Db, reviewId: number, termId: number): Promise<boolean> {
  const row = await db
    .selectFrom('configurationTerm')
    .select('termId')
    .where('reviewId', '=', reviewId)
    .where('termId', '=', termId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
