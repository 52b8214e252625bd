// The rows of one configuration in every table, as the bin keeps them and as they are deleted.
import type { SelectQueryBuilder } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import type { Layer } from '../domain.ts'

type Rows = { readonly table: keyof DB; readonly rows: readonly Readonly<Record<string, unknown>>[] }

const TIES = ['configurationLevel', 'configurationTerm', 'configurationSubstantive', 'completion'] as const

/** Parents before children, which is the order of putting back. Links stand last: both their ends have to be there. */
export async function listRows(db: Db, reviewId: number, layer: Layer, id: number): Promise<Rows[]> {
  const ofLayer = <T extends (typeof TIES)[number] | 'element' | 'evidence'>(table: T) =>
    db
      .selectFrom(table as 'element')
      .selectAll()
      .where('reviewId', '=', reviewId)
      .where('layer', '=', layer)
      .where('configurationId', '=', id)
  const own = await db
    .selectFrom('configuration')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', '=', id)
    .execute()
  const ties: Rows[] = []
  for (const table of TIES) ties.push({ table, rows: await ofLayer(table).execute() })
  const levels = await db
    .selectFrom('elementLevel')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('elementId', 'in', elementIds(db, reviewId, layer, id))
    .execute()
  const links = await linksOf(db, reviewId, layer, id).selectAll().execute()
  return [
    { table: 'configuration', rows: own },
    ...ties,
    { table: 'element', rows: await ofLayer('element').execute() },
    { table: 'elementLevel', rows: levels },
    { table: 'evidence', rows: await ofLayer('evidence').execute() },
    {
      table: 'evidenceAppraisal',
      rows: await appraisalsOf(db, reviewId, evidenceOf(db, reviewId, layer, id))
        .selectAll()
        .execute(),
    },
    { table: 'link', rows: links },
  ]
}

export async function deleteRows(db: Db, reviewId: number, layer: Layer, id: number): Promise<void> {
  const links = await linksOf(db, reviewId, layer, id).select('id').execute()
  if (links.length > 0)
    await db
      .deleteFrom('link')
      .where('reviewId', '=', reviewId)
      .where(
        'id',
        'in',
        links.map(link => link.id),
      )
      .execute()
  await db
    .deleteFrom('elementLevel')
    .where('reviewId', '=', reviewId)
    .where('elementId', 'in', elementIds(db, reviewId, layer, id))
    .execute()
  await deleteAppraisals(db, reviewId, evidenceOf(db, reviewId, layer, id))
  await db
    .deleteFrom('evidence')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', id)
    .execute()
  await db
    .deleteFrom('element')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', id)
    .execute()
  for (const table of TIES)
    await db
      .deleteFrom(table)
      .where('reviewId', '=', reviewId)
      .where('layer', '=', layer)
      .where('configurationId', '=', id)
      .execute()
  await db
    .deleteFrom('configuration')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', '=', id)
    .execute()
}

/** The rows of one element with what hangs on it: its levels, its evidence, links that name it. */
export async function listElementRows(db: Db, reviewId: number, id: number): Promise<Rows[]> {
  const evidence = evidenceOfElement(db, reviewId, id)
  const of = (table: 'elementLevel' | 'evidence') =>
    db
      .selectFrom(table as 'evidence')
      .selectAll()
      .where('reviewId', '=', reviewId)
      .where('elementId', '=', id)
      .execute()
  const own = await db.selectFrom('element').selectAll().where('reviewId', '=', reviewId).where('id', '=', id).execute()
  const links = await linksOfElement(db, reviewId, id).selectAll().execute()
  return [
    { table: 'element', rows: own },
    { table: 'elementLevel', rows: await of('elementLevel') },
    { table: 'evidence', rows: await of('evidence') },
    { table: 'evidenceAppraisal', rows: await appraisalsOf(db, reviewId, evidence).selectAll().execute() },
    { table: 'link', rows: links },
  ]
}

export async function deleteElementRows(db: Db, reviewId: number, id: number): Promise<void> {
  const links = await linksOfElement(db, reviewId, id).select('id').execute()
  for (const link of links)
    await db.deleteFrom('link').where('reviewId', '=', reviewId).where('id', '=', link.id).execute()
  await deleteAppraisals(db, reviewId, evidenceOfElement(db, reviewId, id))
  await db.deleteFrom('evidence').where('reviewId', '=', reviewId).where('elementId', '=', id).execute()
  await db.deleteFrom('elementLevel').where('reviewId', '=', reviewId).where('elementId', '=', id).execute()
  await db.deleteFrom('element').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function listEvidenceRows(db: Db, reviewId: number, id: number): Promise<Rows[]> {
  const rows = await db
    .selectFrom('evidence')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
  const judged = await db
    .selectFrom('evidenceAppraisal')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('evidenceId', '=', id)
    .execute()
  return [
    { table: 'evidence', rows },
    { table: 'evidenceAppraisal', rows: judged },
  ]
}

export async function deleteEvidenceRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('evidenceAppraisal').where('reviewId', '=', reviewId).where('evidenceId', '=', id).execute()
  await db.deleteFrom('evidence').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

type Ids = SelectQueryBuilder<DB, 'evidence', { id: number }>

const appraisalsOf = (db: Db, reviewId: number, evidence: Ids) =>
  db.selectFrom('evidenceAppraisal').where('reviewId', '=', reviewId).where('evidenceId', 'in', evidence)

async function deleteAppraisals(db: Db, reviewId: number, evidence: Ids): Promise<void> {
  await db
    .deleteFrom('evidenceAppraisal')
    .where('reviewId', '=', reviewId)
    .where('evidenceId', 'in', evidence)
    .execute()
}

const evidenceOf = (db: Db, reviewId: number, layer: Layer, id: number) =>
  db
    .selectFrom('evidence')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', id)

const evidenceOfElement = (db: Db, reviewId: number, id: number) =>
  db.selectFrom('evidence').select('id').where('reviewId', '=', reviewId).where('elementId', '=', id)

function elementIds(db: Db, reviewId: number, layer: Layer, id: number) {
  return db
    .selectFrom('element')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', id)
}

function linksOf(db: Db, reviewId: number, layer: Layer, id: number) {
  return db
    .selectFrom('link')
    .where('reviewId', '=', reviewId)
    .where(eb =>
      eb.or([
        eb.and([eb('fromLayer', '=', layer), eb('fromId', '=', id)]),
        eb.and([eb('toLayer', '=', layer), eb('toId', '=', id)]),
      ]),
    )
}

function linksOfElement(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('link')
    .where('reviewId', '=', reviewId)
    .where(eb => eb.or([eb('fromElementId', '=', id), eb('toElementId', '=', id)]))
}
