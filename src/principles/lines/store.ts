// Writing the lines of principles; they are read with the principle.
import type { Layer } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import type { Line } from '../domain.ts'

type LineRow = {
  reviewId: number
  id: number
  principleId: number
  kind: Line['kind']
  text: string
  polarity: Line['polarity']
  audience: string
  themeId: number | null
  statementId: number | null
  layer: Layer | null
  configurationId: number | null
  position: number
}

export async function insertLines(db: Db, rows: readonly LineRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('principleLine')
      .values(rows.slice(at, at + 500))
      .execute()
}

export async function updateLine(
  db: Db,
  reviewId: number,
  id: number,
  set: Partial<Omit<LineRow, 'reviewId' | 'id' | 'principleId'>>,
): Promise<void> {
  await db.updateTable('principleLine').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function deleteLine(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('principleLine').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
