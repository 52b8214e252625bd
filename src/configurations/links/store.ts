// Queries on links between configurations and between their elements.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Layer, LinkKind } from '../domain.ts'
import type { Rippling } from './domain.ts'

export type Link = {
  readonly id: number
  readonly kind: LinkKind
  readonly fromLayer: Layer
  readonly fromId: number
  readonly fromMark: string | null
  readonly fromTitle: string
  readonly fromWording: string
  readonly toLayer: Layer
  readonly toId: number
  readonly toMark: string | null
  readonly toTitle: string
  readonly toWording: string
  readonly note: string
}

function links(db: Db, reviewId: number) {
  return db
    .selectFrom('link')
    .innerJoin('configuration as source', join =>
      join
        .onRef('source.reviewId', '=', 'link.reviewId')
        .onRef('source.layer', '=', 'link.fromLayer')
        .onRef('source.id', '=', 'link.fromId'),
    )
    .innerJoin('configuration as target', join =>
      join
        .onRef('target.reviewId', '=', 'link.reviewId')
        .onRef('target.layer', '=', 'link.toLayer')
        .onRef('target.id', '=', 'link.toId'),
    )
    .leftJoin('element as cause', join =>
      join.onRef('cause.reviewId', '=', 'link.reviewId').onRef('cause.id', '=', 'link.fromElementId'),
    )
    .leftJoin('element as effect', join =>
      join.onRef('effect.reviewId', '=', 'link.reviewId').onRef('effect.id', '=', 'link.toElementId'),
    )
    .select([
      'link.id',
      'link.kind',
      'source.layer as fromLayer',
      'source.id as fromId',
      'cause.mark as fromMark',
      'source.title as fromTitle',
      'source.wording as fromWording',
      'target.layer as toLayer',
      'target.id as toId',
      'effect.mark as toMark',
      'target.title as toTitle',
      'target.wording as toWording',
      'link.note',
    ])
    .where('link.reviewId', '=', reviewId)
}

/** The links of one configuration, in either direction. */
export async function listLinks(db: Db, reviewId: number, layer: Layer, id: number): Promise<Link[]> {
  return links(db, reviewId)
    .where(eb =>
      eb.or([
        eb.and([eb('link.fromLayer', '=', layer), eb('link.fromId', '=', id)]),
        eb.and([eb('link.toLayer', '=', layer), eb('link.toId', '=', id)]),
      ]),
    )
    .orderBy('link.id')
    .execute()
}

/** Every ripple of a review with the marks it runs between and the names of its ends. */
export async function listRipples(db: Db, reviewId: number) {
  const rows = await links(db, reviewId).where('link.kind', '=', 'ripple').orderBy('link.id').limit(5_000).execute()
  return rows.map(row => ({
    ...row,
    from: { layer: row.fromLayer as Layer, id: row.fromId },
    to: { layer: row.toLayer as Layer, id: row.toId },
  }))
}

/** Every link of a review without its words, for chains and maps. */
export async function listAllLinks(db: Db, reviewId: number): Promise<(Rippling & { readonly id: number })[]> {
  const rows = await db
    .selectFrom('link')
    .select(['id', 'kind', 'fromLayer', 'fromId', 'toLayer', 'toId'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .limit(20_000)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    from: { layer: row.fromLayer as Layer, id: row.fromId },
    to: { layer: row.toLayer as Layer, id: row.toId },
  }))
}

export async function getLink(db: Db, reviewId: number, id: number): Promise<Link> {
  const row = await links(db, reviewId).where('link.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This link')
  return row
}

export async function insertLink(
  db: Db,
  row: {
    reviewId: number
    id: number
    kind: LinkKind
    fromLayer: Layer
    fromId: number
    fromElementId: number | null
    toLayer: Layer
    toId: number
    toElementId: number | null
    note: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('link').values(row).execute()
}

export async function takeLinkRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('link')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db.deleteFrom('link').where('reviewId', '=', reviewId).where('id', '=', id).execute()
  return row
}
