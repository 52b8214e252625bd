// Queries on tensions with both their sides and their ties.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import type { Ref } from '../../domain.ts'

type Words = {
  readonly name: string
  readonly about: string
  readonly firstSide: string
  readonly secondSide: string
  readonly holding: string
}
type Ties = { readonly first: readonly Ref[]; readonly second: readonly Ref[]; readonly principles: readonly number[] }

export type Tension = Words & {
  readonly id: number
  readonly version: number
  readonly first: readonly Ref[]
  readonly second: readonly Ref[]
  readonly principles: readonly { readonly id: number; readonly heading: string; readonly status: string }[]
}

/** In the order in which they were named: three statements however many they are. */
export async function listTensions(db: Db, reviewId: number): Promise<Tension[]> {
  const rows = await db
    .selectFrom('tension')
    .select(['id', 'name', 'about', 'firstSide', 'secondSide', 'holding', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const sides = Map.groupBy(await listRefs(db, reviewId), row => `${row.tensionId} ${row.side}`)
  const principles = Map.groupBy(await listPrinciplesOf(db, reviewId), row => row.tensionId)
  const refsOf = (id: number, side: 1 | 2) =>
    (sides.get(`${id} ${side}`) ?? []).map(one => ({ layer: one.layer as Layer, id: one.configurationId }))
  return rows.map(row => ({
    ...row,
    first: refsOf(row.id, 1),
    second: refsOf(row.id, 2),
    principles: (principles.get(row.id) ?? []).map(({ tensionId, ...one }) => one),
  }))
}

export async function getTension(db: Db, reviewId: number, id: number): Promise<Tension> {
  const found = (await listTensions(db, reviewId)).find(one => one.id === id)
  if (found === undefined) throw notFound('This tension')
  return found
}

async function listRefs(db: Db, reviewId: number) {
  return db
    .selectFrom('tensionConfiguration')
    .select(['tensionId', 'side', 'layer', 'configurationId'])
    .where('reviewId', '=', reviewId)
    .orderBy('layer', 'desc')
    .orderBy('configurationId')
    .execute()
}

async function listPrinciplesOf(db: Db, reviewId: number) {
  return db
    .selectFrom('tensionPrinciple as tie')
    .innerJoin('principle', join =>
      join.onRef('principle.reviewId', '=', 'tie.reviewId').onRef('principle.id', '=', 'tie.principleId'),
    )
    .select(['tie.tensionId', 'principle.id', 'principle.heading', 'principle.status'])
    .where('tie.reviewId', '=', reviewId)
    .orderBy('principle.position')
    .orderBy('principle.id')
    .execute()
}

export async function insertTension(
  db: Db,
  row: Words & { reviewId: number; id: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('tension').values(row).execute()
}

/** False when someone saved in between. */
export async function updateTension(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Words,
): Promise<boolean> {
  const done = await db
    .updateTable('tension')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function replaceTies(db: Db, reviewId: number, tensionId: number, ties: Ties): Promise<void> {
  await deleteTies(db, reviewId, tensionId)
  const of = (side: 1 | 2, refs: readonly Ref[]) =>
    refs.map(({ layer, id }) => ({ reviewId, tensionId, side, layer, configurationId: id }))
  const refs = [...of(1, ties.first), ...of(2, ties.second)]
  if (refs.length > 0) await db.insertInto('tensionConfiguration').values(refs).execute()
  const principles = ties.principles.map(principleId => ({ reviewId, tensionId, principleId }))
  if (principles.length > 0) await db.insertInto('tensionPrinciple').values(principles).execute()
}

const TIES = ['tensionConfiguration', 'tensionPrinciple'] as const

async function deleteTies(db: Db, reviewId: number, tensionId: number): Promise<void> {
  for (const table of TIES)
    await db.deleteFrom(table).where('reviewId', '=', reviewId).where('tensionId', '=', tensionId).execute()
}

/** Parents before children, as the bin puts them back. */
export async function listTensionRows(db: Db, reviewId: number, id: number) {
  const own = await db.selectFrom('tension').selectAll().where('reviewId', '=', reviewId).where('id', '=', id).execute()
  const ties = []
  for (const table of TIES)
    ties.push({
      table,
      rows: await db
        .selectFrom(table)
        .selectAll()
        .where('reviewId', '=', reviewId)
        .where('tensionId', '=', id)
        .execute(),
    })
  return [{ table: 'tension' as const, rows: own }, ...ties]
}

export async function deleteTensionRows(db: Db, reviewId: number, id: number): Promise<void> {
  await deleteTies(db, reviewId, id)
  await db.deleteFrom('tension').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
