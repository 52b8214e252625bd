// Queries that write the columns which a team makes for its table of included studies.
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import type { ColumnKind } from '../domain.ts'

export async function getCharacteristic(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('characteristic')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This column')
  return { ...row, options: JSON.parse(row.options) as string[] }
}

export async function insertCharacteristic(
  db: Db,
  column: {
    readonly reviewId: number
    readonly id: number
    readonly name: string
    readonly kind: ColumnKind
    readonly options: string
    readonly help: string
    readonly position: number
    readonly createdAt: string
    readonly createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('characteristic')
    .values({ ...column, retiredAt: null })
    .execute()
}

/** False when someone saved in between. */
export async function updateCharacteristic(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name?: string; kind?: ColumnKind; options?: string; help?: string; retiredAt?: string | null },
): Promise<boolean> {
  const done = await db
    .updateTable('characteristic')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function updatePosition(db: Db, reviewId: number, id: number, position: number): Promise<void> {
  await db
    .updateTable('characteristic')
    .set({ position })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}
