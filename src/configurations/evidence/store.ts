// Queries on evidence: what documents say for and against many configurations at once.
import type { Db } from '../../core/db/open.ts'
import { preparedInsert } from '../../core/db/reading/prepared.ts'
import { notFound } from '../../core/errors.ts'
import { pageName } from '../../documents/pages/printed.ts'
import type { Layer, Role, Stance } from '../domain.ts'

export type Evidence = {
  readonly id: number
  readonly configurationId: number
  readonly elementId: number | null
  readonly mark: string | null
  readonly role: Role | null
  readonly documentId: number
  readonly documentLabel: string
  readonly documentKind: string
  readonly studyId: number | null
  readonly studyName: string | null
  readonly excerptId: number | null
  /** Null where a document is cited but not yet quoted. */
  readonly quote: string | null
  readonly page: number | null
  readonly printedPage: string | null
  /** The page in words, empty without one. */
  readonly onPage: string
  readonly isLost: boolean
  readonly locator: string
  readonly stance: Stance
  readonly isConverse: boolean
  readonly note: string
  readonly createdBy: string | null
  readonly createdAt: string
  readonly version: number
}

function evidence(db: Db, reviewId: number) {
  return db
    .selectFrom('evidence')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'evidence.reviewId').onRef('document.id', '=', 'evidence.documentId'),
    )
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .leftJoin('excerpt', join =>
      join.onRef('excerpt.reviewId', '=', 'evidence.reviewId').onRef('excerpt.id', '=', 'evidence.excerptId'),
    )
    .leftJoin('textPage', join =>
      join
        .onRef('textPage.reviewId', '=', 'excerpt.reviewId')
        .onRef('textPage.documentId', '=', 'excerpt.documentId')
        .onRef('textPage.textNumber', '=', 'excerpt.textNumber')
        .onRef('textPage.number', '=', 'excerpt.page'),
    )
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'evidence.reviewId').onRef('element.id', '=', 'evidence.elementId'),
    )
    .leftJoin('person', 'person.id', 'evidence.createdBy')
    .select([
      'evidence.id',
      'evidence.layer',
      'evidence.configurationId',
      'evidence.elementId',
      'element.mark',
      'element.role',
      'evidence.documentId',
      'document.label as documentLabel',
      'document.kind as documentKind',
      'study.id as studyId',
      'study.name as studyName',
      'evidence.excerptId',
      'excerpt.quote',
      'excerpt.page',
      'textPage.label as printedPage',
      'excerpt.isLost',
      'evidence.locator',
      'evidence.stance',
      'evidence.isConverse',
      'evidence.note',
      'person.name as createdBy',
      'evidence.createdAt',
      'evidence.version',
    ])
    .where('evidence.reviewId', '=', reviewId)
}

type Row = Awaited<ReturnType<ReturnType<typeof evidence>['execute']>>[number]

function evidenceOfRow({ layer, ...row }: Row): Evidence {
  return { ...row, onPage: pageName(row), isConverse: row.isConverse === 1, isLost: row.isLost === 1 }
}

/** The rows of many configurations of one layer, in the order in which they were added: one statement. */
export async function listEvidence(
  db: Db,
  reviewId: number,
  layer: Layer,
  ids: readonly number[],
): Promise<Evidence[]> {
  if (ids.length === 0) return []
  const rows = await evidence(db, reviewId)
    .where('evidence.layer', '=', layer)
    .where('evidence.configurationId', 'in', [...ids])
    .orderBy('evidence.id')
    .execute()
  return rows.map(evidenceOfRow)
}

export async function getEvidence(
  db: Db,
  reviewId: number,
  layer: Layer,
  configurationId: number,
  id: number,
): Promise<Evidence> {
  const row = await evidence(db, reviewId)
    .where('evidence.layer', '=', layer)
    .where('evidence.configurationId', '=', configurationId)
    .where('evidence.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This evidence')
  return evidenceOfRow(row)
}

/** What is cited and not yet quoted: work still to do, a page of it by number, in both layers. */
export async function listUnquoted(db: Db, reviewId: number, page: { readonly after: number; readonly limit: number }) {
  const rows = await evidence(db, reviewId)
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'evidence.reviewId')
        .onRef('configuration.layer', '=', 'evidence.layer')
        .onRef('configuration.id', '=', 'evidence.configurationId'),
    )
    .select(['configuration.title', 'document.textNumber'])
    .where('evidence.excerptId', 'is', null)
    .where('evidence.id', '>', page.after)
    .orderBy('evidence.id')
    .limit(page.limit)
    .execute()
  return rows.map(row => ({
    ...row,
    onPage: pageName(row),
    isConverse: row.isConverse === 1,
    isLost: row.isLost === 1,
  }))
}

type Values = {
  elementId: number | null
  documentId: number
  excerptId: number | null
  locator: string
  stance: Stance
  isConverse: 0 | 1
  note: string
}

export async function insertEvidence(
  db: Db,
  row: Values & {
    reviewId: number
    id: number
    layer: Layer
    configurationId: number
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await insertRow(db, row)
}

const insertRow = preparedInsert('evidence', [
  ...(['reviewId', 'id', 'layer', 'configurationId', 'elementId', 'documentId', 'excerptId', 'locator'] as const),
  ...(['stance', 'isConverse', 'note', 'createdAt', 'createdBy'] as const),
])

/** False when someone saved in between. */
export async function updateEvidence(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Partial<Values>,
): Promise<boolean> {
  const done = await db
    .updateTable('evidence')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
