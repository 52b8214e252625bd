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

/** All accounts under a configuration, retired ones too. */
export async function listContributionIds(db: Db, reviewId: number, configurationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('contribution')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('configurationId', '=', configurationId)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/**
 * Puts contributions under another configuration. Those that stand elsewhere by now, and those whose account stands under
 * the other one already, stay where they are. Returns which were moved.
 */
export async function moveContributions(
  db: Db,
  reviewId: number,
  from: number,
  to: number,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return []
  const there = db
    .selectFrom('contribution as there')
    .select('there.accountId')
    .where('there.reviewId', '=', reviewId)
    .where('there.configurationId', '=', to)
  const rows = await db
    .selectFrom('contribution')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('configurationId', '=', from)
    .where('id', 'in', [...ids])
    .where('accountId', 'not in', there)
    .orderBy('id')
    .execute()
  const moved = rows.map(row => row.id)
  if (moved.length > 0)
    await db
      .updateTable('contribution')
      .set(eb => ({ configurationId: to, version: eb('version', '+', 1) }))
      .where('reviewId', '=', reviewId)
      .where('id', 'in', moved)
      .execute()
  return moved
}

/** Takes accounts off; returns the accounts that stood there still. */
export async function deleteContributionRows(
  db: Db,
  reviewId: number,
  configurationId: number,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return []
  const gone = await db
    .deleteFrom('contribution')
    .where('reviewId', '=', reviewId)
    .where('configurationId', '=', configurationId)
    .where('id', 'in', [...ids])
    .returning('accountId')
    .execute()
  return gone.map(row => row.accountId)
}
