// Queries on configurations of either layer: many read at once with their elements, one with what hangs on it, and the writes.
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../core/db/open.ts'
import { these } from '../core/db/reading/ids.ts'
import { prepared, preparedInsert } from '../core/db/reading/prepared.ts'
import { notFound } from '../core/errors.ts'
import { type Layer, type Shape, type Status, titleOf } from './domain.ts'
import { ELEMENT_COLUMNS, type Element, elementOf } from './elements/element.ts'
import { type Reading, read } from './reading.ts'

/** The elements of many configurations in their order, with their levels: two statements however many they are. */
export async function listElements(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<Element[]> {
  if (ids.length === 0) return []
  const rows = await elementRows(db, reviewId, layer, JSON.stringify(ids))
  const levels = await levelRows(db, reviewId, JSON.stringify(rows.map(row => row.id)))
  const byElement = Map.groupBy(levels, row => row.elementId)
  return rows.map(row =>
    elementOf(
      row,
      (byElement.get(row.id) ?? []).map(level => level.levelId).sort((a, b) => a - b),
    ),
  )
}

const elementRows = prepared((db, reviewId: number, layer: string, ids: string) =>
  db
    .selectFrom('element')
    .leftJoin('statement', join =>
      join.onRef('statement.reviewId', '=', 'element.reviewId').onRef('statement.id', '=', 'element.statementId'),
    )
    .leftJoin('person', 'person.id', 'element.reasonedBy')
    .select(ELEMENT_COLUMNS)
    .where('element.reviewId', '=', reviewId)
    .where('element.layer', '=', layer)
    .where('element.configurationId', 'in', these(db, ids))
    .orderBy('element.configurationId')
    .orderBy('element.position')
    .orderBy('element.id'),
)

/** Asked by number, which is the key: joined to `element`, SQLite walks through all levels of the review. */
const levelRows = prepared((db, reviewId: number, ids: string) =>
  db
    .selectFrom('elementLevel')
    .select(['elementId', 'levelId'])
    .where('reviewId', '=', reviewId)
    .where('elementId', 'in', these(db, ids)),
)

const COLUMNS = [
  'configuration.layer',
  'configuration.id',
  'configuration.documentId',
  'document.label as documentLabel',
  'configuration.label',
  'configuration.title',
  'configuration.wording',
  'configuration.status',
  'configuration.parentId',
  'configuration.theoryStatementId',
  'configuration.levelsAreSet',
  'configuration.version',
] as const

const configurationRows = prepared((db, reviewId: number, layer: string, ids: string) =>
  db
    .selectFrom('configuration')
    .leftJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'configuration.reviewId')
        .onRef('document.id', '=', 'configuration.documentId'),
    )
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', layer as Layer)
    .where('configuration.id', 'in', these(db, ids))
    .select(COLUMNS),
)

/**
 * Many configurations of one layer as they read, in the order of `ids` (unknown ones left out): four statements however
 * many they are. Principles, matrix and reports read configurations through this.
 */
export async function readConfigurations(
  db: Db,
  reviewId: number,
  layer: Layer,
  ids: readonly number[],
  shape: Shape,
): Promise<Reading<Element>[]> {
  if (ids.length === 0) return []
  const rows = await configurationRows(db, reviewId, layer, JSON.stringify(ids))
  const elements = Map.groupBy(await listElements(db, reviewId, layer, ids), element => element.configurationId)
  const set = rows.filter(row => row.levelsAreSet === 1).map(row => row.id)
  const levels = Map.groupBy(await listSetLevels(db, reviewId, layer, set), row => row.configurationId)
  const byId = new Map(rows.map(row => [row.id, { ...row, levelsAreSet: row.levelsAreSet === 1 }]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    const own = (levels.get(id) ?? []).map(level => level.levelId)
    return row === undefined ? [] : [read(row, elements.get(id) ?? [], own, shape)]
  })
}

