// Queries that carry what hangs on one synthesised configuration over to another: evidence, links, children, copies of elements.
import type { Db } from '../../core/db/open.ts'

export type Hung = { readonly id: number; readonly elementId: number | null }
export type LinkEnd = { readonly id: number; readonly end: 'from' | 'to'; readonly elementId: number | null }

const LAYER = 'synthesised'

/** Its own evidence with the element each row hangs on. */
export async function listHung(db: Db, reviewId: number, configurationId: number): Promise<Hung[]> {
  return db
    .selectFrom('evidence')
    .select(['id', 'elementId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', LAYER)
    .where('configurationId', '=', configurationId)
    .orderBy('id')
    .execute()
}

/** Hangs evidence on another configuration and one of its elements; rows that hang elsewhere by now stay there. */
export async function rehang(db: Db, reviewId: number, from: number, to: number, rows: readonly Hung[]): Promise<void> {
  for (const [elementId, own] of Map.groupBy(rows, row => row.elementId))
    await db
      .updateTable('evidence')
      .set({ configurationId: to, elementId })
      .where('reviewId', '=', reviewId)
      .where('layer', '=', LAYER)
      .where('configurationId', '=', from)
      .where(
        'id',
        'in',
        own.map(row => row.id),
      )
      .execute()
}

/** The ends of links that stand at a configuration, two of a link within it; without links to `other`, which would lead to itself. */
export async function listLinkEnds(
  db: Db,
  reviewId: number,
  configurationId: number,
  other: number,
): Promise<LinkEnd[]> {
  const rows = await db
    .selectFrom('link')
    .select(['id', 'fromLayer', 'fromId', 'fromElementId', 'toLayer', 'toId', 'toElementId'])
    .where('reviewId', '=', reviewId)
    .where(eb =>
      eb.or([
        eb.and([eb('fromLayer', '=', LAYER), eb('fromId', '=', configurationId)]),
        eb.and([eb('toLayer', '=', LAYER), eb('toId', '=', configurationId)]),
      ]),
    )
    .orderBy('id')
    .execute()
  const leadsThere = (layer: string, id: number) => layer === LAYER && id === other
  const ours = rows.filter(row => !leadsThere(row.fromLayer, row.fromId) && !leadsThere(row.toLayer, row.toId))
  return ours.flatMap((row): LinkEnd[] => [
    ...(row.fromLayer === LAYER && row.fromId === configurationId
      ? [{ id: row.id, end: 'from' as const, elementId: row.fromElementId }]
      : []),
    ...(row.toLayer === LAYER && row.toId === configurationId
      ? [{ id: row.id, end: 'to' as const, elementId: row.toElementId }]
      : []),
  ])
}

/** Lets links end at another configuration and its elements; a link that ends elsewhere by now stays as it is. */
export async function relink(
  db: Db,
  reviewId: number,
  from: number,
  to: number,
  ends: readonly LinkEnd[],
): Promise<void> {
  for (const { id, end, elementId } of ends) {
    const set = end === 'from' ? { fromId: to, fromElementId: elementId } : { toId: to, toElementId: elementId }
    await db
      .updateTable('link')
      .set(set)
      .where('reviewId', '=', reviewId)
      .where('id', '=', id)
      .where(end === 'from' ? 'fromLayer' : 'toLayer', '=', LAYER)
      .where(end === 'from' ? 'fromId' : 'toId', '=', from)
      .execute()
  }
}

/** Puts those that stand under one configuration under another; those moved on since stay. */
export async function renest(
  db: Db,
  reviewId: number,
  from: number,
  to: number,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('configuration')
    .set(eb => ({ parentId: to, version: eb('version', '+', 1) }))
    .where('reviewId', '=', reviewId)
    .where('layer', '=', LAYER)
    .where('parentId', '=', from)
    .where('id', 'in', [...ids])
    .execute()
}

/** Copies an element as it stands, signature of its reasoning included, with its levels. */
export async function copyElement(
  db: Db,
  reviewId: number,
  from: number,
  copy: { id: number; configurationId: number; mark: string; position: number },
): Promise<void> {
  const row = await db
    .selectFrom('element')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', from)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('element')
    .values({ ...row, ...copy, version: 1 })
    .execute()
  const levels = await db
    .selectFrom('elementLevel')
    .select('levelId')
    .where('reviewId', '=', reviewId)
    .where('elementId', '=', from)
    .execute()
  if (levels.length === 0) return
  await db
    .insertInto('elementLevel')
    .values(levels.map(({ levelId }) => ({ reviewId, elementId: copy.id, levelId })))
    .execute()
}

/** Which of these elements of a configuration nothing hangs on: no evidence, no link. */
export async function listBare(db: Db, reviewId: number, configurationId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('element')
    .select('element.id')
    .where('element.reviewId', '=', reviewId)
    .where('element.layer', '=', LAYER)
    .where('element.configurationId', '=', configurationId)
    .where('element.id', 'in', [...ids])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('evidence')
            .select('evidence.id')
            .whereRef('evidence.reviewId', '=', 'element.reviewId')
            .whereRef('evidence.elementId', '=', 'element.id'),
        ),
      ),
    )
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link')
            .select('link.id')
            .whereRef('link.reviewId', '=', 'element.reviewId')
            .where(or =>
              or.or([
                or('link.fromElementId', '=', or.ref('element.id')),
                or('link.toElementId', '=', or.ref('element.id')),
              ]),
            ),
        ),
      ),
    )
    .execute()
  return rows.map(row => row.id)
}

export async function insertTerms(
  db: Db,
  reviewId: number,
  configurationId: number,
  termIds: readonly number[],
): Promise<void> {
  if (termIds.length === 0) return
  await db
    .insertInto('configurationTerm')
    .values(termIds.map(termId => ({ reviewId, layer: LAYER, configurationId, termId })))
    .execute()
}

export async function deleteTerms(
  db: Db,
  reviewId: number,
  configurationId: number,
  termIds: readonly number[],
): Promise<void> {
  if (termIds.length === 0) return
  await db
    .deleteFrom('configurationTerm')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', LAYER)
    .where('configurationId', '=', configurationId)
    .where('termId', 'in', [...termIds])
    .execute()
}
