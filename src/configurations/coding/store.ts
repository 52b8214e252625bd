// Queries for the coding page: what the excerpts of a text have been used for.
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import type { Layer, Role } from '../domain.ts'

export type Use = {
  readonly excerptId: number
  readonly layer: Layer
  readonly configurationId: number
  readonly mark: string | null
  readonly role: Role | null
}

/** Every use of every excerpt of one document, the first use first. */
export async function listUsesInText(db: Db, reviewId: number, documentId: number): Promise<Use[]> {
  const rows = await uses(db, reviewId, documentId)
  return rows.map(row => ({ ...row, layer: row.layer as Layer, excerptId: row.excerptId as number }))
}

const uses = prepared((db, reviewId: number, documentId: number) =>
  db
    .selectFrom('evidence')
    .innerJoin('excerpt', join =>
      join.onRef('excerpt.reviewId', '=', 'evidence.reviewId').onRef('excerpt.id', '=', 'evidence.excerptId'),
    )
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'evidence.reviewId').onRef('element.id', '=', 'evidence.elementId'),
    )
    .select(['excerpt.id as excerptId', 'evidence.layer', 'evidence.configurationId', 'element.mark', 'element.role'])
    .where('evidence.reviewId', '=', reviewId)
    .where('excerpt.documentId', '=', documentId)
    .orderBy('evidence.id'),
)

/** What is cited of one document and not yet quoted, in both layers. */
export async function listCitedIn(db: Db, reviewId: number, documentId: number) {
  const rows = await db
    .selectFrom('evidence')
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'evidence.reviewId').onRef('element.id', '=', 'evidence.elementId'),
    )
    .select([
      'evidence.id',
      'evidence.layer',
      'evidence.configurationId',
      'evidence.elementId',
      'element.mark',
      'evidence.locator',
    ])
    .where('evidence.reviewId', '=', reviewId)
    .where('evidence.documentId', '=', documentId)
    .where('evidence.excerptId', 'is', null)
    .orderBy('evidence.id')
    .limit(200)
    .execute()
  return rows.map(row => ({ ...row, layer: row.layer as Layer }))
}
