// Queries on tables that were brought in: the table itself, what was made of it, and what its sources may be.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { BringingState, Made } from './domain.ts'
import type { RowOf } from './reading/row.ts'

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
