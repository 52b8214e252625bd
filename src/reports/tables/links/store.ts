// Reads the lines of the map: links, what accounts contribute to, what stands under what, what bears on which theory statement.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import type { LinkRow } from './columns.ts'

const NOTHING = {
  link: null,
  elementId: null,
  mark: null,
  stance: null,
  isConverse: null,
  note: '',
  by: null,
  at: null,
}

export async function* readLinks(db: Db, reviewId: number): AsyncGenerator<readonly LinkRow[]> {
  yield (await listLinks(db, reviewId)).map(row => ({
    ...{ kind: row.kind, link: row.id, stance: null, isConverse: null },
    from: { layer: row.fromLayer as Layer, id: row.fromId, elementId: row.fromElementId, mark: row.fromMark },
    to: { layer: row.toLayer as Layer, id: row.toId, elementId: row.toElementId, mark: row.toMark },
    ...{ note: row.note, by: row.createdBy, at: row.createdAt },
  }))
  yield (await listContributions(db, reviewId)).map(row => ({
    ...{ ...NOTHING, kind: 'contributes to', stance: row.stance, isConverse: row.isConverse === 1 },
    from: { layer: 'account', id: row.accountId, elementId: null, mark: null },
    to: { layer: 'synthesised', id: row.configurationId, elementId: null, mark: null },
    ...{ note: row.note, by: row.createdBy, at: row.createdAt },
  }))
  yield (await listUnder(db, reviewId)).map(row => ({
    ...{ ...NOTHING, kind: 'stands under' },
    from: { layer: row.layer, id: row.id, elementId: null, mark: null },
    to: { layer: row.layer, id: row.parentId ?? 0, elementId: null, mark: null },
  }))
  yield (await listBearings(db, reviewId)).map(row => ({
    ...{ ...NOTHING, kind: 'bears on', stance: row.stance },
    from: { layer: row.layer, id: row.configurationId, elementId: null, mark: null },
    to: { layer: 'theory statement', id: row.statementId, elementId: null, mark: null },
    ...{ note: row.note, by: row.createdBy, at: row.createdAt },
  }))
}

function listLinks(db: Db, reviewId: number) {
  return db
    .selectFrom('link as l')
    .leftJoin('element as a', join => join.onRef('a.reviewId', '=', 'l.reviewId').onRef('a.id', '=', 'l.fromElementId'))
    .leftJoin('element as b', join => join.onRef('b.reviewId', '=', 'l.reviewId').onRef('b.id', '=', 'l.toElementId'))
    .leftJoin('person', 'person.id', 'l.createdBy')
    .select(['l.id', 'l.kind', 'l.fromLayer', 'l.fromId', 'l.fromElementId', 'a.mark as fromMark'])
    .select(['l.toLayer', 'l.toId', 'l.toElementId', 'b.mark as toMark', 'l.note'])
    .select(['person.name as createdBy', 'l.createdAt'])
    .where('l.reviewId', '=', reviewId)
    .orderBy('l.id')
    .execute()
}

function listContributions(db: Db, reviewId: number) {
  return db
    .selectFrom('contribution as c')
    .leftJoin('person', 'person.id', 'c.createdBy')
    .select(['c.accountId', 'c.configurationId', 'c.stance', 'c.isConverse', 'c.note'])
    .select(['person.name as createdBy', 'c.createdAt'])
    .where('c.reviewId', '=', reviewId)
    .orderBy('c.configurationId')
    .orderBy('c.accountId')
    .execute()
}

function listUnder(db: Db, reviewId: number) {
  return db
    .selectFrom('configuration')
    .select(['layer', 'id', 'parentId'])
    .where('reviewId', '=', reviewId)
    .where('parentId', 'is not', null)
    .orderBy('layer')
    .orderBy('id')
    .execute()
}

function listBearings(db: Db, reviewId: number) {
  return db
    .selectFrom('bearing as b')
    .leftJoin('person', 'person.id', 'b.createdBy')
    .select(['b.layer', 'b.configurationId', 'b.statementId', 'b.stance', 'b.note'])
    .select(['person.name as createdBy', 'b.createdAt'])
    .where('b.reviewId', '=', reviewId)
    .orderBy('b.statementId')
    .orderBy('b.id')
    .execute()
}
