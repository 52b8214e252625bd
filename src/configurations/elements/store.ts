// Queries on single elements: what one says, its levels, its place among the others.
import type { Db } from '../../core/db/open.ts'
import { prepared, preparedInsert } from '../../core/db/reading/prepared.ts'
import { notFound } from '../../core/errors.ts'
import { kindOf, type Layer, type Polarity, type Role } from '../domain.ts'
import { ELEMENT_COLUMNS, type Element, elementOf } from './element.ts'

/** One element of one configuration. */
export async function getElement(
  db: Db,
  reviewId: number,
  layer: Layer,
  configurationId: number,
  id: number,
): Promise<Element> {
  const row = await db
    .selectFrom('element')
    .leftJoin('statement', join =>
      join.onRef('statement.reviewId', '=', 'element.reviewId').onRef('statement.id', '=', 'element.statementId'),
    )
    .leftJoin('person', 'person.id', 'element.reasonedBy')
    .select(ELEMENT_COLUMNS)
    .where('element.reviewId', '=', reviewId)
    .where('element.layer', '=', layer)
    .where('element.configurationId', '=', configurationId)
    .where('element.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This element')
  const levels = await db
    .selectFrom('elementLevel')
    .select('levelId')
    .where('reviewId', '=', reviewId)
    .where('elementId', '=', id)
    .execute()
  return elementOf(
    row,
    levels.map(level => level.levelId),
  )
}

/** Marks in use and the last position, for the next element. */
export async function listMarks(db: Db, reviewId: number, layer: Layer, configurationId: number) {
  return marks(db, reviewId, layer, configurationId)
}

const marks = prepared((db, reviewId: number, layer: string, configurationId: number) =>
  db
    .selectFrom('element')
    .select(['id', 'mark', 'role', 'position', 'wording'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', configurationId)
    .orderBy('position')
    .orderBy('id'),
)

export type ElementValues = {
  role: Role
  mark: string
  position: number
  wording: string
  statementId: number | null
  polarity: Polarity | null
  isInferred: 0 | 1
  inference: 'abduction' | 'retroduction' | null
  reasoning: string
  reasonedBy: number | null
  reasonedAt: string | null
  intended: 'intended' | 'unintended' | null
  valence: 'positive' | 'negative' | null
  distance: 'proximal' | 'intermediate' | 'distal' | null
  forWhom: string
  mechanismAbsent: 0 | 1
  /** A JSON list; none for a new one. */
  otherWordings?: string
}

export async function insertElement(
  db: Db,
  element: ElementValues & {
    reviewId: number
    id: number
    layer: Layer
    configurationId: number
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await insertRow(db, { otherWordings: '[]', ...element })
}

const insertRow = preparedInsert('element', [
  ...(['reviewId', 'id', 'layer', 'configurationId', 'role', 'mark', 'position', 'wording', 'otherWordings'] as const),
  ...(['statementId', 'polarity', 'isInferred', 'inference', 'reasoning', 'reasonedBy', 'reasonedAt'] as const),
  ...(['intended', 'valence', 'distance', 'forWhom', 'mechanismAbsent', 'createdAt', 'createdBy'] as const),
])

/** False when someone saved in between. */
export async function updateElement(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Partial<ElementValues>,
): Promise<boolean> {
  const done = await db
    .updateTable('element')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function setPosition(db: Db, reviewId: number, id: number, position: number): Promise<void> {
  await db.updateTable('element').set({ position }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function insertElementLevels(
  db: Db,
  reviewId: number,
  elementId: number,
  levelIds: readonly number[],
): Promise<void> {
  if (levelIds.length === 0) return
  await db
    .insertInto('elementLevel')
    .values([...new Set(levelIds)].map(levelId => ({ reviewId, elementId, levelId })))
    .execute()
}

export async function deleteElementLevels(db: Db, reviewId: number, elementId: number): Promise<void> {
  await db.deleteFrom('elementLevel').where('reviewId', '=', reviewId).where('elementId', '=', elementId).execute()
}

/** Moves an element with its evidence to another configuration of its layer. */
export async function moveToConfiguration(
  db: Db,
  reviewId: number,
  id: number,
  to: { readonly configurationId: number; readonly mark: string; readonly position: number },
): Promise<void> {
  await db.updateTable('element').set(to).where('reviewId', '=', reviewId).where('id', '=', id).execute()
  await db
    .updateTable('evidence')
    .set({ configurationId: to.configurationId })
    .where('reviewId', '=', reviewId)
    .where('elementId', '=', id)
    .execute()
}

/** Marks of deleted elements of a configuration that can still be put back. */
export async function listDeletedMarks(
  db: Db,
  reviewId: number,
  layer: Layer,
  configurationId: number,
): Promise<string[]> {
  const entries = await db
    .selectFrom('bin')
    .select('rows')
    .where('reviewId', '=', reviewId)
    .where('kind', '=', kindOf(layer))
    .where('subjectId', '=', configurationId)
    .where('restoredAt', 'is', null)
    .execute()
  type Kept = { readonly rows: readonly { readonly table: string; readonly rows: readonly { mark?: string }[] }[] }
  const kept = entries.flatMap(entry => (JSON.parse(entry.rows) as Kept).rows)
  return kept.filter(part => part.table === 'element').flatMap(part => part.rows.flatMap(row => row.mark ?? []))
}
