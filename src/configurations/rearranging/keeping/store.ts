// Queries for rearranging: the rows of some configurations as they stand, putting them back, and what was kept for undoing.
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import type { Layer } from '../../domain.ts'
import type { Change, State, TableName, Values } from './domain.ts'

/** What an element is made of and hangs on, for all elements of these configurations; of the configurations their words. */
export async function readState(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<State> {
  const ofLayer = (table: 'element' | 'evidence') =>
    db
      .selectFrom(table as 'element')
      .selectAll()
      .where('reviewId', '=', reviewId)
      .where('layer', '=', layer)
      .where('configurationId', 'in', [...ids])
      .orderBy('id')
  const configuration = await db
    .selectFrom('configuration')
    .select(['reviewId', 'layer', 'id', 'wording', 'version'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', 'in', [...ids])
    .execute()
  const element = await ofLayer('element').execute()
  const evidence = await ofLayer('evidence').execute()
  const evidenceAppraisal = await appraisalsOf(db, reviewId, layer, ids)
  const elementIds = element.map(row => row.id)
  if (elementIds.length === 0)
    return { configuration, element, evidence, evidenceAppraisal, elementLevel: [], link: [] }
  const elementLevel = await db
    .selectFrom('elementLevel')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('elementId', 'in', elementIds)
    .execute()
  const link = await linksOf(db, reviewId, layer, ids).selectAll().orderBy('id').execute()
  return { configuration, element, elementLevel, evidence, evidenceAppraisal, link }
}

function appraisalsOf(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  const evidence = db
    .selectFrom('evidence')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', 'in', [...ids])
  return db
    .selectFrom('evidenceAppraisal')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('evidenceId', 'in', evidence)
    .orderBy('id')
    .execute()
}

function linksOf(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  return db
    .selectFrom('link')
    .where('reviewId', '=', reviewId)
    .where(eb =>
      eb.or([
        eb.and([eb('fromLayer', '=', layer), eb('fromId', 'in', [...ids])]),
        eb.and([eb('toLayer', '=', layer), eb('toId', 'in', [...ids])]),
      ]),
    )
}

type Row = { readonly table: TableName; readonly key: readonly string[]; readonly values: Values }

/** Sets all columns of one row; where rows have a version it goes up, so that an open form notices. */
export async function putBack(db: Db, { table, key, values }: Row): Promise<void> {
  const { version, ...rest } = values
  const set = version === undefined ? rest : { ...rest, version: Number(version) + 1 }
  let query = db
    .updateTable(table as 'element')
    .set(set as never)
    .where('reviewId', '=', values.reviewId as number)
  for (const column of key) query = query.where(column as 'id', '=', values[column] as never)
  await query.execute()
}

export async function insertRow(db: Db, table: TableName, values: Values): Promise<void> {
  await db
    .insertInto(table as 'element')
    .values(values as never)
    .execute()
}

export async function deleteRow(db: Db, { table, key, values }: Row): Promise<void> {
  let query = db.deleteFrom(table as 'element').where('reviewId', '=', values.reviewId as number)
  for (const column of key) query = query.where(column as 'id', '=', values[column] as never)
  await query.execute()
}

export async function insertRearrangement(
  db: Db,
  row: {
    reviewId: number
    id: number
    layer: Layer
    configurationId: number
    title: string
    changes: string
    madeAt: string
    madeBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('rearrangement')
    .values({ ...row, undoneAt: null })
    .execute()
}

/** One that can still be undone. */
export async function getRearrangement(db: Db, reviewId: number, id: number, since: string) {
  const row = await db
    .selectFrom('rearrangement')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('madeAt', '>=', since)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw notFound('What was rearranged')
  return { ...row, layer: row.layer as Layer, changes: JSON.parse(row.changes) as readonly Change[] }
}

export async function noteUndone(db: Db, reviewId: number, id: number, at: string): Promise<void> {
  await db
    .updateTable('rearrangement')
    .set({ undoneAt: at })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

export async function forgetRearrangements(db: Db, reviewId: number, before: string): Promise<void> {
  await db.deleteFrom('rearrangement').where('reviewId', '=', reviewId).where('madeAt', '<', before).execute()
}