/** Levels the team has set by hand, which stand in place of those of the elements. */
async function listSetLevels(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('configurationLevel')
    .select(['configurationId', 'levelId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', 'in', [...ids])
    .orderBy('levelId')
    .execute()
}

/** One as it reads, with note, signature and date. */
export async function getConfiguration(db: Db, reviewId: number, layer: Layer, id: number, shape: Shape) {
  const [reading] = await readConfigurations(db, reviewId, layer, [id], shape)
  const more = await db
    .selectFrom('configuration')
    .leftJoin('person', 'person.id', 'configuration.createdBy')
    .select([
      'configuration.note',
      'configuration.createdAt',
      'configuration.createdBy as createdById',
      'person.name as createdBy',
    ])
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', layer)
    .where('configuration.id', '=', id)
    .executeTakeFirst()
  if (reading === undefined || more === undefined) throw notFound(titleOf(layer, id))
  return { ...reading, ...more }
}

export async function findConfigurationRow(db: Db, reviewId: number, layer: Layer, id: number) {
  return db
    .selectFrom('configuration')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function getConfigurationRow(db: Db, reviewId: number, layer: Layer, id: number) {
  const row = await findConfigurationRow(db, reviewId, layer, id)
  if (row === undefined) throw notFound(titleOf(layer, id))
  return row
}

/** Number, label, title and wording of all of a layer, for choosing one; retired ones last. */
export async function listConfigurationNames(db: Db, reviewId: number, layer: Layer) {
  return db
    .selectFrom('configuration')
    .select(['id', 'label', 'title', 'wording', 'documentId', 'status'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .orderBy(sql<SqlBool>`case when status = 'retired' then 1 else 0 end`)
    .orderBy('id')
    .limit(20_000)
    .execute()
}

/** The same of some of them. */
export async function listNamesOf(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('configuration')
    .select(['id', 'label', 'title', 'wording'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
}

/** Ids of the accounts taken from one document, in their order. */
export async function listAccountsOfDocument(db: Db, reviewId: number, documentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('documentId', '=', documentId)
    .where('status', '<>', 'retired')
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** The terms of many configurations, in the order of their facets. */
export async function listTermsOf(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('configurationTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'configurationTerm.reviewId').onRef('term.id', '=', 'configurationTerm.termId'),
    )
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select([
      'configurationTerm.configurationId',
      'term.id',
      'term.name',
      'facet.key as facetKey',
      'facet.name as facetName',
    ])
    .where('configurationTerm.reviewId', '=', reviewId)
    .where('configurationTerm.layer', '=', layer)
    .where('configurationTerm.configurationId', 'in', [...ids])
    .orderBy('facet.position')
    .orderBy('term.position')
    .orderBy('term.id')
    .execute()
}

/** The outside theories that inform a configuration, with the note on how. */
export async function listSubstantiveOf(db: Db, reviewId: number, layer: Layer, id: number) {
  return db
    .selectFrom('configurationSubstantive')
    .innerJoin('substantiveTheory', join =>
      join
        .onRef('substantiveTheory.reviewId', '=', 'configurationSubstantive.reviewId')
        .onRef('substantiveTheory.id', '=', 'configurationSubstantive.substantiveId'),
    )
    .select(['substantiveTheory.id', 'substantiveTheory.name', 'configurationSubstantive.note'])
    .where('configurationSubstantive.reviewId', '=', reviewId)
    .where('configurationSubstantive.layer', '=', layer)
    .where('configurationSubstantive.configurationId', '=', id)
    .orderBy('substantiveTheory.name')
    .execute()
}

/** The configurations underneath an overarching one. */
export async function listChildren(db: Db, reviewId: number, layer: Layer, id: number) {
  return db
    .selectFrom('configuration')
    .select(['id', 'label', 'title', 'wording', 'status'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('parentId', '=', id)
    .orderBy('id')
    .execute()
}

type Values = {
  label: string | null
  title: string
  wording: string
  status: Status
  parentId: number | null
  theoryStatementId: number | null
  levelsAreSet: 0 | 1
  note: string
}

export async function insertConfiguration(
  db: Db,
  row: Partial<Values> & {
    reviewId: number
    layer: Layer
    id: number
    documentId: number | null
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await insertRow(db, { title: '', wording: '', status: 'draft', levelsAreSet: 0, note: '', ...row })
}

const insertRow = preparedInsert('configuration', [
  ...(['reviewId', 'layer', 'id', 'documentId', 'label', 'title', 'wording', 'status', 'parentId'] as const),
  ...(['theoryStatementId', 'levelsAreSet', 'note', 'createdAt', 'createdBy'] as const),
])

/** False when someone saved in between. */
export async function updateConfiguration(
  db: Db,
  reviewId: number,
  layer: Layer,
  id: number,
  version: number,
  set: Partial<Values>,
): Promise<boolean> {
  const done = await db
    .updateTable('configuration')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
