// Queries on what an item put before a panel is about, and which version that has now.
import type { Db } from '../../../core/db/open.ts'

type Kind = 'principle' | 'configuration' | 'theory statement' | 'question'
/** What a comment can lead to a new version of; a statement's version is that of its theory, the question's its number. */
export type Versioned = { readonly kind: Kind; readonly id: number; readonly version: number }

/** Undefined for searches and words of one's own, which have no versions. */
export async function findVersioned(db: Db, reviewId: number, itemId: number): Promise<Versioned | undefined> {
  const item = await db
    .selectFrom('item')
    .select(['subjectKind as kind', 'subjectId as id'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', itemId)
    .executeTakeFirst()
  if (item === undefined || item.id === null || item.kind === 'search' || item.kind === 'free text') return undefined
  const { kind, id } = item
  const now = await versionOf(db, reviewId, kind, id)
  return now === undefined ? undefined : { kind, id, version: now.version }
}

function versionOf(db: Db, reviewId: number, kind: Kind, id: number) {
  switch (kind) {
    case 'principle':
      return db
        .selectFrom('principle')
        .select('version')
        .where('reviewId', '=', reviewId)
        .where('id', '=', id)
        .executeTakeFirst()
    case 'configuration':
      return db
        .selectFrom('configuration')
        .select('version')
        .where('reviewId', '=', reviewId)
        .where('layer', '=', 'synthesised')
        .where('id', '=', id)
        .executeTakeFirst()
    case 'theory statement':
      return db
        .selectFrom('theoryStatement as s')
        .innerJoin('theory as t', join => join.onRef('t.reviewId', '=', 's.reviewId').onRef('t.id', '=', 's.theoryId'))
        .select('t.version')
        .where('s.reviewId', '=', reviewId)
        .where('s.id', '=', id)
        .executeTakeFirst()
    case 'question':
      return db
        .selectFrom('question')
        .select('id as version')
        .where('reviewId', '=', reviewId)
        .orderBy('id', 'desc')
        .executeTakeFirst()
  }
}
