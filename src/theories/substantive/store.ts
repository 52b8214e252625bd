// Queries on substantive theories and the theory statements they inform.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

export async function listSubstantiveTheories(db: Db, reviewId: number) {
  return db
    .selectFrom('substantiveTheory')
    .select(['id', 'name', 'summary', 'citation', 'url', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('name')
    .execute()
}

export async function getSubstantiveTheory(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('substantiveTheory')
    .select(['id', 'name', 'summary', 'citation', 'url', 'version'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This substantive theory')
  return row
}

export async function findSubstantiveByName(db: Db, reviewId: number, name: string) {
  return db
    .selectFrom('substantiveTheory')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('name', '=', name)
    .executeTakeFirst()
}

export async function listInformed(db: Db, reviewId: number, substantiveId: number) {
  return db
    .selectFrom('substantiveTheoryStatement')
    .select(['statementId', 'note'])
    .where('reviewId', '=', reviewId)
    .where('substantiveId', '=', substantiveId)
    .orderBy('statementId')
    .execute()
}

export async function insertSubstantiveTheory(
  db: Db,
  theory: {
    reviewId: number
    id: number
    name: string
    summary: string
    citation: string
    url: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('substantiveTheory').values(theory).execute()
}

/** False when someone saved in between. */
export async function updateSubstantiveTheory(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name: string; summary: string; citation: string; url: string },
): Promise<boolean> {
  const done = await db
    .updateTable('substantiveTheory')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function setInformed(
  db: Db,
  reviewId: number,
  substantiveId: number,
  informed: readonly { readonly statementId: number; readonly note: string }[],
): Promise<void> {
  await db
    .deleteFrom('substantiveTheoryStatement')
    .where('reviewId', '=', reviewId)
    .where('substantiveId', '=', substantiveId)
    .execute()
  if (informed.length > 0)
    await db
      .insertInto('substantiveTheoryStatement')
      .values(informed.map(({ statementId, note }) => ({ reviewId, substantiveId, statementId, note })))
      .execute()
}
