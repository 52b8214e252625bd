// Queries on evidence that no principle rests on: synthesised configurations, and accounts under none that a principle uses.
import type { Db } from '../../core/db/open.ts'
import { listPointers } from '../../synthesis/store.ts'

export type Unused = { readonly configurations: readonly number[]; readonly accounts: readonly number[] }

/** Withdrawn principles use nothing. What was joined into another is that other. Four statements. */
export async function listUnused(db: Db, reviewId: number): Promise<Unused> {
  const refs = await db
    .selectFrom('principleConfiguration as ref')
    .innerJoin('principle', join =>
      join.onRef('principle.reviewId', '=', 'ref.reviewId').onRef('principle.id', '=', 'ref.principleId'),
    )
    .select(['ref.layer', 'ref.configurationId as id'])
    .distinct()
    .where('ref.reviewId', '=', reviewId)
    .where('principle.status', '<>', 'withdrawn')
    .execute()
  const pointers = await listPointers(db, reviewId)
  const idsIn = (layer: string) => refs.filter(ref => ref.layer === layer).map(ref => ref.id)
  const used = new Set(idsIn('synthesised').map(id => pointers.get(id) ?? id))
  const chosen = new Set(idsIn('account'))
  const rows = await db
    .selectFrom('configuration')
    .select(['layer', 'id'])
    .where('reviewId', '=', reviewId)
    .where('status', '<>', 'retired')
    .orderBy('id')
    .execute()
  const placed = await listPlaced(db, reviewId, [...used])
  const of = (layer: string) => rows.filter(row => row.layer === layer).map(row => row.id)
  return {
    configurations: of('synthesised').filter(id => !used.has(id)),
    accounts: of('account').filter(id => !placed.has(id) && !chosen.has(id)),
  }
}

/** The accounts under some synthesised configurations. */
async function listPlaced(db: Db, reviewId: number, configurationIds: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('contribution')
    .select('accountId')
    .where('reviewId', '=', reviewId)
    .where('configurationId', 'in', configurationIds.length === 0 ? [0] : [...configurationIds])
    .execute()
  return new Set(rows.map(row => row.accountId))
}
