// Queries on a proposed wording that was applied: which change that was, by whom and when.
import type { Layer } from '../../../configurations/domain.ts'
import { kindOf } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'

type Key = { readonly reviewId: number; readonly checkId: number; readonly configurationId: number }

/** With nulls, it is a proposal again. */
export async function setApplied(
  db: Db,
  key: Key,
  set: {
    readonly appliedChangeId: number | null
    readonly appliedAt: string | null
    readonly appliedBy: number | null
    readonly wasDraft: 0 | 1
  },
): Promise<void> {
  await db
    .updateTable('codingAnswer')
    .set(set)
    .where('reviewId', '=', key.reviewId)
    .where('checkId', '=', key.checkId)
    .where('configurationId', '=', key.configurationId)
    .execute()
}

/** The latest change of the wording of a configuration, which is the one just made. */
export async function findRewording(db: Db, reviewId: number, layer: Layer, id: number): Promise<number | null> {
  const row = await db
    .selectFrom('activity')
    .select(eb => eb.fn.max('id').as('id'))
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', kindOf(layer))
    .where('subjectId', '=', id)
    .where('verb', 'in', ['worded', 'reworded'])
    .executeTakeFirstOrThrow()
  return row.id === null ? null : Number(row.id)
}

/** The wording before a change and after it. */
export async function getRewording(db: Db, reviewId: number, id: number): Promise<{ before: string; after: string }> {
  const row = await db
    .selectFrom('activity')
    .select(['before', 'after'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const wording = (json: string | null) => (JSON.parse(json ?? '{}') as { wording?: string }).wording ?? ''
  return { before: wording(row.before), after: wording(row.after) }
}
