// Queries on archetypes with their ties, in the order of settings and ranks.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import type { Ref } from '../../domain.ts'

type Words = {
  readonly settingId: number
  readonly name: string
  readonly portrait: string
  readonly explainedBy: string
}

export type Archetype = Words & {
  readonly id: number
  readonly position: number
  readonly version: number
  readonly settingName: string
  readonly configurations: readonly Ref[]
  readonly principles: readonly { readonly id: number; readonly heading: string; readonly status: string }[]
}

/** By setting, best to worst: three statements however many they are. */
export async function listArchetypes(db: Db, reviewId: number): Promise<Archetype[]> {
  const rows = await db
    .selectFrom('archetype')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'archetype.reviewId').onRef('term.id', '=', 'archetype.settingId'),
    )
    .select([
      ...(['archetype.id', 'archetype.settingId', 'term.name as settingName', 'archetype.position'] as const),
      ...(['archetype.name', 'archetype.portrait', 'archetype.explainedBy', 'archetype.version'] as const),
    ])
    .where('archetype.reviewId', '=', reviewId)
    .orderBy('term.position')
    .orderBy('term.id')
    .orderBy('archetype.position')
    .orderBy('archetype.id')
    .execute()
  if (rows.length === 0) return []
  const configurations = Map.groupBy(await listRefs(db, reviewId), row => row.archetypeId)
  const principles = Map.groupBy(await listPrinciplesOf(db, reviewId), row => row.archetypeId)
  return rows.map(row => ({
    ...row,
    configurations: (configurations.get(row.id) ?? []).map(one => ({
      layer: one.layer as Layer,
      id: one.configurationId,
    })),
    principles: (principles.get(row.id) ?? []).map(({ archetypeId, ...one }) => one),
  }))
}

export async function getArchetype(db: Db, reviewId: number, id: number) {
  const all = await listArchetypes(db, reviewId)
  const found = all.find(one => one.id === id)
  if (found === undefined) throw notFound('This archetype')
  const alike = all.filter(one => one.settingId === found.settingId)
  return { ...found, alike, rank: alike.indexOf(found) + 1 }
}

async function listRefs(db: Db, reviewId: number) {
  return db
    .selectFrom('archetypeConfiguration')
    .select(['archetypeId', 'layer', 'configurationId'])
    .where('reviewId', '=', reviewId)
    .orderBy('layer', 'desc')
    .orderBy('configurationId')
    .execute()
}

async function listPrinciplesOf(db: Db, reviewId: number) {
  return db
    .selectFrom('archetypePrinciple as tie')
    .innerJoin('principle', join =>
      join.onRef('principle.reviewId', '=', 'tie.reviewId').onRef('principle.id', '=', 'tie.principleId'),
    )
    .select(['tie.archetypeId', 'principle.id', 'principle.heading', 'principle.status'])
    .where('tie.reviewId', '=', reviewId)
    .orderBy('principle.position')
    .orderBy('principle.id')
    .execute()
}

/** The place after the last of a setting. */
export async function nextPosition(db: Db, reviewId: number, settingId: number): Promise<number> {
  const row = await db
    .selectFrom('archetype')
    .select(eb => eb.fn.max('position').as('last'))
    .where('reviewId', '=', reviewId)
    .where('settingId', '=', settingId)
    .executeTakeFirstOrThrow()
  return Number(row.last ?? 0) + 1
}

export async function insertArchetype(
  db: Db,
  row: Words & { reviewId: number; id: number; position: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('archetype').values(row).execute()
}

/** False when someone saved in between. */
export async function updateArchetype(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Words & { readonly position: number },
): Promise<boolean> {
  const done = await db
    .updateTable('archetype')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** A place is no new version: the words stay the same. */
export async function updatePosition(db: Db, reviewId: number, id: number, position: number): Promise<void> {
  await db.updateTable('archetype').set({ position }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function replaceTies(
  db: Db,
  reviewId: number,
  archetypeId: number,
  ties: { readonly configurations: readonly Ref[]; readonly principles: readonly number[] },
): Promise<void> {
  await deleteTies(db, reviewId, archetypeId)
  const refs = ties.configurations.map(({ layer, id }) => ({ reviewId, archetypeId, layer, configurationId: id }))
  if (refs.length > 0) await db.insertInto('archetypeConfiguration').values(refs).execute()
  const principles = ties.principles.map(principleId => ({ reviewId, archetypeId, principleId }))
  if (principles.length > 0) await db.insertInto('archetypePrinciple').values(principles).execute()
}

async function deleteTies(db: Db, reviewId: number, archetypeId: number): Promise<void> {
  for (const table of TIES)
    await db.deleteFrom(table).where('reviewId', '=', reviewId).where('archetypeId', '=', archetypeId).execute()
}

const TIES = ['archetypeConfiguration', 'archetypePrinciple'] as const

/** Parents before children, as the bin puts them back. */
export async function listArchetypeRows(db: Db, reviewId: number, id: number) {
  const own = await db
    .selectFrom('archetype')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
  const ties = []
  for (const table of TIES)
    ties.push({
      table,
      rows: await db
        .selectFrom(table)
        .selectAll()
        .where('reviewId', '=', reviewId)
        .where('archetypeId', '=', id)
        .execute(),
    })
  return [{ table: 'archetype' as const, rows: own }, ...ties]
}

export async function deleteArchetypeRows(db: Db, reviewId: number, id: number): Promise<void> {
  await deleteTies(db, reviewId, id)
  await db.deleteFrom('archetype').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
