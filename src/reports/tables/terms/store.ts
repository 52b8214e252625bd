// Reads the vocabulary of a review with how often each part of it is used.
import { sql } from 'kysely'
import { ROLES } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { listFacets, listLevels } from '../../../reviews/vocabulary/store.ts'
import type { TermRow } from './columns.ts'

const NOTHING = {
  ...{ id: null, facet: '', describes: '', code: null, partOf: null, definition: '', retiredAt: null },
  ...{ documents: null, excerpts: null, configurations: null, elements: null },
}
const count = sql<number>`count(*)`

export async function readTerms(db: Db, reviewId: number): Promise<readonly TermRow[]> {
  const roles = new Map((await countRoles(db, reviewId)).map(row => [row.role, Number(row.count)]))
  const levels = new Map((await countLevels(db, reviewId)).map(row => [row.levelId, Number(row.count)]))
  const facets = await listFacets(db, reviewId)
  const terms = Map.groupBy(await listAllTerms(db, reviewId), term => term.facetId)
  return [
    ...ROLES.map(role => ({ ...NOTHING, kind: 'role', name: role, elements: roles.get(role) ?? 0 })),
    ...(await listLevels(db, reviewId)).map(({ id, name, definition }) => ({
      ...{ ...NOTHING, kind: 'level', id, name, definition, elements: levels.get(id) ?? 0 },
    })),
    ...facets.flatMap(({ id, name, describes, retiredAt }) => [
      { ...NOTHING, kind: 'facet', id, name, describes, retiredAt },
      ...(terms.get(id) ?? []).map(term => ({
        ...{ ...NOTHING, kind: 'term', facet: name, describes, id: term.id, name: term.name, partOf: term.parent },
        ...{ definition: term.definition, retiredAt: term.retiredAt },
        ...{ documents: Number(term.documents), excerpts: Number(term.excerpts) },
        configurations: Number(term.configurations),
      })),
    ]),
    ...(await listIdeas(db, reviewId)).map(idea => ({
      ...{ ...NOTHING, kind: 'idea', id: idea.id, name: idea.name, code: idea.code, partOf: idea.partOf },
      ...{ definition: idea.definition, elements: Number(idea.elements) },
    })),
  ]
}

function countRoles(db: Db, reviewId: number) {
  return db
    .selectFrom('element')
    .select(['role', count.as('count')])
    .where('reviewId', '=', reviewId)
    .groupBy('role')
    .execute()
}

function countLevels(db: Db, reviewId: number) {
  return db
    .selectFrom('elementLevel')
    .select(['levelId', count.as('count')])
    .where('reviewId', '=', reviewId)
    .groupBy('levelId')
    .execute()
}

/** Retired ones too, since what carries them keeps them. */
function listAllTerms(db: Db, reviewId: number) {
  return db
    .selectFrom('term')
    .leftJoin('term as p', join => join.onRef('p.reviewId', '=', 'term.reviewId').onRef('p.id', '=', 'term.parentId'))
    .select(['term.id', 'term.facetId', 'term.name', 'term.definition', 'term.retiredAt', 'p.name as parent'])
    .select(eb => [
      eb
        .selectFrom('documentTerm as u')
        .select(count.as('n'))
        .whereRef('u.reviewId', '=', 'term.reviewId')
        .whereRef('u.termId', '=', 'term.id')
        .as('documents'),
      eb
        .selectFrom('excerptTerm as u')
        .select(count.as('n'))
        .whereRef('u.reviewId', '=', 'term.reviewId')
        .whereRef('u.termId', '=', 'term.id')
        .as('excerpts'),
      eb
        .selectFrom('configurationTerm as u')
        .select(count.as('n'))
        .whereRef('u.reviewId', '=', 'term.reviewId')
        .whereRef('u.termId', '=', 'term.id')
        .as('configurations'),
    ])
    .where('term.reviewId', '=', reviewId)
    .orderBy('term.position')
    .orderBy('term.id')
    .execute()
}

function listIdeas(db: Db, reviewId: number) {
  return db
    .selectFrom('statement as s')
    .leftJoin('statement as p', join => join.onRef('p.reviewId', '=', 's.reviewId').onRef('p.id', '=', 's.partOfId'))
    .select(['s.id', 's.name', 's.code', 's.definition', 'p.name as partOf'])
    .select(eb =>
      eb
        .selectFrom('element as e')
        .select(count.as('n'))
        .whereRef('e.reviewId', '=', 's.reviewId')
        .whereRef('e.statementId', '=', 's.id')
        .as('elements'),
    )
    .where('s.reviewId', '=', reviewId)
    .orderBy('s.id')
    .execute()
}
