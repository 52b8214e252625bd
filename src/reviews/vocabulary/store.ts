// Queries on levels, facets and their terms.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Describes } from '../domain.ts'

/** The levels in their order; every review has four. */
export async function listLevels(db: Db, reviewId: number) {
  return db
    .selectFrom('level')
    .select(['id', 'key', 'name', 'definition', 'position', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .execute()
}

/** The facets in their order, retired ones last. */
export async function listFacets(db: Db, reviewId: number) {
  return db
    .selectFrom('facet')
    .select(['id', 'key', 'name', 'describes', 'isOrdered', 'position', 'retiredAt', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy(eb => eb.case().when('retiredAt', 'is', null).then(0).else(1).end())
    .orderBy('position')
    .execute()
}

/** The terms in use, in the order of their facets; `describes` limits to one kind of facet. */
export async function listTerms(db: Db, reviewId: number, describes?: Describes) {
  let query = db
    .selectFrom('term')
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select([
      'term.id',
      'term.facetId',
      'facet.key as facetKey',
      'facet.name as facetName',
      'term.name',
      'term.definition',
      'term.parentId',
      'term.position',
      'term.version',
    ])
    .where('term.reviewId', '=', reviewId)
    .where('term.retiredAt', 'is', null)
    .where('facet.retiredAt', 'is', null)
  if (describes !== undefined) query = query.where('facet.describes', '=', describes)
  return query.orderBy('facet.position').orderBy('term.position').orderBy('term.id').execute()
}

/** A term and all that stand under it, as the numbers to compare with: `where('termId', 'in', termsUnder(…))`. */
export function termsUnder(reviewId: number, id: number) {
  return sql<number>`(
    with recursive under (id) as (
      select id from term where review_id = ${reviewId} and id = ${id}
      union select term.id from term join under on term.parent_id = under.id where term.review_id = ${reviewId}
    ) select id from under)`
}

export async function getFacet(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('facet')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This facet')
  return row
}

export async function findFacetByKey(db: Db, reviewId: number, key: string) {
  return db.selectFrom('facet').selectAll().where('reviewId', '=', reviewId).where('key', '=', key).executeTakeFirst()
}

export async function getTerm(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('term')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This term')
  return row
}

export async function findTermByName(db: Db, reviewId: number, facetId: number, name: string) {
  return db
    .selectFrom('term')
    .select(['id', 'retiredAt'])
    .where('reviewId', '=', reviewId)
    .where('facetId', '=', facetId)
    .where('name', '=', name)
    .executeTakeFirst()
}

/** False when someone saved in between. */
export async function updateLevel(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name: string; definition: string },
): Promise<boolean> {
  const done = await db
    .updateTable('level')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function updateFacet(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name?: string; isOrdered?: 0 | 1; retiredAt?: string | null },
): Promise<boolean> {
  const done = await db
    .updateTable('facet')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertFacet(
  db: Db,
  facet: {
    reviewId: number
    id: number
    key: string
    name: string
    describes: Describes
    isOrdered: 0 | 1
    position: number
  },
): Promise<void> {
  await db
    .insertInto('facet')
    .values({ ...facet, retiredAt: null })
    .execute()
}

export async function insertTerm(
  db: Db,
  term: {
    reviewId: number
    id: number
    facetId: number
    parentId: number | null
    name: string
    definition: string
    position: number
  },
): Promise<void> {
  await db
    .insertInto('term')
    .values({ ...term, retiredAt: null })
    .execute()
}

export async function updateTerm(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { name?: string; definition?: string; parentId?: number | null; position?: number; retiredAt?: string | null },
): Promise<boolean> {
  const done = await db
    .updateTable('term')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
