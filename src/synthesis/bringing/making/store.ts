// Queries on what was made of a table, and on what the team has done with it since.
import type { Db } from '../../../core/db/open.ts'
import { preparedInsert } from '../../../core/db/reading/prepared.ts'

export type MadeKind = 'account' | 'configuration' | 'statement' | 'document' | 'term'

export async function insertMade(
  db: Db,
  reviewId: number,
  bringingId: number,
  made: readonly { readonly kind: MadeKind; readonly id: number; readonly line: number | null }[],
): Promise<void> {
  for (const { kind, id, line } of made) await insertRow(db, { reviewId, bringingId, kind, madeId: id, line })
}

const insertRow = preparedInsert('bringingMade', ['reviewId', 'bringingId', 'kind', 'madeId', 'line'])

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
