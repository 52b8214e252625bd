// Queries on contributions: accounts under synthesised configurations.
import type { Stance } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

export async function getContribution(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('contribution')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This contribution')
  return row
}

/** Which of these accounts stand under this configuration already. */
export async function listPlaced(db: Db, reviewId: number, configurationId: number, accountIds: readonly number[]) {
  if (accountIds.length === 0) return []
  const rows = await db
    .selectFrom('contribution')
    .select('accountId')
    .where('reviewId', '=', reviewId)
    .where('configurationId', '=', configurationId)
    .where('accountId', 'in', [...accountIds])
    .execute()
  return rows.map(row => row.accountId)
}

type Said = { stance: Stance; isConverse: 0 | 1; note: string }

export async function insertContributions(
  db: Db,
  rows: readonly (Said & {
    reviewId: number
    id: number
    accountId: number
    configurationId: number
    createdAt: string
    createdBy: number | null
  })[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('contribution')
      .values([...rows])
      .execute()
}

/** False when someone saved in between. */
export async function updateContribution(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Said,
): Promise<boolean> {
  const done = await db
    .updateTable('contribution')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteContributionRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('contribution').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
